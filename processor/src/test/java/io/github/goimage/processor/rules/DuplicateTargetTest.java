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
                        "\"/srv/x\" conflicts with \"a:/srv/x\" in files[0]",
                        "move one of them, or remove it");
        tester.compile("files = {\"a:/srv/\", \"d:/srv/a\"}")
                .hasError(
                        "files[1]",
                        1,
                        30,
                        "\"/srv/a\" conflicts with \"a:/srv/\" in files[0]",
                        "move one of them, or remove it");
        tester.compile("files = {\"d:/srv/x/y\", \"a:/srv/x\"}")
                .hasError(
                        "files[1]",
                        1,
                        33,
                        "\"/srv/x\" conflicts with \"d:/srv/x/y\" in files[0]",
                        "move one of them, or remove it");
        tester.compile("files = \"a:/data\", volumes = \"/data/\"")
                .hasError(
                        "volumes",
                        1,
                        39,
                        "\"/data\" conflicts with \"a:/data\" in files",
                        "move one of them, or remove it");
        tester.compile("volumes = {\"/data\", \"/data/\"}")
                .hasError(
                        "volumes[1]",
                        1,
                        30,
                        "\"/data\" conflicts with \"/data\" in volumes[0]",
                        "move one of them, or remove it");
    }

    @Test
    void acceptsDirectoriesOverEachOtherAndInVolumes() {
        tester.accepts("files = {\"d:/srv\", \"e:/srv\", \"a:/srv/x\", \"b:/srv/b\"}");
        tester.accepts("files = \"d:/data\", volumes = {\"/data\", \"/data/deep\"}");
        tester.accepts("files = {\"a:/srv/a\", \"b:/srv/ab\"}");
    }

    @Test
    void refusesProgramsWithoutRoom() {
        tester.file("cmd/api/main.go", "package main\n\nfunc main() {}\n")
                .file("tools/api/main.go", "package main\n\nfunc main() {}\n")
                .file("cmd/ctl/main.go", "package main\n\nfunc main() {}\n");
        tester.compile("main = {\"./cmd/api\", \"./cmd/ctl\", \"tools/api\"}")
                .hasError(
                        "main[2]",
                        1,
                        44,
                        "\"/api\" conflicts with \"./cmd/api\" in main[0]",
                        "rename the directory of one of them, or remove one");
        tester.compile("main = {\".\", \"./cmd/ctl\"}, files = \"a:/ctl\"")
                .hasError(
                        "files",
                        1,
                        45,
                        "\"/ctl\" conflicts with \"./cmd/ctl\" in main[1]",
                        "move one of them, or remove it");
        tester.compile("main = {\".\", \"./cmd/ctl\"}, volumes = \"/api\"")
                .hasError(
                        "volumes", 1, 47, "\"/api\" conflicts with \".\" in main[0]", "move one of them, or remove it");
    }

    @Test
    void acceptsFilesWhereTheEntryPointWasFirst() {
        tester.file("cmd/ctl/main.go", "package main\n\nfunc main() {}\n");
        tester.accepts("main = {\".\", \"./cmd/ctl\"}, files = \"d:/api\"");
        tester.accepts("main = \"./cmd/ctl\", files = \"d:/ctl\", volumes = \"/ctl\"");
    }

    @Test
    void aFileIsNoWorkingDirectory() {
        tester.compile("files = \"a:/srv/x\", workdir = \"/srv/x\"")
                .hasError(
                        "workdir",
                        1,
                        40,
                        "\"/srv/x\" conflicts with \"a:/srv/x\" in files",
                        "move one of them, or remove it");
        tester.accepts("files = {\"d:/srv/x\", \"a\"}, volumes = {\"/srv/x\", \"data\"}, workdir = \"/srv/x\"");
    }
}
