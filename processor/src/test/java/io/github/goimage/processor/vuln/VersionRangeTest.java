package io.github.goimage.processor.vuln;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.vuln.VersionRange.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of golang.org/x/vuln/internal/semver, and those of Go's versions; OsvRangesNightly tries many more. */
final class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        "0, v0.0.0, true",
        "0 2.0.0, v1.0.0, true",
        "0 2.0.0, v2.0.0, false",
        "0.0.1, v1.0.0, true",
        "1.0.0, v1.0.0, true",
        "1.0.0 2.0.0, v3.0.0, false",
        "1.0.0 2.0.0 3.0.0, v3.0.0, true",
        "0 1.18.6 1.19.0 1.19.1, v1.18.6, false",
        "0 1.18.6 1.19.0 1.19.1, v1.19.0, true",
        "0 - 1.19.0 1.19.1, v1.18.6, true",
        "1.19.0 1.19.1 0 1.18.6, v1.18.1, true",
        "3.0.0, go3.0.1, true",
        "0 1.2.3, v1.2.3-rc.1, true",
        "0 1.2.3-rc.1, v1.2.3-rc.1, false",
        "0 1.2.3-rc.2, v1.2.3-rc.10, false",
        "0 0.0.0-20220314234659-1baeb1ce4c0b, v0.0.0-20211215165025-cf75a172585e, true",
        "0 0.0.0-20220314234659-1baeb1ce4c0b, v0.0.0-20220722155217-630584e8d5aa, false",
        "0 2.8.2, v2.8.1+incompatible, true",
        "0 2.8.2, v2.8.2+incompatible, false",
        "1.26.0-rc.1 1.26.0-rc.3, v1.26.0-rc.2, true",
        "1.26.0-rc.1 1.26.0-rc.3, v1.26.0, false",
        "1.1.4, vvgo1.2.3, true",
        "0 0.3.10, vvv1.2.3, false"
    })
    void decidesAsGovulncheck(String events, String version, boolean affected) {
        List<Event> read = new ArrayList<>();
        String[] versions = events.split(" ");
        for (int i = 0; i < versions.length; i++) {
            if (!versions[i].equals("-")) {
                read.add(i % 2 == 0 ? new Event(versions[i], "") : new Event("", versions[i]));
            }
        }
        AffectedModule module =
                new AffectedModule("example.org/a", List.of(new VersionRange("SEMVER", read)), List.of());
        assertEquals(affected, module.affects(version));
    }

    @ParameterizedTest
    @CsvSource({"SEMVER, 1.0.0, v0.9.0, false", "ECOSYSTEM, 1.0.0, v0.9.0, true", "GIT, 1.0.0, v0.9.0, true"})
    void takesAModuleWithoutSemanticRangesForAffected(
            String type, String introduced, String version, boolean affected) {
        VersionRange range = new VersionRange(type, List.of(new Event(introduced, "")));
        assertEquals(affected, new AffectedModule("example.org/a", List.of(range), List.of()).affects(version));
    }
}
