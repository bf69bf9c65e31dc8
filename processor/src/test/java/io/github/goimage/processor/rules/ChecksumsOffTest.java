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
                        "goimage.properties:1: go.sumdb = off accepts whatever a proxy serves for a module that"
                                + " go.sum does not list yet",
                        "remove go.sumdb, or name the company's own database; for private modules, use"
                                + " build.privateModules");
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
                        "remove go.proxy, or name the company's own proxy; modules in a vendor directory are"
                                + " never fetched");
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
