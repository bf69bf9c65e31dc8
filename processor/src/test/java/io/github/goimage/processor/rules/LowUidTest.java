package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LowUidTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LowUid.class, directory);
    }

    @Test
    void warnsOfTheFirstUser() {
        tester.compile("user = 1")
                .hasWarning(
                        "user",
                        1,
                        17,
                        "uid 1 may belong to a user of the host, whose files the service could then read",
                        "user = 65532");
    }

    @Test
    void warnsOfTheLastOfTheHostsUsers() {
        tester.compile("user = 10000")
                .hasWarning(
                        "user",
                        1,
                        17,
                        "uid 10000 may belong to a user of the host, whose files the service could then read",
                        "user = 65532");
    }

    @Test
    void acceptsTheNextOne() {
        tester.accepts("user = 10001");
    }

    @Test
    void acceptsAWaiver() {
        tester.accepts("""
                user = 1000, waive = @Waiver(rule = "LowUid", reason = "the volume on the host belongs to 1000")""");
    }
}
