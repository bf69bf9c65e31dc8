package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the packages of the standard library import, by a table of one release; its code is not read here. */
final class StandardImports {
    /** The minor number of the release that the table is of. */
    static final int RELEASE = 26;

    /** For a program of whose standard library only the packages are known that other code imports. */
    static final StandardImports NONE = new StandardImports(Map.of(), false);

    /** Only the package time has files for it. */
    private static final String TIME_ZONES = "timetzdata";

    /** The tags that files of the library name, beside systems, processors and those that hold without cgo. */
    private static final Set<String> CHANGING = Set.of(
            "boringcrypto",
            "compiler_bootstrap",
            "debuglog",
            "faketime",
            "libfuzzer",
            "math_big_pure_go",
            "netcgo",
            "nethttpomithttp2",
            "noopt",
            "purego",
            "valgrind");

    /** The only public package that imports less with cgo: the C library looks users up. */
    private static final String WITHOUT_CGO = "os/user";

    private final Map<String, List<String>> imports;
    private final boolean whole;

    private StandardImports(Map<String, List<String>> imports, boolean whole) {
        this.imports = imports;
        this.whole = whole;
    }

    /**
     * Returns what is certain of a release, built for these targets: nothing of one that the table is not of, or with a
     * build tag that changes the library. With cgo the packages import more than the table says.
     */
    static StandardImports of(GoVersion release, List<BuildTarget> targets) {
        if (release.minor() != RELEASE || targets.stream().anyMatch(StandardImports::changes)) {
            return NONE;
        }
        Map<String, List<String>> imports = new HashMap<>(read().imports);
        if (targets.stream().anyMatch(target -> target.tags().contains(TIME_ZONES))) {
            imports.merge("time", List.of("time/tzdata"), StandardImports::joined);
        }
        boolean cgo = targets.stream().anyMatch(BuildTarget::cgo);
        if (cgo) {
            imports.remove(WITHOUT_CGO);
        }
        return new StandardImports(imports, !cgo);
    }

    private static boolean changes(BuildTarget target) {
        return target.tags().stream().anyMatch(tag -> tag.startsWith("goexperiment.") || CHANGING.contains(tag));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Reads the table. */
    static StandardImports read() {
        Map<String, List<String>> imports = new HashMap<>();
        for (List<String> row : Table.read("standard-imports.tsv")) {
            imports.put(row.get(0), List.of(row.get(1).split(" ")));
        }
        return new StandardImports(imports, true);
    }

    /** Returns whether a package imports nothing else. */
    boolean isWhole() {
        return whole;
    }

    /** Returns what a package imports; nothing if the table does not have it. */
    List<String> of(String path) {
        return imports.getOrDefault(path, List.of());
    }
}
