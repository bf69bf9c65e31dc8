package io.github.goimage.processor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.rule.Base;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ImageFamilyTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @TempDir
    Path directory;

    private Outcome compile(String settings, String lock, String members) {
        TestCompiler compiler = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("goimage.properties", settings + "\n")
                .source("go.mod", "module example.com/api\n\ngo 1.26\n")
                .source("main.go", "package main\n\nfunc main() {}\n");
        return (lock.isEmpty() ? compiler : compiler.source("goimage.lock", lock))
                .packageInfo("@GoImage(" + members + ")")
                .read();
    }

    private static List<String> froms(Outcome outcome) {
        return outcome.file("localcache", "Dockerfile")
                .lines()
                .filter(line -> line.startsWith("FROM "))
                .map(line -> line.replaceFirst("FROM (?:--platform=\\S+ )?(\\S+).*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "SCRATCH, false, dhi.io/golang:1.26-alpine3.24-dev, scratch",
        "DISTROLESS_STATIC, false, dhi.io/golang:1.26-alpine3.24-dev, dhi.io/static:20250419-debian13",
        "DISTROLESS_BASE, true, dhi.io/golang:1.26-debian13-dev, dhi.io/static:20250419-glibc-debian13",
        "DISTROLESS_CC, true, dhi.io/golang:1.26-debian13-dev, gcr.io/distroless/cc-debian13:nonroot",
        "DEBIAN, true, dhi.io/golang:1.26-debian13-dev, dhi.io/debian-base:trixie",
    })
    void hardenedImages(String base, boolean cgo, String builder, String reference) {
        Outcome outcome = compile("images = hardened", "", "base = " + base + ", build = @Build(cgo = " + cgo + ")");

        assertEquals(List.of(), outcome.findings());
        assertEquals(List.of(builder, reference), froms(outcome));
        assertTrue(
                outcome.notes().get(0).text().contains("\ndhi.io: docker login dhi.io once"),
                outcome.messages()::toString);
    }

    @Test
    void aTagThatMovesNeedsALineOfTheLockFile() {
        List<String> findings =
                compile("images = chainguard", "", "base = DISTROLESS_STATIC").findingTexts();

        assertEquals(2, findings.size(), findings::toString);
        assertTrue(
                findings.get(1)
                        .startsWith(
                                "[LatestTag] com.acme.localcache @GoImage(from): images = chainguard means"
                                        + " cgr.dev/chainguard/go:latest, a tag that moves with every release of its publisher"),
                findings::toString);
    }

    @Test
    void theLockFilePinsTheFamilysImages() {
        Outcome outcome = compile(
                "images = chainguard",
                "cgr.dev/chainguard/static:latest " + DIGEST + "\ncgr.dev/chainguard/go:latest " + DIGEST + "\n",
                "base = DISTROLESS_STATIC");

        assertEquals(List.of(), outcome.findings());
        assertEquals(
                List.of("cgr.dev/chainguard/go:latest@" + DIGEST, "cgr.dev/chainguard/static:latest@" + DIGEST),
                froms(outcome));
    }

    /** Unlike distroless' base and cc, and Chainguard's own static. */
    @Test
    void anImageWithoutTimeZonesGetsThemWithTheBinary() {
        String zones = "needs = TIME_ZONES, waive = @Waiver(rule = \"LatestTag\", reason = \"why\"), base = ";
        assertTrue(isEmbedded("images = chainguard", zones + "DISTROLESS_BASE"));
        assertTrue(isEmbedded("images = chainguard", zones + "DISTROLESS_CC"));
        assertTrue(isEmbedded("", zones + "DISTROLESS_CC, from = \"cgr.dev/chainguard/glibc-dynamic:latest\""));
        assertFalse(isEmbedded("images = chainguard", zones + "DISTROLESS_STATIC"));
        assertFalse(isEmbedded("images = hardened", zones + "DISTROLESS_BASE"));
        assertFalse(isEmbedded("", zones + "DISTROLESS_CC"));
    }

    /** A binary of musl would not start on Wolfi, and a static one is not needed. */
    @ParameterizedTest
    @CsvSource({"images = official, true", "images = hardened, true", "images = chainguard, false"})
    void theCLibraryIsThatOfTheFamily(String settings, boolean isStatic) {
        Outcome outcome = compile(
                settings,
                "",
                "base = ALPINE, build = @Build(cgo = true), waive = {@Waiver(rule = \"LatestTag\", reason = \"why\"),"
                        + " @Waiver(rule = \"OversizedBase\", reason = \"why\")}");
        assertEquals(isStatic, outcome.file("localcache", "Dockerfile").contains("-extldflags=-static"));
    }

    private boolean isEmbedded(String settings, String members) {
        return compile(settings, "", members).file("localcache", "Dockerfile").contains("timetzdata");
    }

    @Test
    void whatAnAnnotationNamesStays() {
        assertEquals(
                List.of("golang:1.26-trixie", "alpine:3.24"),
                froms(compile(
                        "images = hardened",
                        "",
                        "base = ALPINE, from = \"alpine:3.24\", build = @Build(from = \"golang:1.26-trixie\")")));
    }

    @Test
    void aHardenedImageIsTrustedAndKnown() {
        assertEquals(
                List.of(),
                compile("", "", "base = DISTROLESS_STATIC, from = \"dhi.io/static:20250419-debian13\"")
                        .findings());
        assertTrue(compile("", "", "base = DISTROLESS_BASE, from = \"dhi.io/static:20250419-debian13\"")
                .findingTexts()
                .get(0)
                .startsWith("[FromMismatch]"));
    }

    @Test
    void anotherWordIsAFault() {
        assertTrue(compile("images = wolfi", "", "")
                .findingTexts()
                .get(0)
                .contains("images = official, images = hardened or images = chainguard"));
    }

    /** Otherwise the default of goimage changed, and the table has the old one. */
    @ParameterizedTest
    @EnumSource(Base.class)
    void eachBaseHasARowOrIsKnownToHaveNone(Base base) {
        String official = BaseImage.of(base).reference();
        List<ImageFamily> without = Stream.of(ImageFamily.HARDENED, ImageFamily.CHAINGUARD)
                .filter(family -> family.base(official).equals(official))
                .toList();
        assertEquals(
                switch (base) {
                    case SCRATCH -> List.of(ImageFamily.HARDENED, ImageFamily.CHAINGUARD);
                    case DISTROLESS_CC -> List.of(ImageFamily.HARDENED);
                    default -> List.of();
                },
                without);
    }
}
