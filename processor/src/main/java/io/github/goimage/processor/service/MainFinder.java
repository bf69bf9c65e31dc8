package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.graph.PackageDirectory;
import java.util.List;

/**
 * Chooses the main package of a module by its package clause, never by a file's name: from a library, go build would
 * silently build an archive.
 */
final class MainFinder {
    private static final String ROOT = ".";

    private final List<PackageDirectory> packages;
    private final List<String> mains;

    MainFinder(List<PackageDirectory> packages) {
        this.packages = packages;
        this.mains = packages.stream()
                .filter(PackageDirectory::isMain)
                .map(found -> written(found.path()))
                .toList();
    }

    /**
     * Returns the named package, otherwise the root, otherwise the only main package below {@code cmd/}, otherwise the
     * only one at all.
     */
    MainChoice choose(String named) {
        return named.isEmpty() ? search() : named(written(named));
    }

    private MainChoice search() {
        if (mains.isEmpty()) {
            return new MainChoice.None("the module has no package main", List.of());
        }
        List<String> commands =
                mains.stream().filter(main -> main.startsWith("./cmd/")).toList();
        if (mains.contains(ROOT)) {
            return new MainChoice.Chosen(ROOT);
        }
        List<String> candidates = commands.isEmpty() ? mains : commands;
        return candidates.size() == 1 ? new MainChoice.Chosen(candidates.get(0)) : new MainChoice.Several(candidates);
    }

    private MainChoice named(String main) {
        if (mains.contains(main)) {
            return new MainChoice.Chosen(main);
        }
        String problem = packages.stream()
                .filter(found -> written(found.path()).equals(main))
                .map(found -> "\"" + main + "\" is package " + found.name() + ", not package main")
                .findFirst()
                .orElse("there is no Go package in \"" + main + "\"");
        return new MainChoice.None(problem, mains);
    }

    /** Returns a path as the go command takes it: {@code .} or {@code ./cmd/api}. */
    static String written(String path) {
        String plain = path.replaceAll("/+", "/").replaceAll("^(\\./)+|/$", "");
        return plain.isEmpty() || plain.equals(ROOT) ? ROOT : "./" + plain;
    }
}
