package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the packages of the standard library import, by a table of one release without cgo; its code is not read here.
 */
final class StandardImports {
    /** The minor number of the release that the table is of. */
    static final int RELEASE = 26;

    /** For a program of whose standard library only the packages are known that other code imports. */
    static final StandardImports NONE = new StandardImports(Map.of());

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

    private final Map<String, List<String>> imports;

    private StandardImports(Map<String, List<String>> imports) {
        this.imports = imports;
    }

    /**
     * Returns what is certain of a release, built for these targets: nothing of one that the table is not of, and
     * nothing with cgo or a build tag that changes the library.
     */
    static StandardImports of(GoVersion release, List<BuildTarget> targets) {
        if (release.minor() != RELEASE || targets.stream().anyMatch(StandardImports::changes)) {
            return NONE;
        }
        StandardImports table = read();
        return targets.stream().anyMatch(target -> target.tags().contains(TIME_ZONES)) ? table.withTimeZones() : table;
    }

    private static boolean changes(BuildTarget target) {
        return target.cgo()
                || target.tags().stream().anyMatch(tag -> tag.startsWith("goexperiment.") || CHANGING.contains(tag));
    }

    private StandardImports withTimeZones() {
        Map<String, List<String>> with = new HashMap<>(imports);
        with.merge(
                "time",
                List.of("time/tzdata"),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        return new StandardImports(with);
    }

    /** Reads the table. */
    static StandardImports read() {
        Map<String, List<String>> imports = new HashMap<>();
        for (List<String> row : Table.read("standard-imports.tsv")) {
            imports.put(row.get(0), List.of(row.get(1).split(" ")));
        }
        return new StandardImports(imports);
    }

    /** Returns what a package imports; nothing if the table does not have it. */
    List<String> of(String path) {
        return imports.getOrDefault(path, List.of());
    }
}
