package io.github.goimage.processor.base;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.table.Table;
import io.github.goimage.rule.Base;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All places that a base has to stand in, besides {@link BaseImage#of}, which does not compile without it. */
final class BasesTest {
    private static final Path PROJECT = Path.of("..");

    @ParameterizedTest
    @EnumSource
    void whatItsImageHoldsIsKnown(Base base) {
        BaseImage row = BaseImage.of(base);
        ImageReference reference = ImageReference.parse(row.reference()).orElseThrow();

        assertAll(
                () -> assertEquals(
                        !row.isScratch(),
                        KnownImage.of(reference)
                                .filter(known -> known.serves(row))
                                .isPresent(),
                        "a row of KnownImage for " + reference),
                () -> assertEquals(
                        row.shell(),
                        Table.read("programs.tsv").stream()
                                .anyMatch(program -> program.get(0).equals(base.name())),
                        "rows of programs.tsv, if there is a shell to start them"));
    }

    @ParameterizedTest
    @EnumSource
    void itIsDescribed(Base base) {
        String reference = BaseImage.of(base).reference();
        boolean scratch = base == Base.SCRATCH;

        assertAll(
                () -> assertIn(
                        "docs/annotation.md", "| `" + base + "` | " + (scratch ? "–" : "`" + reference + "`") + " |"),
                () -> assertTrue(
                        scratch || holds("docs/image-families.md", row(base, reference)),
                        () -> "docs/image-families.md has no " + row(base, reference)
                                + ", which are the rows of families.tsv"),
                () -> assertIn("docs/image.schema.json", "\"" + base + "\""),
                () -> assertIn("docs/rules/OversizedBase.md", "`" + base + "`"),
                () -> assertEquals(
                        BaseImage.of(base).libc() == BaseImage.Libc.GLIBC,
                        holds("docs/rules/SuiteMismatch.md", "`" + base + "`"),
                        "docs/rules/SuiteMismatch.md names the bases with glibc"),
                () -> assertTrue(
                        scratch
                                || holds(
                                        "annotations/src/main/java/io/github/goimage/Base.java",
                                        "{@code " + reference + "}"),
                        "Base.java does not name " + reference),
                () -> assertTrue(
                        scratch
                                || holds(
                                        "demo/src/main/java/io/github/goimage/demo/bases/package-info.java",
                                        "base = " + base + ","),
                        "the demo has no image of " + base));
    }

    @Test
    void theSchemaKnowsNoOther() throws IOException {
        assertIn(
                "docs/image.schema.json",
                Stream.of(Base.values()).map(base -> "\"" + base + "\"").collect(Collectors.joining(", ", "[", "]")));
    }

    private static String row(Base base, String official) {
        return Stream.of(ImageFamily.HARDENED, ImageFamily.CHAINGUARD)
                .map(family -> family.base(official))
                .map(image -> image.equals(official) ? "the official one" : "`" + image + "`")
                .collect(Collectors.joining(" | ", "| `" + base + "` | `" + official + "` | ", " |"));
    }

    private static void assertIn(String file, String text) throws IOException {
        assertTrue(holds(file, text), file + " has no " + text);
    }

    private static boolean holds(String file, String text) throws IOException {
        return Files.readString(PROJECT.resolve(file)).contains(text);
    }
}
