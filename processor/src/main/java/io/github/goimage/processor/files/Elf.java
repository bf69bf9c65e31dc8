package io.github.goimage.processor.files;

import java.util.Optional;

/**
 * What the headers of an ELF file say about where it runs.
 *
 * @param linux whether it is for Linux, as far as the header tells
 * @param program whether it can be started: not an object file, library or core dump
 * @param arch GOARCH of its machine; empty for one that Go does not know
 * @param loader the program that loads its shared libraries, {@code /lib64/ld-linux-x86-64.so.2}; empty if it is
 *     statically linked
 * @param debug whether it holds debug information
 */
public record Elf(boolean linux, boolean program, Optional<String> arch, Optional<String> loader, boolean debug) {}
