package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnexpandedVariableTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnexpandedVariable.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void warnsOfAVariableThatNoShellReplaces() {
        tester.compile("args = {\"-v\", \"-listen=:$PORT\"}")
                .hasWarning(
                        "args[1]",
                        1,
                        24,
                        "\"-listen=:$PORT\" is passed as it is: no shell replaces $PORT",
                        "write the value, or let the service read it: os.Getenv(\"PORT\")");
    }

    @Test
    void warnsOfOneInBraces() {
        tester.compile("healthcheck = \"--url=http://${HOST}/\"").warns("no shell replaces ${HOST}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${PORT:-80}",
                "${PORT-80}",
                "${PORT:=80}",
                "${PORT:?is not set}",
                "${PORT:+on}",
                "${PORT+}",
            })
    void warnsOfOneWithADefault(String word) {
        tester.compile("args = \":" + word + "\"").warns("no shell replaces " + word, "os.Getenv(\"PORT\")");
    }

    @Test
    void warnsOfACommand() {
        tester.compile("args = \"-name=$(hostname -s)\"")
                .hasWarning(
                        "args",
                        1,
                        17,
                        "\"-name=$(hostname -s)\" is passed as it is: no shell replaces $(hostname -s)",
                        "write the value, or let the service find it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${PORT:80}",
                "${PORT /80}",
                "${port:-80}",
                "^a$",
                "$1",
                "a$b",
                "$$",
                "{{$labels}}",
                "cost=$5",
                "$X",
                "^a$(b|c)",
                "$()"
            })
    void acceptsOtherDollarSigns(String word) {
        tester.accepts("args = \"" + word + "\"");
    }
}
