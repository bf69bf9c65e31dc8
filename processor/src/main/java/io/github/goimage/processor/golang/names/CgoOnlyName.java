package io.github.goimage.processor.golang.names;

import io.github.goimage.processor.golang.source.Place;

/**
 * A name that compiled code uses but that only a file declares which needs cgo: without cgo the compiler says
 * "undefined".
 *
 * @param used one place that uses it
 * @param declared where the file declares it
 */
public record CgoOnlyName(String name, Place used, Place declared) {}
