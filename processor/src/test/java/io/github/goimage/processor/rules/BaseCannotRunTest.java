package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaseCannotRunTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(BaseCannotRun.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"plugin\"", "plugin.Open(\"x.so\")"));
    }

    private RuleTester module(String path) {
        return tester.file("go.mod", GoService.mod() + "\nrequire " + path + " v1.0.0\n")
                .file("go.sum", GoService.sum(path + " v1.0.0"))
                .file("main.go", GoService.main("_ \"" + path + "\""));
    }

    @Test
    void refusesPluginsWithoutCgo() {
        tester.compile("port = 8080")
                .hasError(
                        "base",
                        1,
                        1,
                        "main.go:8 opens Go plugins, which only a dynamically linked binary can do, and this is one"
                                + " without cgo",
                        "build = @Build(cgo = true), base = Base.DISTROLESS_BASE");
    }

    @Test
    void refusesPluginsInAStaticBinary() {
        tester.compile("base = SCRATCH, build = @Build(cgo = true)")
                .hasError(
                        "base",
                        1,
                        17,
                        "main.go:8 opens Go plugins, which only a dynamically linked binary can do, and this is a"
                                + " statically linked one",
                        "base = Base.DISTROLESS_BASE");
    }

    @Test
    void refusesAModuleThatLoadsLibraries() {
        module("github.com/ebitengine/purego")
                .compile("port = 8080")
                .hasError(
                        "base",
                        1,
                        1,
                        "github.com/ebitengine/purego loads shared libraries (main.go:4), but without cgo the"
                                + " binary starts with musl, which SCRATCH lacks",
                        "build = @Build(cgo = true), base = Base.DISTROLESS_BASE");
    }

    @Test
    void refusesABaseWithAnotherCLibraryThanTheBuilders() {
        module("github.com/ebitengine/purego")
                .compile("base = DEBIAN")
                .hasError(
                        "base",
                        1,
                        17,
                        "github.com/ebitengine/purego loads shared libraries (main.go:4), but without cgo the"
                                + " binary starts with musl, which DEBIAN lacks",
                        "build = @Build(cgo = true), base = Base.DEBIAN");
    }

    @Test
    void refusesAModuleThatLoadsLibrariesInAStaticBinary() {
        module("github.com/ebitengine/purego")
                .compile("base = ALPINE, build = @Build(cgo = true)")
                .hasError(
                        "base",
                        1,
                        17,
                        "github.com/ebitengine/purego loads shared libraries (main.go:4), but a statically"
                                + " linked binary cannot",
                        "base = Base.DISTROLESS_BASE");
    }

    @Test
    void acceptsPluginsOnADynamicBinary() {
        tester.accepts("base = DISTROLESS_BASE, build = @Build(cgo = true)");
    }

    @Test
    void acceptsAModuleThatLoadsLibrariesOnABaseWithThem() {
        module("github.com/ebitengine/purego").accepts("base = DISTROLESS_BASE, build = @Build(cgo = true)");
        module("github.com/ebitengine/purego").accepts("base = ALPINE");
    }

    @Test
    void acceptsAProgramWithoutEither() {
        tester.file("main.go", GoService.main("\"os\"")).accepts("port = 8080");
    }
}
