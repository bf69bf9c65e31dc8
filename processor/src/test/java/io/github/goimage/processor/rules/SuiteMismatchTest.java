package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuiteMismatchTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(SuiteMismatch.class, directory);
    }

    @Test
    void refusesAnOlderDebianForADynamicBinary() {
        tester.compile("base = DEBIAN, from = \"debian:bookworm-slim\", build = @Build(cgo = true)")
                .hasError(
                        "from",
                        1,
                        32,
                        "\"debian:bookworm-slim\" is Debian 12, and the binary is linked with the C library of"
                                + " Debian 13",
                        "base = Base.DEBIAN without from, which means debian:trixie-slim");
    }

    @Test
    void acceptsTheSameDebianAndStaticBinaries() {
        tester.accepts("base = DEBIAN, from = \"debian:trixie-20261101-slim\", build = @Build(cgo = true)");
        tester.accepts("base = DEBIAN, from = \"debian:bookworm-slim\"");
        tester.accepts("base = DISTROLESS_STATIC, from = \"gcr.io/distroless/static-debian12:nonroot\","
                + " build = @Build(cgo = true), waive = @Waiver(rule = \"EndOfLifeBase\", reason ="
                + " \"until the move\")");
    }
}
