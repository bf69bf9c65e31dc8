package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OversizedBaseTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(OversizedBase.class, directory);
    }

    @Test
    void advisesAgainstAlpine() {
        tester.compile("base = ALPINE")
                .hasAdvice(
                        "base",
                        "ALPINE contains a shell, a package manager and a C library, but a binary built without cgo"
                                + " uses none of it",
                        "base = Base.SCRATCH");
    }

    @Test
    void advisesAgainstDebian() {
        tester.compile("base = DEBIAN")
                .hasAdvice(
                        "base",
                        "DEBIAN contains a shell, a package manager and a C library, but a binary built without cgo"
                                + " uses none of it",
                        "base = Base.SCRATCH");
    }

    @Test
    void advisesAgainstACLibrary() {
        tester.compile("base = Base.DISTROLESS_BASE")
                .hasAdvice(
                        "base",
                        "DISTROLESS_BASE contains a C library, but a binary built without cgo uses none of it",
                        "base = Base.SCRATCH");
    }

    @Test
    void looksAtFromToo() {
        tester.compile("from = \"alpine:3.24\", base = ALPINE")
                .hasAdvice(
                        "base",
                        "ALPINE contains a shell, a package manager and a C library, but a binary built without cgo"
                                + " uses none of it",
                        "base = Base.SCRATCH without from");
    }

    @Test
    void acceptsABaseForProgramsAmongTheFiles() {
        tester.file("tools/notify", "#!/bin/sh\n");
        tester.accepts("base = ALPINE, files = \"tools/notify\"");
    }

    private RuleTester main(String imports, String... statements) {
        return tester.file("go.mod", GoService.mod()).file("main.go", GoService.main(imports, statements));
    }

    @Test
    void warnsWhereTheCodeUsesNothing() {
        main("\"net/http\"", "http.ListenAndServe(\":8080\", nil)")
                .compile("base = ALPINE")
                .hasWarning(
                        "base",
                        1,
                        17,
                        "ALPINE contains a shell, a package manager and a C library, but the program uses none of it",
                        "base = Base.SCRATCH");
    }

    @Test
    void advisesWhereAProgramMayBeRun() {
        main("\"os\",\"os/exec\"", "exec.Command(os.Args[1])")
                .compile("base = DEBIAN")
                .hasAdvice(
                        "base",
                        "DEBIAN contains a shell, a package manager and a C library, but a binary built without cgo"
                                + " uses none of it",
                        "base = Base.SCRATCH");
    }

    @Test
    void advisesWhereTheImageMayHoldMore() {
        main("\"os\"", "os.ReadFile(\"/usr/share/geo/cities.csv\")")
                .compile("base = ALPINE, from = \"cgr.dev/chainguard/git:2.54\"")
                .hasAdvice("base", "");
    }

    @Test
    void advisesWhereModulesWereNotRead() {
        main("_ \"example.org/uuid\"")
                .file("go.mod", GoService.mod() + "\nrequire example.org/uuid v1.6.0\n")
                .file("go.sum", GoService.sum("example.org/uuid v1.6.0"))
                .compile("base = ALPINE")
                .hasAdvice("base", "");
    }

    @Test
    void advisesAgainstALibcThatAStaticBinaryDoesNotUse() {
        tester.compile("base = ALPINE, build = @Build(cgo = true)")
                .hasAdvice(
                        "base",
                        "ALPINE contains a shell, a package manager and a C library, but a statically linked binary"
                                + " uses none of it",
                        "base = Base.SCRATCH");
    }

    @Test
    void acceptsAProgramThatTheBaseHolds() {
        main("\"os/exec\"", "exec.Command(\"/bin/sh\", \"-c\", \"true\")").accepts("base = ALPINE");
    }

    @Test
    void acceptsALibcThatCgoLinks() {
        tester.accepts("base = DEBIAN, build = @Build(cgo = true)");
    }

    @Test
    void acceptsWhatHoldsNothing() {
        tester.accepts("base = SCRATCH");
        tester.accepts("base = DISTROLESS_STATIC");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                base = ALPINE, waive = @Waiver(rule = "OversizedBase", reason = "the operators want a shell")""");
    }

    @Test
    void advisesWhereOnePlatformRunsAProgram() {
        main("\"net/http\"", "http.ListenAndServe(\":8080\", nil)")
                .file("run_arm64.go", "package main\n\nimport \"os/exec\"\n\nvar run = exec.Command\n")
                .compile("base = ALPINE, build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})")
                .hasAdvice("base", "");
    }
}
