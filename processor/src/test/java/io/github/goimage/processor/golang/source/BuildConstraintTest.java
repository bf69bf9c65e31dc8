package io.github.goimage.processor.golang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.Targets;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildConstraintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "//go:build linux;                                   # linux",
                "//go:build (linux && amd64) || !cgo;                # (linux && amd64) || !cgo",
                "//go:build !(a || b) && c;                          # !(a || b) && c",
                "// +build linux,amd64 !cgo;;                        # (linux && amd64) || !cgo",
                "// +build linux;// +build amd64;;                   # linux && amd64",
                "//+build ignore;;                                   # ignore",
                "// +build !!x;;                                     # ignore",
                "// +build linux;package x                           # ''",
                "//go:build linux;package x                          # linux",
                "/* c */;//go:build linux;                           # linux",
                "/* //go:build linux;*/;package x                    # ''",
                "// Copyright;;//go:build a;// +build b;;            # a",
                "package x;//go:build linux;                         # ''",
                "//go:buildx linux;                                  # ''",
                "// go:build linux;                                  # ''",
            })
    void theLeadingCommentsAreRead(String source, String constraint) {
        assertEquals(constraint, ConstraintText.of(read(source)));
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsDoNotMatter() {
        assertEquals("linux", ConstraintText.of(read("\uFEFF//go:build linux\r;\r;package x\r;")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "!!a", "(a", "a)", "a &&", "a & b", "a || || b", "-", "a=b", "()"})
    void aMalformedExpressionIsAnErrorAtItsLine(String expression) {
        UnusableFileException error =
                assertThrows(UnusableFileException.class, () -> read("// x;//go:build " + expression + ";"));

        assertEquals(2, error.at().number());
        assertTrue(error.problem().startsWith("invalid //go:build line"), error.problem());
    }

    @Test
    void twoExpressionsAreAnError() {
        UnusableFileException error =
                assertThrows(UnusableFileException.class, () -> read("//go:build a;//go:build b;;package x;"));

        assertEquals("x.go:2: multiple //go:build comments", error.getMessage());
    }

    @Test
    void deepNestingIsRefusedAsGoRefusesIt() {
        assertThrows(UnusableFileException.class, () -> read("//go:build " + "(".repeat(100_000) + "a;"));
    }

    @Test
    void expressionsAreEvaluated() {
        BuildTarget target = Targets.linux("arm64", false, 26);

        assertTrue(target.matches(read("//go:build unix && go1.26 && gc && !cgo && arm64;")));
        assertFalse(target.matches(read("//go:build windows || go1.27 || amd64;")));
    }

    private static BuildConstraint read(String source) {
        return ConstraintLines.read("x.go", source.replace(';', '\n').getBytes(StandardCharsets.UTF_8));
    }
}
