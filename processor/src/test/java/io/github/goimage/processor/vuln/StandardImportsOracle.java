package io.github.goimage.processor.vuln;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.golang.oracle.GoCommand;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.version.GoVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of what the standard library imports, beside the go command. Not in an ordinary run:
 * {@code -Dtest=StandardImportsOracle}.
 */
@Tag("toolchain")
class StandardImportsOracle {
    /** Which of them a package reaches depends on the instructions of an architecture. */
    private static final Set<String> OF_INSTRUCTIONS =
            Set.of("crypto/internal/impl", "runtime/race/internal/amd64v1", "vendor/golang.org/x/sys/cpu");

    private static final StandardImports TABLE = StandardImports.read();

    @TempDir
    Path temporary;

    static List<String> architectures() {
        return Builder.architectures();
    }

    @BeforeEach
    void setUp() throws Exception {
        Files.writeString(temporary.resolve("go.mod"), "module oracle\n\ngo 1.26\n");
        assertTrue(
                go("amd64", false).run("env", "GOVERSION").startsWith("go1." + StandardImports.RELEASE + "."),
                "the release of the table");
    }

    /** Another release may import other internal packages; what a program reaches of the public ones stays. */
    @Test
    void theTableSaysWhatTheGoCommandSays() throws Exception {
        Map<String, List<String>> packages = packages("amd64", false);
        List<String> differences = packages.entrySet().stream()
                .filter(each -> !each.getValue().equals(TABLE.of(each.getKey())))
                .map(each ->
                        each.getKey() + " imports " + each.getValue() + ", the table says " + TABLE.of(each.getKey()))
                .toList();
        System.out.println("packages=" + packages.size() + " differences=" + differences.size());
        assertEquals("", String.join("\n", differences));
    }

    /** A program for any of them reaches the same packages, apart from those that every program has. */
    @ParameterizedTest
    @MethodSource("architectures")
    void theTableIsOfAllArchitectures(String architecture) throws Exception {
        Map<String, List<String>> packages = packages(architecture, false);
        Set<String> allowed = new TreeSet<>(reached("runtime", TABLE::of));
        allowed.add("runtime");
        allowed.addAll(OF_INSTRUCTIONS);
        List<String> differences = new ArrayList<>();
        for (String path : packages.keySet()) {
            Set<String> said = reached(path, TABLE::of);
            Set<String> found = reached(path, each -> packages.getOrDefault(each, List.of()));
            said.removeAll(allowed);
            found.removeAll(allowed);
            if (isPublic(path) && !said.equals(found)) {
                differences.add(path + " reaches " + found + ", by the table " + said);
            }
        }
        System.out.println(architecture + ": packages=" + packages.size() + " differences=" + differences.size());
        assertEquals("", String.join("\n", differences));
    }

    /** What a program reaches by the table, it reaches with cgo, too. */
    @ParameterizedTest
    @MethodSource("architectures")
    void withCgoAProgramReachesNoLess(String architecture) throws Exception {
        Map<String, List<String>> packages = packages(architecture, true);
        StandardImports table = StandardImports.of(
                new GoVersion(1, StandardImports.RELEASE, 1, "", 0),
                List.of(new BuildTarget("linux", architecture, "", true, Set.of(), StandardImports.RELEASE)));
        Set<String> allowed = new TreeSet<>(reached("runtime", table::of));
        allowed.addAll(OF_INSTRUCTIONS);
        List<String> differences = new ArrayList<>();
        for (String path : packages.keySet()) {
            Set<String> said = reached(path, table::of);
            said.removeAll(allowed);
            said.removeAll(reached(path, each -> packages.getOrDefault(each, List.of())));
            if (isPublic(path) && !said.isEmpty()) {
                differences.add(path + " does not reach " + said);
            }
        }
        System.out.println(
                architecture + " with cgo: packages=" + packages.size() + " differences=" + differences.size());
        assertEquals("", String.join("\n", differences));
    }

    private static boolean isPublic(String path) {
        return !path.startsWith("vendor/") && !List.of(path.split("/")).contains("internal");
    }

    private static Set<String> reached(String path, Function<String, List<String>> imports) {
        Set<String> reached = new TreeSet<>();
        Deque<String> unread = new ArrayDeque<>(List.of(path));
        while (!unread.isEmpty()) {
            imports.apply(unread.remove()).stream().filter(reached::add).forEach(unread::add);
        }
        return reached;
    }

    private GoCommand go(String architecture, boolean cgo) {
        return new GoCommand(
                temporary,
                Map.of("GOWORK", "off", "GOOS", "linux", "GOARCH", architecture, "CGO_ENABLED", cgo ? "1" : "0"));
    }

    /** Returns the packages of the standard library, and what each imports. */
    private Map<String, List<String>> packages(String architecture, boolean cgo) throws Exception {
        Map<String, List<String>> packages = new TreeMap<>();
        go(architecture, cgo)
                .run("list", "-f", "{{.ImportPath}}{{range .Imports}} {{.}}{{end}}", "std")
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> packages.put(
                        words[0],
                        Arrays.stream(words)
                                .skip(1)
                                .filter(path -> !path.equals("unsafe") && !path.equals("C"))
                                .toList()));
        assertTrue(packages.size() > 300, packages::toString);
        return packages;
    }
}
