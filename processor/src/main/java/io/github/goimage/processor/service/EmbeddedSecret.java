package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.graph.Embed;

/**
 * A file with credentials that the go command puts into the binary.
 *
 * @param file relative to the build context, with {@code /}
 * @param what says what it is, as a predicate: {@code is a private key}
 * @param embed the first pattern that embeds it
 */
public record EmbeddedSecret(String file, String what, Embed embed) {}
