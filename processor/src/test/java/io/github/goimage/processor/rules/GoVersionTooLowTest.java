package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoVersionTooLowTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(GoVersionTooLow.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.24.0\n\ntoolchain go1.26.2\n")
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void refusesAnOlderBuilder() {
        tester.compile("build = @Build(go = \"1.25\")")
                .hasError(
                        "build.go",
                        1,
                        30,
                        "Go 1.25 cannot build this module: go.mod:5 requires Go 1.26.2",
                        "go = \"1.26\", or remove go");
    }

    @Test
    void refusesAnOlderPatch() {
        tester.compile("build = @Build(go = \"1.26.1\")")
                .hasError(
                        "build.go",
                        1,
                        30,
                        "Go 1.26.1 cannot build this module: go.mod:5 requires Go 1.26.2",
                        "go = \"1.26\", or remove go");
    }

    @Test
    void refusesAReleaseWithoutTrixieForCgo() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.18\n");
        tester.compile("build = @Build(go = \"1.22\", cgo = true)")
                .hasError(
                        "build.go",
                        1,
                        30,
                        "there is no golang:1.22-trixie, which cgo needs: trixie is available from Go 1.23",
                        "remove go");
    }

    @Test
    void refusesAReleaseWithoutTrixieForPrivateModules() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.18\n");
        tester.compile("build = @Build(go = \"1.22\", privateModules = \"git.acme.com\")")
                .hasError(
                        "build.go",
                        1,
                        30,
                        "there is no golang:1.22-trixie, which privateModules needs: trixie is available from Go 1.23",
                        "remove go");
    }

    @Test
    void refusesABuilderBelowTheProjectsMinimum() {
        tester.file("goimage.properties", "go.minimum = 1.27.1");
        tester.compile("build = @Build(go = \"1.26\")")
                .hasError(
                        "build.go",
                        1,
                        30,
                        "Go 1.26 is older than go.minimum in goimage.properties, 1.27.1",
                        "go = \"1.27.1\", or remove go");
        tester.accepts("build = @Build(go = \"1.27\")");
        tester.accepts("");
    }

    @Test
    void acceptsTheSameAndNewerReleases() {
        // A tag without a patch is the newest patch.
        tester.accepts("build = @Build(go = \"1.26\")");
        tester.accepts("build = @Build(go = \"1.26.2\")");
        tester.accepts("build = @Build(go = \"1.27\", cgo = true)");
    }
}
