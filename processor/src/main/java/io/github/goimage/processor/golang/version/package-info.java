/** Versions: of Go, and of modules as the Go modules reference orders them. */
package io.github.goimage.processor.golang.version;
