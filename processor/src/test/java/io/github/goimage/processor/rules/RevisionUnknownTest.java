package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RevisionUnknownTest {
    private static final String READS = "for _, s := range info.Settings { if s.Key == \"vcs.revision\" { use(s) } }";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(RevisionUnknown.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String... statements) {
        return tester.file("main.go", GoService.main("\"runtime/debug\"", statements) + "\nvar revision string\n");
    }

    @Test
    void advisesToStampIt() {
        main("info, _ := debug.ReadBuildInfo()", READS)
                .compile("")
                .hasAdvice(
                        "build.stamp",
                        "main.go:8 reads vcs.revision, which the binary does not hold: the build context has no"
                                + " repository",
                        "declare a variable for it, such as var revision string in package main, and set it:"
                                + " build = @Build(stamp = \"main.revision\")");
    }

    @Test
    void saysNothingOfAPackageThatTheMainPackageImports() {
        tester.file("main.go", GoService.main("_ \"example.com/api/version\""))
                .file(
                        "version/version.go",
                        GoService.main("\"runtime/debug\"", "info, _ := debug.ReadBuildInfo()", READS)
                                .replace("package main", "package version"))
                .accepts("");
    }

    @Test
    void saysNothingOfAStampedImage() {
        main("info, _ := debug.ReadBuildInfo()", READS).accepts("build = @Build(stamp = \"main.revision\")");
    }

    @Test
    void saysNothingOfTheVersionsOfModules() {
        main("info, _ := debug.ReadBuildInfo()", "println(info.Main.Version)").accepts("");
    }
}
