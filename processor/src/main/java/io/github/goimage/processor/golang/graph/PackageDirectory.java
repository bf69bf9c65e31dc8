package io.github.goimage.processor.golang.graph;

import java.nio.file.Path;

/**
 * A directory of a module that holds a package for some target.
 *
 * @param path relative to the module's root, with {@code /}; {@code .} for the root itself
 * @param name by the package clause
 */
public record PackageDirectory(Path directory, String path, String name) {
    /** Returns whether it can be built into a program. */
    public boolean isMain() {
        return name.equals("main");
    }
}
