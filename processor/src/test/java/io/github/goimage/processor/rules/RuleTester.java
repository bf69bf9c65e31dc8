package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic.Kind;

/**
 * Lets goimage judge an annotation as javac reads it, and holds what it says against one rule. That Eclipse's compiler
 * says the same, {@link RulePagesTest} asserts for each rule.
 *
 * <pre>{@code
 * tester.compile("port = 80").hasError("port", 1, 17, "port 80 is below 1024, …", "port = 8080");
 * tester.accepts("port = 1024");
 * }</pre>
 */
final class RuleTester {
    private static final String PAGES = "https://github.com/goimage/goimage/blob/main/docs/rules/";

    private final String rule;
    private final Path directory;
    private final List<String> options = new ArrayList<>();
    private boolean output = true;

    private RuleTester(String rule, Path directory) {
        this.rule = rule;
        this.directory = directory;
    }

    /** Returns a tester of one rule; the annotation lies in the directory, which is a separate project. */
    static RuleTester of(Class<? extends Rule> rule, Path directory) {
        return new RuleTester(rule.getSimpleName(), directory).file("pom.xml", "<project/>");
    }

    /** A symbolic link of the project. */
    RuleTester link(String path, String to) {
        try {
            Files.createSymbolicLink(directory.resolve(path), Path.of(to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the project. */
    RuleTester file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file of the project into another place. */
    RuleTester move(String path, String to) {
        try {
            Files.createDirectories(directory.resolve(to).getParent());
            Files.move(directory.resolve(path), directory.resolve(to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A further option of the compiler. */
    RuleTester option(String word) {
        options.add(word);
        return this;
    }

    /** Omits {@code -d}. */
    RuleTester withoutOutput() {
        output = false;
        return this;
    }

    /** Compiles {@code @GoImage(members)} in the first line of its file. */
    Result compile(String members) {
        return compilePackage("@GoImage(" + members + ")");
    }

    /** Compiles a package with these annotations, which begin in the first line of its file. */
    Result compilePackage(String annotations) {
        boolean repeated = annotations.indexOf("@GoImage") != annotations.lastIndexOf("@GoImage");
        TestCompiler compiler = compiler(annotations);
        Outcome outcome = repeated ? compiler.javac() : compiler.read();
        // Only a real compilation knows where repeated annotations lie, and which lines hold no credential.
        boolean placeless = outcome.messages().stream().anyMatch(message -> message.line() < 0);
        return new Result(placeless ? compiler.javac() : outcome, repeated);
    }

    /** Returns the files that a real compilation writes, by name. */
    Map<String, String> files(String members) {
        return compiler("@GoImage(" + members + ")").javac().files();
    }

    /** An annotation with members that the rule has nothing against. */
    void accepts(String members) {
        compile(members).isAccepted();
    }

    private TestCompiler compiler(String annotations) {
        TestCompiler compiler =
                TestCompiler.in(directory).packageInfo(annotations).option(options.toArray(String[]::new));
        return output ? compiler : compiler.withoutOutput();
    }

    /** What came of a compilation. */
    final class Result {
        private final Outcome outcome;
        private final boolean repeated;

        private Result(Outcome outcome, boolean repeated) {
            this.outcome = outcome;
            this.repeated = repeated;
        }

        /** Asserts that the image is rejected, by this one error of the rule. */
        void hasError(String path, long line, long column, String problem, String fix) {
            hasErrors(error(path, line, column, problem, fix));
        }

        /** Asserts that the image is rejected, by these errors and warnings, in the order of the values. */
        void hasErrors(Expected... findings) {
            assertEquals(messages(findings), outcome.findings());
            assertFalse(outcome.success());
            if (!repeated) {
                assertEquals(Map.of(), outcome.files(), "a refused image has no file");
            }
        }

        /** The first line of the only error or warning. */
        String finding() {
            assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
            return outcome.findings().get(0).headline();
        }

        /** What the errors and warnings say to write instead, in their order. */
        List<String> fixes() {
            return outcome.findings().stream()
                    .flatMap(finding -> finding.text().lines())
                    .filter(line -> line.startsWith("fix: "))
                    .map(line -> line.substring("fix: ".length()))
                    .toList();
        }

        /**
         * Asserts that the image is written, with this one warning of the rule, which {@code -nowarn} does not hide.
         */
        void hasWarning(String path, long line, long column, String problem, String fix) {
            hasWarnings(warning(path, line, column, problem, fix));
        }

        /** Asserts that the image is written, with these warnings, in the order of the values. */
        void hasWarnings(Expected... findings) {
            assertEquals(messages(findings), outcome.findings());
            assertTrue(outcome.success());
        }

        /** Asserts that the image is written, with one warning, which holds these texts. */
        void warns(String... texts) {
            assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
            Message finding = outcome.findings().get(0);
            assertEquals(Kind.MANDATORY_WARNING, finding.kind());
            for (String text : texts) {
                assertTrue(finding.text().contains(text), finding::text);
            }
        }

        /** Asserts that the image is written, without error or warning; its note holds these texts. */
        void advises(String... texts) {
            isWritten();
            for (String text : texts) {
                assertTrue(note().contains(text), this::note);
            }
        }

        /** Asserts that the image is written, without error or warning; its note has this advice of the rule. */
        void hasAdvice(String path, String problem, String fix) {
            hasLine(layout(rule, path, problem, fix));
        }

        /**
         * Asserts that the image is written, without error or warning; its note has advice of the rule that begins so.
         */
        void hasAdvice(String path, String beginning) {
            hasLine(headline(rule, path, beginning));
        }

        /**
         * Asserts that the image is written, without error or warning; its note has a line, or several, that begin so.
         */
        void hasLine(String text) {
            isWritten();
            assertTrue(note().contains("\n" + text), this::note);
        }

        /** Asserts that the image is written, without error or warning, and this rule gives no advice. */
        void isAccepted() {
            isWritten();
            assertFalse(note().contains("[" + rule + "]"), this::note);
        }

        /** A file of the image of the package's name. */
        String file(String path) {
            return outcome.file("localcache", path);
        }

        void isWritten() {
            assertEquals(List.of(), outcome.findings());
            assertTrue(outcome.success());
        }

        String note() {
            assertEquals(1, outcome.notes().size(), outcome.messages()::toString);
            return outcome.notes().get(0).text();
        }
    }

    private List<Message> messages(Expected... findings) {
        return Stream.of(findings).map(finding -> finding.message(rule)).toList();
    }

    /** What a message has to say; the rule is the tester's own if none is named. */
    record Expected(Optional<String> rule, Kind kind, String path, long line, long column, String problem, String fix) {
        /** Returns the same, of another rule. */
        Expected of(String other) {
            return new Expected(Optional.of(other), kind, path, line, column, problem, fix);
        }

        /** Returns the message, of this rule if no other is named. */
        Message message(String own) {
            return new Message(kind, line, column, layout(rule.orElse(own), path, problem, fix));
        }
    }

    /**
     * Returns an error of the rule.
     *
     * @param path the place in words, {@code "env[1]"}; {@code "[1](name)"} in the second of repeated annotations
     */
    static Expected error(String path, long line, long column, String problem, String fix) {
        return new Expected(Optional.empty(), Kind.ERROR, path, line, column, problem, fix);
    }

    /** Returns a warning of the rule. */
    static Expected warning(String path, long line, long column, String problem, String fix) {
        return new Expected(Optional.empty(), Kind.MANDATORY_WARNING, path, line, column, problem, fix);
    }

    /** Returns a message as all are laid out; {@code CompilersTest} has one in full. */
    private static String layout(String rule, String path, String problem, String fix) {
        return headline(rule, path, problem) + "\nfix: " + fix + "\n" + PAGES + rule + ".md";
    }

    private static String headline(String rule, String path, String problem) {
        String place = path.startsWith("[") ? path : "(" + path + ")";
        return "[" + rule + "] " + TestCompiler.PACKAGE + " @GoImage" + place + ": " + problem;
    }
}
