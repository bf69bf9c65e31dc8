/**
 * What the Go code says: go.mod, go.work and vendor/modules.txt, the packages of a module, the import graph from a
 * main package for one build target, and facts found in reachable source.
 *
 * <p>Nothing here starts a process, opens a connection or asks for the time; every file is read through
 * {@link io.github.goimage.processor.gomod.SourceTree}. A file that Go would refuse ends in one
 * {@link io.github.goimage.processor.gomod.GoFileException}.
 */
package io.github.goimage.processor.gomod;
