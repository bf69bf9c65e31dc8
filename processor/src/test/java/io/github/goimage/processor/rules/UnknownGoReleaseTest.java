package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownGoReleaseTest {
    private static final String UNKNOWN =
            " newer than this version of goimage, which knows Go up to 1.27: the release may not exist";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnknownGoRelease.class, directory).file("main.go", "package main\n\nfunc main() {}\n");
    }

    private void require(String lines) {
        tester.file("go.mod", "module example.com/localcache\n\n" + lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.28", "1.28.3", "1.28rc1", "1.100"})
    void advisesOfAReleaseThatIsNotKnown(String go) {
        require("go 1.26\n");
        tester.compile("build = @Build(go = \"" + go + "\")")
                .hasAdvice("build.go", "Go " + go + " is" + UNKNOWN, "go = \"1.27\", or use a newer goimage");
    }

    @ParameterizedTest
    @CsvSource({"go 1.28, 1.28", "go 1.28.3, 1.28", "go 1.26;toolchain go1.28.3, 1.28", "go 1.28rc1, 1.28rc1"})
    void advisesOfWhatTheModuleRequires(String lines, String release) {
        require(lines.replace(';', '\n') + "\n");
        int line = lines.contains("toolchain") ? 4 : 3;
        String fix = "require Go 1.27 there, or use a newer goimage";
        String problem = "go.mod:" + line + " requires Go " + release + ", which is" + UNKNOWN;
        tester.compile("").hasAdvice("build.go", problem, fix);
    }

    @Test
    void advisesOfTheReleaseOfABuilder() {
        require("go 1.26\n");
        tester.compile("build = @Build(from = \"golang:1.28-trixie\")")
                .hasAdvice(
                        "build.from",
                        "Go 1.28 is" + UNKNOWN,
                        "from = \"golang:1.27-trixie\" in @Build, or use a newer goimage");
    }

    @Test
    void saysNothingOfAnImageThatIsThere() {
        require("go 1.26\n");
        tester.accepts("build = @Build(from = \"golang:1.28-trixie@sha256:" + "0".repeat(64) + "\")");
        tester.file("goimage.lock", "golang:1.28-alpine sha256:" + "0".repeat(64) + "\n");
        tester.accepts("build = @Build(go = \"1.28\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.26", "1.26.99", "1.27", "1.27.3"})
    void acceptsWhatIsKnown(String go) {
        require("go 1.26\n");
        tester.accepts("build = @Build(go = \"" + go + "\")");
    }

    @Test
    void acceptsTheDefault() {
        require("go 1.27\n");
        tester.accepts("port = 8000");
    }
}
