package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.TestCompiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlCharacterTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(ControlCharacter.class, directory);
    }

    @Test
    void refusesANewLine() {
        tester.compile("args = \"a\\nUSER 0\"")
                .hasError(
                        "args",
                        1,
                        17,
                        "the character \\u000a would break a line of the Dockerfile",
                        "remove the character");
    }

    @Test
    void refusesACarriageReturnInAnElement() {
        tester.compile("env = {\"A=1\", \"B=\\r\"}")
                .hasError(
                        "env[1]",
                        1,
                        24,
                        "the character \\u000d would break a line of the Dockerfile",
                        "remove the character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200b", "200d", "200e", "202a", "202e", "2060", "2066", "2069", "feff", "00ad", "061c", "034f", "115f",
                "3164", "fe01"
            })
    void refusesWhatCannotBeSeen(String hex) {
        tester.compile("labels = \"a=x\\u" + hex + "y\"")
                .hasError(
                        "labels",
                        1,
                        19,
                        "the character \\u" + hex
                                + " is invisible, so a reader would see another value than the builder",
                        "remove the character");
    }

    @Test
    void refusesWhatCannotBeSeenBeyondTheFirstPlane() {
        tester.compile("args = \"x\\udb40\\udc41\"")
                .hasError(
                        "args",
                        1,
                        17,
                        "the character \\udb40\\udc41 is invisible, so a reader would see another value than the builder",
                        "remove the character");
    }

    @Test
    void refusesNul() {
        tester.compile("labels = \"a=\\0\"")
                .hasError(
                        "labels",
                        1,
                        19,
                        "the character \\u0000 would break a line of the Dockerfile",
                        "remove the character");
    }

    @Test
    void refusesLineSeparators() {
        tester.compile("args = {\"\\u2028\", \"\\u2029\", \"\\u0085\"}")
                .hasErrors(
                        error(
                                "args[0]",
                                1,
                                18,
                                "the character \\u2028 would break a line of the Dockerfile",
                                "remove the character"),
                        error(
                                "args[1]",
                                1,
                                28,
                                "the character \\u2029 would break a line of the Dockerfile",
                                "remove the character"),
                        error(
                                "args[2]",
                                1,
                                38,
                                "the character \\u0085 would break a line of the Dockerfile",
                                "remove the character"));
    }

    @Test
    void refusesHalfOfACharacter() {
        tester.compile("args = \"\\ud83d\"")
                .hasError(
                        "args",
                        1,
                        17,
                        "the character \\ud83d is an unpaired surrogate, which UTF-8 cannot encode",
                        "remove the character");
        tester.compile("args = \"\\ude00\\ud83d\"")
                .hasError(
                        "args",
                        1,
                        17,
                        "the character \\ude00 is an unpaired surrogate, which UTF-8 cannot encode",
                        "remove the character");
    }

    @Test
    void isTheOnlyOneToSpeakOfSuchAString() {
        tester.compile("name = \"a\\nb\"")
                .hasError(
                        "name",
                        1,
                        17,
                        "the character \\u000a would break a line of the Dockerfile",
                        "remove the character");
        tester.compile("module = \"a\\0b\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "the character \\u0000 would break a line of the Dockerfile",
                        "remove the character");
        tester.compile("main = \"a\\nb\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "the character \\u000a would break a line of the Dockerfile",
                        "remove the character");
        tester.compile("from = \"alpine\\n:3\"")
                .hasError(
                        "from",
                        1,
                        17,
                        "the character \\u000a would break a line of the Dockerfile",
                        "remove the character");
        tester.compile("env = \"A\\n\"")
                .hasError(
                        "env",
                        1,
                        16,
                        "the character \\u000a would break a line of the Dockerfile",
                        "remove the character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files = \"\\nmissing:relative\"",
                "env = \"\\nDB_PASSWORD=hunter2-hunter2\"",
                "labels = \"org.opencontainers.image.created=\\nnow\"",
                "volumes = \"\\nrelative\"",
                "build = @Build(go = \"\\n1\")",
                "build = @Build(tags = \"a,\\nb\")",
                "build = @Build(stamp = \"\\n\")",
                "build = @Build(platforms = \"linux/\\n\")",
                "build = @Build(privateModules = \"\\n*\")",
                "build = @Build(prebuilt = \"/\\n\")",
                "waive = @Waiver(rule = \"\\n\", reason = \"a test\")",
                "waive = @Waiver(rule = \"RootUser\", reason = \"a test\", until = \"\\n\")"
            })
    void noOtherRuleSpeaksOfSuchAString(String members) {
        List<String> rules = TestCompiler.in(directory).annotation(members).read().findingTexts().stream()
                .map(text -> text.substring(0, text.indexOf(']') + 1))
                .toList();

        assertEquals(List.of("[ControlCharacter]"), rules);
    }

    @Test
    void looksIntoNestedAnnotations() {
        tester.compile("""
                port = 80, waive = @Waiver(rule = "PrivilegedPort", reason = "it\\nis", until = "2999-01-01")""")
                .hasError(
                        "waive.reason",
                        1,
                        71,
                        "the character \\u000a would break a line of the Dockerfile",
                        "remove the character");
    }

    @Test
    void acceptsTabsAndWholeCharacters() {
        tester.accepts("args = \"\\ta\\tü😀\"");
    }
}
