package io.github.goimage.processor.rules;

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
        tester.compile("user = 0").hasError(1, 17, """
                [RootUser] com.acme.localcache @GoImage(user): user 0 is root, and so is whoever takes over the \
                service
                fix: user = 65532
                https://github.com/goimage/goimage/blob/main/docs/rules/RootUser.md""");
    }

    @Test
    void pointsAtAConstant() {
        tester.compile("port = 8000, user = 10 - 10").hasError(1, 33, """
                [RootUser] com.acme.localcache @GoImage(user): user 0 is root, and so is whoever takes over the \
                service
                fix: user = 65532
                https://github.com/goimage/goimage/blob/main/docs/rules/RootUser.md""");
    }

    @Test
    void hasNothingToSayOfWrongNumbers() {
        // InvalidUser rejects it.
        tester.compile("user = -1").hasError(1, 17, """
                [InvalidUser] com.acme.localcache @GoImage(user): -1 is no user id (0 to 65534, 65536 to 2147483646)
                fix: user = 65532
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidUser.md""");
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
