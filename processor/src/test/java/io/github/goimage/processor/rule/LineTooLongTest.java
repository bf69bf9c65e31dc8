package io.github.goimage.processor.rule;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineTooLongTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(LineTooLong.class, directory);
    }

    @Test
    void refusesALongValue() {
        tester.compile("args = \"" + "a".repeat(65_000) + "\"").hasError(1, 17, """
                [LineTooLong] com.acme.localcache @GoImage(args): a line of the Dockerfile would have 65004 bytes, and \
                BuildKit reads no more than 65535
                fix: a shorter value; a file of the module, or a volume, holds what is longer
                https://github.com/goimage/goimage/blob/main/docs/rules/LineTooLong.md""");
    }

    @Test
    void countsTheVariablesOfOneLineWithTheirEscapes() {
        String first = "\"A=" + "$".repeat(15_000) + "\"";
        tester.compile("env = {\"B=" + "\\t".repeat(6_000) + "\", " + first + "}")
                .hasError(1, 17, """
                [LineTooLong] com.acme.localcache @GoImage(env[0]): a line of the Dockerfile would have 66012 bytes, and \
                BuildKit reads no more than 65535
                fix: a shorter value; a file of the module, or a volume, holds what is longer
                https://github.com/goimage/goimage/blob/main/docs/rules/LineTooLong.md""");
    }

    @Test
    void acceptsLongLabelsEachOnItsLine() {
        String value = "a".repeat(40_000);
        tester.accepts("labels = {\"com.acme.a=" + value + "\", \"com.acme.b=" + value + "\"}");
    }
}
