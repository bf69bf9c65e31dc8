package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Place;

/**
 * A use of a name of an imported package.
 *
 * @param name as it is written, {@code "middleware.RealIP"}
 */
public record NameUse(String name, Place place) {}
