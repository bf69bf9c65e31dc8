/** The world's base images: image references, and one table of what each base contains. */
package io.github.goimage.processor.base;
