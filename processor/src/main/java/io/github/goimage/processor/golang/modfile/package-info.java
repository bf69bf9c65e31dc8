/** go.mod, go.work and vendor/modules.txt, as the Go modules reference writes their grammar. */
package io.github.goimage.processor.golang.modfile;
