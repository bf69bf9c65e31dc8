/** How findings reach the user: the place in the source, and the one layout of a message. */
package io.github.goimage.processor.report;
