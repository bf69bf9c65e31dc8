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
        tester.compile("args = \"a\\nUSER 0\"").hasError(1, 17, """
                [ControlCharacter] com.acme.localcache @GoImage(args): the character \\u000a would break a line of \
                the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
    }

    @Test
    void refusesACarriageReturnInAnElement() {
        tester.compile("env = {\"A=1\", \"B=\\r\"}").hasError(1, 24, """
                [ControlCharacter] com.acme.localcache @GoImage(env[1]): the character \\u000d would break a line \
                of the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
    }

    @Test
    void refusesNul() {
        tester.compile("labels = \"a=\\0\"").hasError(1, 19, """
                [ControlCharacter] com.acme.localcache @GoImage(labels): the character \\u0000 would break a line \
                of the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
    }

    @Test
    void refusesLineSeparators() {
        tester.compile("args = {\"\\u2028\", \"\\u2029\", \"\\u0085\"}")
                .hasErrors(error(1, 18, """
                [ControlCharacter] com.acme.localcache @GoImage(args[0]): the character \\u2028 would break a line \
                of the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md"""), error(1, 28, """
                [ControlCharacter] com.acme.localcache @GoImage(args[1]): the character \\u2029 would break a line \
                of the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md"""), error(1, 38, """
                [ControlCharacter] com.acme.localcache @GoImage(args[2]): the character \\u0085 would break a line \
                of the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md"""));
    }

    @Test
    void refusesHalfOfACharacter() {
        tester.compile("args = \"\\ud83d\"").hasError(1, 17, """
                [ControlCharacter] com.acme.localcache @GoImage(args): the character \\ud83d is half of a \
                character, which has no bytes
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
        tester.compile("args = \"\\ude00\\ud83d\"").hasError(1, 17, """
                [ControlCharacter] com.acme.localcache @GoImage(args): the character \\ude00 is half of a \
                character, which has no bytes
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
    }

    @Test
    void isTheOnlyOneToSpeakOfSuchAString() {
        tester.compile("name = \"a\\nb\"").hasError(1, 17, """
                [ControlCharacter] com.acme.localcache @GoImage(name): the character \\u000a would break a line of \
                the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
        tester.compile("module = \"a\\0b\"").hasError(1, 19, """
                [ControlCharacter] com.acme.localcache @GoImage(module): the character \\u0000 would break a line \
                of the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
        tester.compile("main = \"a\\nb\"").hasError(1, 17, """
                [ControlCharacter] com.acme.localcache @GoImage(main): the character \\u000a would break a line of \
                the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
        tester.compile("from = \"alpine\\n:3\"").hasError(1, 17, """
                [ControlCharacter] com.acme.localcache @GoImage(from): the character \\u000a would break a line of \
                the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
        tester.compile("env = \"A\\n\"").hasError(1, 16, """
                [ControlCharacter] com.acme.localcache @GoImage(env): the character \\u000a would break a line of \
                the Dockerfile
                fix: leave the character out
                https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
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
        List<String> rules = TestCompiler.in(directory).annotation(members).javac().findingTexts().stream()
                .map(text -> text.substring(0, text.indexOf(']') + 1))
                .toList();

        assertEquals(List.of("[ControlCharacter]"), rules);
    }

    @Test
    void looksIntoNestedAnnotations() {
        tester.compile("""
                port = 80, waive = @Waiver(rule = "PrivilegedPort", reason = "it\\nis", until = "2999-01-01")""").hasError(1, 71, """
                        [ControlCharacter] com.acme.localcache @GoImage(waive.reason): the character \\u000a would break a \
                        line of the Dockerfile
                        fix: leave the character out
                        https://github.com/goimage/goimage/blob/main/docs/rules/ControlCharacter.md""");
    }

    @Test
    void acceptsTabsAndWholeCharacters() {
        tester.accepts("args = \"\\ta\\tü😀\"");
    }
}
