/**
 * The files below the root directory, read once each, and nothing beyond it: symbolic links are followed as the kernel follows
 * them. A file that cannot be used ends in one {@link io.github.goimage.processor.files.UnusableFileException}.
 */
package io.github.goimage.processor.files;
