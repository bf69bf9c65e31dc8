package io.github.goimage.processor.rule;

/**
 * What is wrong with the copy of a Dockerfile that is committed beside the Go module.
 *
 * @param problem what is wrong, with the file relative to the root directory; no full stop
 * @param fix what to do about it
 */
public record CopyFault(String problem, String fix) {}
