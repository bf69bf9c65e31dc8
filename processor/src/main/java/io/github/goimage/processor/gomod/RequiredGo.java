package io.github.goimage.processor.gomod;

/** The Go version that a {@code go} or {@code toolchain} line asks for, and the place of the line. */
public record RequiredGo(GoVersion version, String file, int line) {}
