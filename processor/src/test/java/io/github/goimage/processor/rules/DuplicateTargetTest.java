package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuplicateTargetTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(DuplicateTarget.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nfunc main() {}\n")
                .file("a", "")
                .file("b", "")
                .file("d/x", "")
                .file("e/y", "");
    }

    @Test
    void refusesTwoOfWhichOneHasNoRoom() {
        tester.compile("files = {\"a:/srv/x\", \"b:/srv/x\"}")
                .hasError(
                        "files[1]",
                        1,
                        31,
                        "\"/srv/x\" has no room beside \"a:/srv/x\" of files[0]",
                        "another place for one of them, or leave one out");
        tester.compile("files = {\"a:/srv/\", \"d:/srv/a\"}")
                .hasError(
                        "files[1]",
                        1,
                        30,
                        "\"/srv/a\" has no room beside \"a:/srv/\" of files[0]",
                        "another place for one of them, or leave one out");
        tester.compile("files = {\"d:/srv/x/y\", \"a:/srv/x\"}")
                .hasError(
                        "files[1]",
                        1,
                        33,
                        "\"/srv/x\" has no room beside \"d:/srv/x/y\" of files[0]",
                        "another place for one of them, or leave one out");
        tester.compile("files = \"a:/data\", volumes = \"/data/\"")
                .hasError(
                        "volumes",
                        1,
                        39,
                        "\"/data\" has no room beside \"a:/data\" of files",
                        "another place for one of them, or leave one out");
        tester.compile("volumes = {\"/data\", \"/data/\"}")
                .hasError(
                        "volumes[1]",
                        1,
                        30,
                        "\"/data\" has no room beside \"/data\" of volumes[0]",
                        "another place for one of them, or leave one out");
    }

    @Test
    void acceptsDirectoriesOverEachOtherAndInVolumes() {
        tester.accepts("files = {\"d:/srv\", \"e:/srv\", \"a:/srv/x\", \"b:/srv/b\"}");
        tester.accepts("files = \"d:/data\", volumes = {\"/data\", \"/data/deep\"}");
        tester.accepts("files = {\"a:/srv/a\", \"b:/srv/ab\"}");
    }
}
