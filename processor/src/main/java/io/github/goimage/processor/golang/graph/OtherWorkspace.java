package io.github.goimage.processor.golang.graph;

import java.util.List;

/**
 * A workspace that does not use a module which lies below it, so that the go command does not find its modules there.
 *
 * @param file go.work, as shown to the user
 * @param use the module's directory as a use line of the file would say it, {@code ./api}
 * @param modules the paths of the modules that it uses
 */
public record OtherWorkspace(String file, String use, List<String> modules) {
    public OtherWorkspace {
        modules = List.copyOf(modules);
    }

    /** Returns whether a module of the workspace provides a package, or is itself the path. */
    public boolean provides(String path) {
        return modules.stream().anyMatch(module -> ImportResolver.isWithin(path, module));
    }
}
