package io.github.goimage.processor.golang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.Targets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildTargetTest {

    @ParameterizedTest
    @CsvSource({
        "a.go, true",
        "linux.go, true",
        "windows.go, true",
        "a_linux.go, true",
        "a_windows.go, false",
        "a_amd64.go, true",
        "a_arm64.go, false",
        "a_linux_amd64.go, true",
        "a_linux_arm64.go, false",
        "a_windows_amd64.go, false",
        "a_unix.go, true",
        "_windows.go, false",
        "a_windows_test.go, false",
        "a_test.go, true",
        "id_generator.go, true",
        "a_linux.pb.go, true",
        "a.pb_windows.go, true",
        "a_linux_x.go, true",
    })
    void fileNamesAreConstraints(String name, boolean matches) {
        assertEquals(matches, Targets.linux("amd64", true, 26).matchesName(name));
    }

    @Test
    void tagsOfTheCommandLineHold() {
        BuildTarget target = new BuildTarget("linux", "amd64", "", false, Set.of("netgo"), 26);

        assertTrue(target.holds("netgo"));
        assertFalse(target.holds("osusergo"));
    }

    @Test
    void levelsOfTheArchitectureHold() {
        BuildTarget amd64 = new BuildTarget("linux", "amd64", "v3", false, Set.of(), 26);
        BuildTarget arm = Targets.linux("arm", false, 26);

        assertTrue(amd64.holds("amd64.v2"));
        assertFalse(amd64.holds("amd64.v4"));
        assertTrue(arm.holds("arm.7"));
        assertFalse(arm.holds("amd64.v1"));
        assertTrue(Targets.linux("arm64", false, 26).holds("arm64.v8.0"));
    }

    @Test
    void releaseTagsHoldUpToTheRelease() {
        BuildTarget target = Targets.linux("amd64", false, 20);

        assertTrue(target.holds("go1.1"));
        assertTrue(target.holds("go1.20"));
        assertFalse(target.holds("go1.21"));
        assertFalse(target.holds("go1.20.1"));
    }
}
