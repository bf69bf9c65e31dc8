package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MissingCLibraryTest {
    private static final String FIX = "build in an image that has it: from in @Build; use a Go package that does the"
            + " same without cgo; add the library's sources to the module; or build the binary elsewhere and name it:"
            + " prebuilt in @Build";

    private static final String CGO = "build = @Build(cgo = true)";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(MissingCLibrary.class, directory).file("go.mod", "module example.com/api\n\ngo 1.26\n");
    }

    @Test
    void refusesALibraryThatTheBuilderLacks() {
        tester.file("main.go", main("#cgo LDFLAGS: -lpcap"));
        tester.compile(CGO)
                .hasError("build.cgo", 1, 31, "main.go:3 links the C library pcap, which the builder image lacks", FIX);
    }

    @Test
    void refusesALibraryOfPkgConfig() {
        tester.file("main.go", main("#cgo pkg-config: libvips"));
        tester.compile(CGO)
                .hasError(
                        "build.cgo",
                        1,
                        31,
                        "main.go:3 links the C library libvips, which the builder image lacks",
                        FIX);
    }

    @Test
    void saysNothingOfAnotherBuilder() {
        tester.file("main.go", main("#cgo pkg-config: libvips"));
        tester.file("goimage.properties", "registries = registry.acme.example, docker.io/library\n");
        tester.accepts("build = @Build(cgo = true, go = \"1.26\", from = \"registry.acme.example/go-vips:1.26\")");
    }

    @Test
    void acceptsLibrariesOfTheBuilderAndOfTheModule() {
        tester.file("main.go", main("#cgo LDFLAGS: -lm -lstdc++ -lpthread"));
        tester.accepts(CGO);
        tester.file("main.go", main("#cgo LDFLAGS: -L${SRCDIR}/lib -lown"));
        tester.accepts(CGO);
    }

    @Test
    void leavesABuildWithoutCgoAlone() {
        tester.file("main.go", main("#cgo LDFLAGS: -lpcap")).file("other.go", "package main\n\nfunc main() {}\n");
        tester.accepts("build = @Build(cgo = false)");
    }

    private static String main(String directive) {
        return "package main\n\n// " + directive + "\nimport \"C\"\n\nfunc init() {}\n";
    }
}
