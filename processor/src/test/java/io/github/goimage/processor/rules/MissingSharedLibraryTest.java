package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MissingSharedLibraryTest {
    private static final String BUILD =
            "build = @Build(cgo = true, go = \"1.26\", from = \"registry.acme.example/go-vips:1.26\")";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(MissingSharedLibrary.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("goimage.properties", "registries = registry.acme.example\n")
                .file("main.go", main("#cgo pkg-config: libvips"));
    }

    private static String main(String directive) {
        return "package main\n\n// " + directive + "\nimport \"C\"\n\nfunc main() {}\n";
    }

    @Test
    void aStockBaseLacksIt() {
        tester.compile("base = DISTROLESS_CC, " + BUILD)
                .hasError(
                        "base",
                        1,
                        17,
                        "main.go:3 links libvips.so.42, which DISTROLESS_CC lacks: the binary would not start",
                        "base = Base.DEBIAN, from = an image of yours with libvips42t64; or, if the builder has the"
                                + " static library, base = Base.SCRATCH");
    }

    @Test
    void saysNothingOfABaseOfYourOwn() {
        tester.accepts("base = DEBIAN, from = \"registry.acme.example/vips:8\", " + BUILD);
    }

    @Test
    void saysNothingOfAStaticBinary() {
        tester.accepts(BUILD);
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        tester.file("main.go", main("#cgo LDFLAGS: -lgreet")).accepts("base = DISTROLESS_BASE, " + BUILD);
    }
}
