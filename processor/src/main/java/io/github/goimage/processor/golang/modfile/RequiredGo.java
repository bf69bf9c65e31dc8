package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.version.GoVersion;

/** The Go version that a {@code go} or {@code toolchain} line requires, and the place of the line. */
public record RequiredGo(GoVersion version, SourceLine at) {}
