/**
 * The files below the root directory, each read once, and nothing outside it: symbolic links are followed as the kernel
 * follows them. If a file cannot be used, this package throws an
 * {@link io.github.goimage.processor.files.UnusableFileException}.
 */
package io.github.goimage.processor.files;
