package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** The fix of the lower one would be the next finding. */
    @ParameterizedTest
    @CsvSource({
        "1.24, go.mod:5 requires Go 1.26.2, 1.26",
        "1.27, 'is older than go.minimum in goimage.properties, 1.27', 1.27"
    })
    void asksForTheHigherOfMinimumAndRequirement(String minimum, String problem, String release) {
        tester.file("goimage.properties", "go.minimum = " + minimum);
        tester.compile("build = @Build(go = \"1.23\")")
                .hasError(
                        "build.go",
                        1,
                        30,
                        "Go 1.23 " + (problem.startsWith("is ") ? problem : "cannot build this module: " + problem),
                        "go = \"" + release + "\", or remove go");
        tester.accepts("build = @Build(go = \"" + release + "\")");
    }

    /** go alone would contradict the tag, which BuilderMismatch refuses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "from = 'golang:1.26-alpine' | 1.26 | from = 'golang:1.27-alpine' in @Build",
                "from = 'golang:1.27.1-alpine' | 1.27.1 | from = 'golang:1.27.2-alpine' in @Build",
                "go = '1.27', from = 'golang:1.27.1-alpine' | 1.27.1 | from = 'golang:1.27.2-alpine' in @Build",
                "go = '1.26', from = 'golang:1.26' | 1.26 | from = 'golang:1.27', go = '1.27' in @Build",
                "go = '1.26', from = 'example.com/go:7' | 1.26 | an image with Go 1.27 as from in @Build, go = '1.27'",
            })
    void raisesTheReleaseWhereItIsNamed(String members, String release, String fix) {
        tester.file("go.mod", "module example.com/api\n\ngo 1.24.0\n\ntoolchain go1.27.2\n")
                .file("goimage.properties", "registries = docker.io, example.com\n")
                .compile("build = @Build(" + members.replace('\'', '"') + ")")
                .hasError(
                        "build.from",
                        1,
                        32 + members.indexOf("from = "),
                        "Go " + release + " cannot build this module: go.mod:5 requires Go 1.27.2",
                        fix.replace('\'', '"'));
        if (fix.endsWith(" in @Build")) {
            tester.accepts("build = @Build(" + fix.replace('\'', '"').replace(" in @Build", ")"));
        }
    }

    /** There is no image of Go 1.28 yet. */
    @Test
    void asksForAReleaseCandidateWhereThatIsRequired() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.28rc1\n");
        assertEquals(
                List.of("go = \"1.28rc1\", or remove go"),
                tester.compile("build = @Build(go = \"1.26\")").fixes());
        assertEquals(
                List.of("from = \"golang:1.28rc1-alpine\" in @Build"),
                tester.compile("build = @Build(from = \"golang:1.27rc2-alpine\")")
                        .fixes());
    }

    @Test
    void acceptsTheSameAndNewerReleases() {
        // A tag without a patch is the newest patch.
        tester.accepts("build = @Build(go = \"1.26\")");
        tester.accepts("build = @Build(go = \"1.26.2\")");
        tester.accepts("build = @Build(go = \"1.27\", cgo = true)");
    }
}
