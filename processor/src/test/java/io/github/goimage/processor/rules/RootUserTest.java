package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RootUserTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(RootUser.class, directory);
    }

    @Test
    void refusesZero() {
        tester.compile("user = 0")
                .hasError(
                        "user",
                        1,
                        17,
                        "user 0 is root, and an attacker who takes over the service would be root as well",
                        "user = 65532");
    }

    @Test
    void pointsAtAConstant() {
        tester.compile("port = 8000, user = 10 - 10")
                .hasError(
                        "user",
                        1,
                        33,
                        "user 0 is root, and an attacker who takes over the service would be root as well",
                        "user = 65532");
    }

    @Test
    void hasNothingToSayOfWrongNumbers() {
        // InvalidUser rejects it.
        tester.compile("user = -1")
                .hasErrors(error(
                                "user",
                                1,
                                17,
                                "-1 is not a valid user id (0 to 65534, 65536 to 2147483646)",
                                "user = 65532")
                        .of("InvalidUser"));
    }

    @Test
    void acceptsTheDefault() {
        tester.accepts("port = 8000");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                user = 0, waive = @Waiver(rule = "RootUser", reason = "the runtime maps root to another user")""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRATCH", "DISTROLESS_STATIC", "ALPINE"})
    void rootIsInThePasswdOnce(String base) {
        RuleTester.Result result = tester.compile("base = " + base + ", user = 0, needs = PASSWD,"
                + " waive = @Waiver(rule = \"RootUser\", reason = \"the runtime maps root to another user\")");

        result.isWritten();
        assertFalse(result.file("Dockerfile").contains("nonroot:x:0"), result.file("Dockerfile"));
        assertEquals(base.equals("SCRATCH"), result.file("Dockerfile").contains("root:x:0:0"));
    }
}
