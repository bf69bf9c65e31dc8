package io.github.goimage.processor.gomod;

import java.nio.file.Path;

/** Where an import path leads to in the tree. */
record PackagePlace(String path, Path directory, GoPackage.Origin origin) {}
