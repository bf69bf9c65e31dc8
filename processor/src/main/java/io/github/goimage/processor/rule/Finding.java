package io.github.goimage.processor.rule;

import io.github.goimage.processor.spec.AttributePath;

/**
 * What a rule has found.
 *
 * @param path the value that is at fault, or the member that would hold it
 * @param problem what is wrong, with the value unless it is a secret; no full stop
 * @param fix what to write instead, as Java that compiles where it is Java
 */
public record Finding(AttributePath path, String problem, String fix) {}
