/**
 * What the Go code says: modules, packages, the import graph from a main package for one build target, and facts found
 * in reachable source. {@link io.github.goimage.processor.golang.GoSources} is the entry.
 *
 * <p>This package starts no process, opens no connection and reads no clock; it reads every file through
 * {@link io.github.goimage.processor.files.SourceTree}. If Go would reject a file, it throws an
 * {@link io.github.goimage.processor.files.UnusableFileException}.
 */
package io.github.goimage.processor.golang;
