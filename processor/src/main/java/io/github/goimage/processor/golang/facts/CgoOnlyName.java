package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Place;

/**
 * A name that only a file declares which is left out without cgo, and that compiled code uses: the compiler says "undefined".
 *
 * @param used one place that uses it
 * @param declared where the file declares it
 */
public record CgoOnlyName(String name, Place used, Place declared) {}
