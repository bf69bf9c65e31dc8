package io.github.goimage.processor.golang.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoVersionTest {

    @Test
    void versionsAreOrderedAsCmdGoOrdersThem() {
        List<String> ordered = List.of(
                "1.9",
                "1.20rc1",
                "1.20",
                "1.20.14",
                "1.21",
                "1.21beta1",
                "1.21rc1",
                "1.21rc2",
                "1.21.0",
                "1.21.10",
                "1.22",
                "1.26.0",
                "2.0");
        List<GoVersion> shuffled = new ArrayList<>(ordered.stream()
                .map(text -> GoVersion.parse(text).orElseThrow())
                .toList());
        Collections.reverse(shuffled);

        Collections.sort(shuffled);

        assertEquals(ordered, shuffled.stream().map(GoVersion::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.", "01.2", "1.02", "1.21.0rc1", "1.2.3.4", "v1.2", "go1.2", "1.2-x", "1.9999999999"})
    void whatIsNoVersionIsEmpty(String text) {
        assertEquals(Optional.empty(), GoVersion.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "go1.22.3, 1.22.3",
        "go1.22.3-custom, 1.22.3",
        "go1.23rc1, 1.23rc1",
        "default, ",
        "local, ",
        "go1.22/../x, ",
        "1.22.3, "
    })
    void toolchainNamesAreRead(String name, String version) {
        assertEquals(Optional.ofNullable(version), GoVersion.ofToolchain(name).map(GoVersion::toString));
    }

    @Test
    void aLanguageVersionNamesNoRelease() {
        assertTrue(GoVersion.parse("1.21").orElseThrow().isLanguage());
        assertTrue(!GoVersion.parse("1.21.0").orElseThrow().isLanguage());
        assertEquals("1.21", GoVersion.parse("1.21.4").orElseThrow().language());
    }
}
