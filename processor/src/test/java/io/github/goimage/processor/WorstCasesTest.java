package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Outcome;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small inputs that once took minutes, all memory or all of the stack, and their neighbors: none takes more than some
 * seconds of processor time, most of which the compiler needs to start.
 */
final class WorstCasesTest {
    private static final long MOST_SECONDS = 20;
    private static final String DEEP = "a/".repeat(30_000);
    private static final String MAIN = "package main\n\nfunc main() {}\n";

    @TempDir
    Path directory;

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("deep main", "main = \"./" + DEEP + "\"", "main.go", MAIN),
                Arguments.of("deep module", "module = \"" + DEEP + "\"", "main.go", MAIN),
                Arguments.of("deep files", "files = \"" + DEEP + "\"", "main.go", MAIN),
                Arguments.of("deep prebuilt", "build = @Build(prebuilt = \"" + DEEP + "x\")", "main.go", MAIN),
                Arguments.of(
                        "1000 waivers",
                        lines(
                                1000,
                                i -> "@Waiver(rule = \"LowUid\", reason = \"why" + i + "\")",
                                ", ",
                                "waive = {",
                                "}"),
                        "main.go",
                        MAIN),
                Arguments.of(
                        "300 patterns of stars",
                        "",
                        "main.go",
                        lines(
                                300,
                                i -> " *a*a*a*a*a*b" + i,
                                "",
                                "package main\nimport \"embed\"\n//go:embed",
                                "\nvar f embed.FS\nfunc main() {}\n")),
                Arguments.of(
                        "300 patterns by 300 files",
                        "",
                        "main.go",
                        lines(
                                300,
                                i -> " *a*a*" + i,
                                "",
                                "package main\nimport \"embed\"\n//go:embed",
                                "\nvar f embed.FS\nfunc main() {}\n")),
                Arguments.of(
                        "100000 patterns",
                        "",
                        "main.go",
                        lines(
                                100_000,
                                i -> " a*",
                                "",
                                "package main\nimport \"embed\"\n//go:embed",
                                "\nvar f embed.FS\nfunc main() {}\n")),
                Arguments.of(
                        "30000 imports",
                        "",
                        "main.go",
                        "package main\n" + lines(30_000, i -> "import _ \"example.com/x/m" + i + "\"\n", "", "", "")),
                Arguments.of(
                        "60 variables that double a text",
                        "",
                        "main.go",
                        "package main\nimport \"net/http\"\nfunc main() { http.ListenAndServe(v0, nil) }\nvar v60 = \"x\"\n"
                                + lines(60, i -> "var v" + i + " = v" + (i + 1) + " + v" + (i + 1) + "\n", "", "", "")),
                Arguments.of(
                        "60 functions that double a text",
                        "",
                        "main.go",
                        "package main\nimport \"os\"\nfunc main() { os.Open(f0(\"x\")) }\n"
                                + "func f60(s string) string { return s }\n"
                                + lines(
                                        60,
                                        i -> "func f" + i + "(s string) string { return f" + (i + 1) + "(s) + f"
                                                + (i + 1) + "(s) }\n",
                                        "",
                                        "",
                                        "")),
                Arguments.of(
                        "100000 parentheses",
                        "",
                        "main.go",
                        MAIN + "var x = " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "\n"),
                Arguments.of(
                        "60000 settings",
                        "",
                        "goimage.properties",
                        lines(60_000, i -> "mirror.a" + i + ".example = b.example\n", "", "", "")),
                Arguments.of(
                        "100 doubled arguments of a Dockerfile",
                        "",
                        "Dockerfile",
                        lines(
                                100,
                                i -> "ARG A" + i + "=${A" + (i - 1) + "}${A" + (i - 1) + "}\n",
                                "",
                                "FROM golang\nARG A0=x\n",
                                "ENV X=${A99}\nCMD [\"./a\"]\n")));
    }

    private static String lines(int count, IntFunction<String> line, String between, String head, String tail) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining(between, head, tail));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void takesSomeSeconds(String name, String members, String file, String text) {
        long before = processorTime();
        TestCompiler compiler = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("go.mod", "module example.com/a\n\ngo 1.26\n")
                .source("main.go", MAIN)
                .source("a".repeat(250), "")
                .source(file, text)
                .annotation(members);
        if (name.endsWith(" files")) {
            IntStream.range(0, 300).forEach(i -> compiler.source("a".repeat(200) + i, ""));
        }
        Outcome outcome = compiler.javac();
        long used = (processorTime() - before) / 1_000_000;
        System.out.println(name + ": " + used + " ms");

        assertTrue(used < MOST_SECONDS * 1000, () -> used + " ms");
        outcome.messages().forEach(message -> assertFalse(message.text().contains("[InternalError]"), message.text()));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
