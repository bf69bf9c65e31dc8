package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LfsNotFetchedTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LfsNotFetched.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    private static final String POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 6\n";

    @Test
    void refusesOneInFiles() {
        tester.file("assets/geo.mmdb", POINTER);
        tester.compile("files = \"assets/geo.mmdb\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"assets/geo.mmdb\" is not fetched: a Git LFS pointer stands in place of the content",
                        "run git lfs pull before javac");
    }

    @Test
    void refusesSomeInADirectory() {
        tester.file("assets/a.bin", POINTER).file("assets/b.bin", POINTER).file("assets/c.txt", "c");
        tester.compile("files = \"assets\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"assets/a.bin\" and 1 more are not fetched: a Git LFS pointer stands in place of the content",
                        "run git lfs pull before javac");
    }

    @Test
    void refusesAnEmbeddedOne() {
        tester.file(
                        "main.go",
                        "package main\n\nimport _ \"embed\"\n\n//go:embed geo.mmdb\nvar b []byte\n\nfunc main() {}\n")
                .file("geo.mmdb", POINTER)
                .compile("main = \".\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "\"geo.mmdb\", which main.go:5 embeds, is not fetched: a Git LFS pointer stands in place of"
                                + " the content",
                        "run git lfs pull before javac");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"version https://git-lfs.github.com/spec/", "a\nversion https://git-lfs.github.com/spec/v1\n", ""
            })
    void acceptsOtherFiles(String text) {
        tester.file("assets/geo.mmdb", text);
        tester.accepts("files = \"assets\"");
    }
}
