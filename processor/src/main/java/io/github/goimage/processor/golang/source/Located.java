package io.github.goimage.processor.golang.source;

/** A value and the line, from 1, of the file that says it. */
public record Located<T>(T value, int line) {}
