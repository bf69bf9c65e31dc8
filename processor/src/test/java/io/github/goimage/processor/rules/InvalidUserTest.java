package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvalidUserTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(InvalidUser.class, directory);
    }

    @Test
    void refusesANegativeNumber() {
        tester.compile("user = -1")
                .hasError("user", 1, 17, "-1 is not a valid user id (0 to 65534, 65536 to 2147483646)", "user = 65532");
    }

    @Test
    void refusesTheNumberThatMeansNoChange() {
        tester.compile("user = 65535")
                .hasError(
                        "user",
                        1,
                        17,
                        "65535 is not a valid user id (0 to 65534, 65536 to 2147483646)",
                        "user = 65532");
    }

    @Test
    void refusesTheLargestInt() {
        tester.compile("user = 2147483647")
                .hasError(
                        "user",
                        1,
                        17,
                        "2147483647 is not a valid user id (0 to 65534, 65536 to 2147483646)",
                        "user = 65532");
    }

    @Test
    void acceptsItsNeighbours() {
        tester.accepts("user = 65534");
        tester.accepts("user = 65536");
        tester.accepts("user = 2147483646");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRATCH", "DISTROLESS_STATIC", "ALPINE"})
    void nobodyIsInThePasswdOnce(String base) {
        RuleTester.Result result = tester.compile("base = " + base + ", user = 65534, needs = PASSWD");

        result.isWritten();
        assertFalse(result.file("Dockerfile").contains("nonroot:x:65534"), result.file("Dockerfile"));
        assertEquals(base.equals("SCRATCH"), result.file("Dockerfile").contains("nobody:x:65534"));
    }
}
