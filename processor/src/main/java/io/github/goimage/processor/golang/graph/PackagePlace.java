package io.github.goimage.processor.golang.graph;

import java.nio.file.Path;

/** Where an import path leads to in the tree. */
public record PackagePlace(String path, Path directory, GoPackage.Origin origin) {}
