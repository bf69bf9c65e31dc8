/** go.mod, go.work and vendor/modules.txt, in the grammar of the Go Modules Reference. */
package io.github.goimage.processor.golang.modfile;
