package io.github.goimage.processor.policy;

import java.util.Optional;

/**
 * A policy of the processor path that applies to an image.
 *
 * @param jar the jar's name
 * @param version the jar's version, if its manifest or its name says one
 * @param sha256 the SHA-256 of its settings, in hexadecimal
 */
public record AppliedPolicy(String jar, Optional<String> version, String sha256) {}
