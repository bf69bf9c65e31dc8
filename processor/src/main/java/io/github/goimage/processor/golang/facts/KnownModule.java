package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.graph.ImportResolver;
import java.util.Set;

/**
 * A row of the table of modules that are known by name.
 *
 * @param path a module path without its major version, or the path of one of its packages; it includes everything below
 * @param effects none if the module is known to need nothing
 * @param reason a short clause that fits in a comment of a Dockerfile
 */
public record KnownModule(String path, Set<ModuleEffect> effects, String reason) {
    /** Returns whether an import path belongs to this module. */
    public boolean holds(String importPath) {
        return ImportResolver.isWithin(importPath, path);
    }
}
