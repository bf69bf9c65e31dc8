/** Everything of goimage that runs inside the Java compiler. */
package io.github.goimage.processor;
