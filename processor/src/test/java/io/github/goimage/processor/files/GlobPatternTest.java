package io.github.goimage.processor.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of path.Match's own test that concern one element, and more. */
final class GlobPatternTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "*, abc, true",
        "*, '', true",
        "*c, abc, true",
        "a*, a, true",
        "a*, abc, true",
        "a*b*c*d*e*, axbxcxdxe, true",
        "a*b*c*d*e*, axbxcxdxexxx, true",
        "a*b?c*x, abxbbxdbxebxczzx, true",
        "a*b?c*x, abxbbxdbxebxczzy, false",
        "ab[c], abc, true",
        "ab[b-d], abc, true",
        "ab[e-g], abc, false",
        "ab[^c], abc, false",
        "ab[^b-d], abc, false",
        "ab[^e-g], abc, true",
        "a\\*b, a*b, true",
        "a\\*b, ab, false",
        "a?b, a☺b, true",
        "a[^a]b, a☺b, true",
        "a???b, a☺b, false",
        "a[^a][^a][^a]b, a☺b, false",
        "[a-ζ]*, α, true",
        "*[a-ζ], A, false",
        "[\\]a], ], true",
        "[\\-], -, true",
        "[x\\-], x, true",
        "[x\\-], z, false",
        "[\\-x], a, false",
        "[z-a], m, false",
        "[z-ab], b, true",
        "[^z-a], m, true",
        "*x, xxx, true",
        "**, abc, true",
        "?, '', false",
        "a?, a, false",
        "'', a, false",
        "a*a, a, false",
        "a*a, aa, true",
        "ab*ba, aba, false",
        "☺*\\*, ☺x*, true",
        "[a]*[b], axb, true",
        "[^a]*b, axb, false",
    })
    void matches(String glob, String name, boolean expected) {
        assertEquals(expected, GlobPattern.parse(glob).orElseThrow().matches(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]a]", "[-]", "[x-]", "[-x]", "[a-b-c]", "[", "[^", "[^bc", "a[", "a\\", "[a-", "[\\"})
    void refuses(String glob) {
        assertEquals(Optional.empty(), GlobPattern.parse(glob));
    }

    /** A pattern that a backtracking matcher would need longer than the universe's age for. */
    @Test
    void takesNoMoreThanLengthTimesLength() {
        GlobPattern pattern = GlobPattern.parse("*a".repeat(100) + "b").orElseThrow();

        assertFalse(pattern.matches("a".repeat(250)));
    }
}
