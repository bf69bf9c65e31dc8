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
        tester.compile("files = {\"a:/srv/x\", \"b:/srv/x\"}").hasError(1, 31, """
                [DuplicateTarget] com.acme.localcache @GoImage(files[1]): "/srv/x" has no room beside "a:/srv/x" of files[0]
                fix: another place for one of them, or leave one out
                https://github.com/goimage/goimage/blob/main/docs/rules/DuplicateTarget.md""");
        tester.compile("files = {\"a:/srv/\", \"d:/srv/a\"}").hasError(1, 30, """
                [DuplicateTarget] com.acme.localcache @GoImage(files[1]): "/srv/a" has no room beside "a:/srv/" of files[0]
                fix: another place for one of them, or leave one out
                https://github.com/goimage/goimage/blob/main/docs/rules/DuplicateTarget.md""");
        tester.compile("files = {\"d:/srv/x/y\", \"a:/srv/x\"}").hasError(1, 33, """
                [DuplicateTarget] com.acme.localcache @GoImage(files[1]): "/srv/x" has no room beside "d:/srv/x/y" of files[0]
                fix: another place for one of them, or leave one out
                https://github.com/goimage/goimage/blob/main/docs/rules/DuplicateTarget.md""");
        tester.compile("files = \"a:/data\", volumes = \"/data/\"").hasError(1, 39, """
                [DuplicateTarget] com.acme.localcache @GoImage(volumes): "/data" has no room beside "a:/data" of files
                fix: another place for one of them, or leave one out
                https://github.com/goimage/goimage/blob/main/docs/rules/DuplicateTarget.md""");
        tester.compile("volumes = {\"/data\", \"/data/\"}").hasError(1, 30, """
                [DuplicateTarget] com.acme.localcache @GoImage(volumes[1]): "/data" has no room beside "/data" of volumes[0]
                fix: another place for one of them, or leave one out
                https://github.com/goimage/goimage/blob/main/docs/rules/DuplicateTarget.md""");
    }

    @Test
    void acceptsDirectoriesOverEachOtherAndInVolumes() {
        tester.accepts("files = {\"d:/srv\", \"e:/srv\", \"a:/srv/x\", \"b:/srv/b\"}");
        tester.accepts("files = \"d:/data\", volumes = {\"/data\", \"/data/deep\"}");
        tester.accepts("files = {\"a:/srv/a\", \"b:/srv/ab\"}");
    }
}
