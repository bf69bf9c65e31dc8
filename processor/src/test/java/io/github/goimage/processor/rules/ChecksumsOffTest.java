package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecksumsOffTest {
    @TempDir
    Path directory;

    @Test
    void noChecksumDatabase() {
        tester("go.sumdb = off")
                .compile("")
                .hasWarning(
                        "",
                        1,
                        1,
                        "goimage.properties:1: go.sumdb = off takes whatever a proxy gives for a module that go.sum does"
                                + " not name yet",
                        "no go.sumdb, or the company's own; for private modules build.privateModules");
    }

    @Test
    void noProxy() {
        tester("go.proxy = off")
                .compile("")
                .hasWarning(
                        "",
                        1,
                        1,
                        "goimage.properties:1: go.proxy = off stops every build that fetches a module",
                        "no go.proxy, or the company's own; modules in a vendor directory are not fetched anyway");
    }

    @Test
    void theCompanysOwn() {
        tester("go.proxy = https://proxy.acme.example\ngo.sumdb = sum.golang.org https://proxy.acme.example/sumdb")
                .accepts("");
    }

    private RuleTester tester(String properties) {
        return RuleTester.of(ChecksumsOff.class, directory).file("goimage.properties", properties);
    }
}
