/**
 * What the Go code says: modules, packages, the import graph from a main package for one build target, and facts found in
 * reachable source. {@link io.github.goimage.processor.golang.GoSources} is the way in.
 *
 * <p>Nothing here starts a process, opens a connection or asks for the time; every file is read through
 * {@link io.github.goimage.processor.files.SourceTree}. A file that Go would refuse ends in one
 * {@link io.github.goimage.processor.files.UnusableFileException}.
 */
package io.github.goimage.processor.golang;
