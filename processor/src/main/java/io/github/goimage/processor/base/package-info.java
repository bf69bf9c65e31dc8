/** What the world's base images are: image references, and one table of what each base brings. */
package io.github.goimage.processor.base;
