/** Modules and packages: which modules a build uses, which files each package compiles, and what imports what. */
package io.github.goimage.processor.golang.graph;
