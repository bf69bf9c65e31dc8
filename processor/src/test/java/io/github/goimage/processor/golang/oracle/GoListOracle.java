package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.graph.PackageDirectory;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages, files, embeds and imports of public modules, compared with what {@code go list -deps -json} says. Needs the
 * go command and the module proxy; its name keeps it out of an ordinary run: {@code -Dtest=GoListOracle}.
 */
@Tag("toolchain")
class GoListOracle {
    private static final List<BuildTarget> TARGETS = List.of(
            Targets.linux("amd64", true, 26),
            Targets.linux("arm64", true, 26),
            Targets.linux("arm", false, 26),
            Targets.linux("s390x", false, 26));

    private final List<String> differences = new ArrayList<>();
    private int mains;
    private int packages;
    private int modules;

    @TempDir
    Path temporary;

    @Test
    void reachablePackagesAreThoseOfGoList() throws Exception {
        for (PublicModule module : PublicModules.ALL) {
            if (module.name().contains(System.getProperty("oracle.only", ""))) {
                compare(module);
            }
        }
        System.out.println("modules=" + modules + " mains=" + mains + " packages=" + packages + " differences="
                + differences.size());
        assertEquals(List.of(), differences);
    }

    private void compare(PublicModule module) throws Exception {
        Path root = temporary.toRealPath().resolve("module" + modules++);
        Path directory = module.lay(root);
        long files = countFiles(root);
        int before = packages;
        for (BuildTarget target : TARGETS) {
            compare(module, new GoSources(new SourceTree(root)), root, directory, target);
        }
        System.out.println(module.name() + ": files=" + files + " packages=" + (packages - before) + " differences="
                + differences.size());
        delete(root);
    }

    private void compare(PublicModule module, GoSources sources, Path root, Path directory, BuildTarget target)
            throws Exception {
        String where = module.name() + " " + target.arch() + " ";
        GoCommand go = new GoCommand(
                directory, Map.of("GOOS", "linux", "GOARCH", target.arch(), "CGO_ENABLED", target.cgo() ? "1" : "0"));
        ModuleTree tree = sources.modules(directory);
        same(where + "vendor", List.of(), tree.vendorDisagreements());
        Map<String, String> listed = new TreeMap<>();
        for (ListedPackage found :
                ListedPackage.parse(go.run("list", "-e", "-json=" + ListedPackage.FIELDS, "./..."))) {
            // A directory with only tests cannot be built, so it is not a package here.
            if (!found.many("GoFiles").isEmpty() || !found.many("CgoFiles").isEmpty()) {
                listed.put(directory.relativize(Path.of(found.one("Dir"))).toString(), found.one("Name"));
            }
        }
        Map<String, String> ours = new TreeMap<>();
        List<Path> mainDirectories = new ArrayList<>();
        for (PackageDirectory found : sources.packages(tree.main(), target)) {
            ours.put(found.path().equals(".") ? "" : found.path(), found.name());
            if (found.isMain()) {
                mainDirectories.add(found.directory());
            }
        }
        same(where + "packages", lines(listed), lines(ours));
        if (!mainDirectories.isEmpty()) {
            Map<String, ListedPackage> dependencies = dependencies(go, directory, mainDirectories);
            for (Path main : mainDirectories) {
                mains++;
                compareGraph(where, root, dependencies, sources.imports(tree, main, target));
            }
        }
    }

    private static Map<String, ListedPackage> dependencies(GoCommand go, Path directory, List<Path> mains)
            throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("list", "-e", "-deps", "-pgo=off", "-json=" + ListedPackage.FIELDS));
        mains.forEach(main -> arguments.add("./" + directory.relativize(main)));
        Map<String, ListedPackage> dependencies = new LinkedHashMap<>();
        for (ListedPackage listed : ListedPackage.parse(go.run(arguments.toArray(String[]::new)))) {
            dependencies.put(listed.one("ImportPath"), listed);
        }
        return dependencies;
    }

    private void compareGraph(String where, Path root, Map<String, ListedPackage> all, ImportGraph graph) {
        String at = where + graph.main().path() + " ";
        Map<String, ListedPackage> reached = reach(all, graph.main().path());
        Map<String, GoPackage> ours = new TreeMap<>();
        graph.all().forEach(found -> ours.put(found.path(), found));
        TreeSet<String> expected = new TreeSet<>();
        reached.forEach((path, listed) -> {
            boolean inTree =
                    !listed.one("Dir").isEmpty() && Path.of(listed.one("Dir")).startsWith(root);
            if (inTree) {
                expected.add(path);
            }
        });
        same(at + "reachable", expected, ours.keySet());
        same(at + "missing", List.of(), graph.missing());
        for (String path : expected) {
            if (ours.containsKey(path)) {
                packages++;
                comparePackage(at + path + " ", reached.get(path), ours.get(path));
            }
        }
    }

    private static Map<String, ListedPackage> reach(Map<String, ListedPackage> all, String main) {
        Map<String, ListedPackage> reached = new TreeMap<>();
        Deque<String> unread = new ArrayDeque<>(List.of(main));
        while (!unread.isEmpty()) {
            String path = unread.remove();
            ListedPackage listed = all.get(path);
            if (listed != null && reached.putIfAbsent(path, listed) == null) {
                unread.addAll(listed.many("Imports"));
            }
        }
        return reached;
    }

    private void comparePackage(String at, ListedPackage listed, GoPackage ours) {
        same(at + "dir", listed.one("Dir"), ours.directory().toString());
        same(at + "name", listed.one("Name"), ours.name());
        same(at + "go", sorted(listed.many("GoFiles")), names(ours.goFiles()));
        same(at + "cgo", sorted(listed.many("CgoFiles")), names(ours.cgoFiles()));
        same(at + "other", listed.otherFiles(), ours.otherFiles());
        same(
                at + "patterns",
                sorted(listed.many("EmbedPatterns")),
                sorted(ours.embeds().stream().map(embed -> embed.pattern()).toList()));
        same(at + "embeds", sorted(listed.many("EmbedFiles")), ours.embeddedFiles());
        same(
                at + "imports",
                sorted(listed.many("Imports")),
                sorted(ours.compiledFiles().stream()
                        .flatMap(file -> file.imports().stream())
                        .map(GoImport::path)
                        .toList()));
    }

    private static Set<String> lines(Map<String, String> map) {
        Set<String> lines = new TreeSet<>();
        map.forEach((key, value) -> lines.add(key + "=" + value));
        return lines;
    }

    private void same(String what, Set<String> expected, Set<String> ours) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(ours);
        Set<String> surplus = new TreeSet<>(ours);
        surplus.removeAll(expected);
        same(what, missing, surplus, missing.isEmpty() && surplus.isEmpty());
    }

    private void same(String what, Object expected, Object ours) {
        same(what, expected, ours, expected.equals(ours));
    }

    private void same(String what, Object expected, Object ours, boolean equal) {
        if (!equal) {
            differences.add(what);
            System.out.println("  " + what + ": go says " + expected + ", we say " + ours);
        }
    }

    private static List<String> names(List<GoFile> files) {
        return files.stream().map(GoFile::name).toList();
    }

    private static List<String> sorted(Collection<String> values) {
        return List.copyOf(new TreeSet<>(values));
    }

    private static long countFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
