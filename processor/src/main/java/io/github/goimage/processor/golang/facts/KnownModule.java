package io.github.goimage.processor.golang.facts;

import java.util.Set;

/**
 * A row of the table of modules that are known by name.
 *
 * @param path a module path without its major version, or the path of one of its packages; what lies below it counts too
 * @param effects none where the module is known to need nothing
 * @param reason a short clause, fit for a comment in a Dockerfile
 */
public record KnownModule(String path, Set<ModuleEffect> effects, String reason) {
    /** Tells whether an import path is this module's. */
    public boolean holds(String importPath) {
        return importPath.startsWith(path)
                && (importPath.length() == path.length() || importPath.charAt(path.length()) == '/');
    }
}
