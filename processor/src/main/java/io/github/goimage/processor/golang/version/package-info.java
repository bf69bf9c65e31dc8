/** Versions of Go, and of modules, in the order of the Go Modules Reference. */
package io.github.goimage.processor.golang.version;
