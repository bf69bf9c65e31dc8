/** The syntax tree of Go files, in which each name is resolved to what a function declares by it. */
package io.github.goimage.processor.golang.syntax;
