/** What {@code files} of the annotation copies into the image, and which of it holds credentials. */
package io.github.goimage.processor.copied;
