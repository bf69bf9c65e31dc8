package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.rule.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the jar: what each prints, and its exit code. */
final class MainTest {
    @TempDir
    Path directory;

    private record Result(int code, List<String> lines, String errors) {}

    private static Result run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                Stream.of(words).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(
                code, out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString(StandardCharsets.UTF_8));
    }

    private void compiled() {
        Outcome outcome = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("goimage.lock", "# none\n")
                .source("src/main/go/go.mod", "module acme.example/localcache\n\ngo 1.26\n")
                .source(
                        "src/main/go/main.go",
                        "package main\n\nimport \"acme.example/localcache/store\"\n\n"
                                + "func main() { store.Open() }\n")
                .source("src/main/go/store/store.go", "package store\n\nfunc Open() {}\n")
                .source("src/main/go/other/other.go", "package other\n")
                .annotation("port = 8000")
                .javac();
        assertTrue(outcome.success(), outcome.messages()::toString);
    }

    private Path images() {
        return TestCompiler.output(directory).resolve("META-INF/goimage");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(directory.resolve(path).getParent());
        Files.writeString(directory.resolve(path), text);
    }

    // ---- verify

    @Test
    void filesAreTrueToTheirSources() {
        compiled();

        List<String> expected = List.of("localcache: true to 9 inputs");
        assertEquals(new Result(0, expected, ""), run("verify", images()));
        assertEquals(new Result(0, expected, ""), run("verify", images().resolve("localcache")));
        assertEquals(new Result(0, expected, ""), run("verify", "--root", directory, images()));
        assertEquals(new Result(0, expected, ""), run("verify", images(), "--root=" + directory));
    }

    /** Of a wrong root every input would be "removed". */
    @Test
    void aRootThatHoldsNoInputIsSuspected() throws IOException {
        compiled();
        Path wrong = Files.createDirectories(directory.resolve("src"));

        assertEquals(
                new Result(
                        2,
                        List.of(),
                        "error: none of the inputs exists below " + wrong + ", so it is not the root directory; write"
                                + " --root " + directory + ", or leave it out\n"),
                run("verify", "--root", wrong, images()));
        assertEquals(
                new Result(2, List.of(), "error: --root: " + directory.resolve("nowhere") + " is not a directory\n"),
                run("verify", "--root", directory.resolve("nowhere"), images()));
    }

    /** The files may have been moved away from their sources. */
    @Test
    void whereTheRootIsUnknownItIsDescribed() throws IOException {
        write("files/orders/image.json", "{\"inputs\": {\"goimage.lock\": \"absent\", \"go/go.mod\": \"0\"}}");
        write("files/users/image.json", "{\"inputs\": {\"go/main.go\": \"0\"}}");
        Path wrong = Files.createDirectories(directory.resolve("wrong"));

        assertEquals(
                new Result(
                        2,
                        List.of(),
                        "error: none of the inputs exists below " + wrong + ", so it is not the root directory; write"
                                + " --root <directory that contains go/go.mod>\n"),
                run("verify", "--root", wrong, directory.resolve("files")));
        assertEquals(
                new Result(
                        2,
                        List.of(),
                        "error: orders: no directory above it holds its inputs; write"
                                + " --root <directory that contains go/go.mod>\n"
                                + "error: users: no directory above it holds its inputs; write"
                                + " --root <directory that contains go/main.go>\n"),
                run("verify", directory.resolve("files")));
    }

    /** Of several images, one may have lost its sources. */
    @Test
    void aRootThatHoldsInputsOfAnotherImageIsRight() throws IOException {
        write("files/orders/image.json", "{\"inputs\": {\"orders/go.mod\": \"0\"}}");
        write("files/users/image.json", "{\"inputs\": {\"users/go.mod\": \"0\"}}");
        write("users/go.mod", "module users\n");

        Result result = run("verify", "--root", directory, directory.resolve("files"));

        assertEquals(1, result.code());
        assertEquals("orders: orders/go.mod was removed", result.lines().get(0));
        assertEquals("", result.errors());
    }

    @Test
    void anImageWithoutAnyInputHasNoRoot() throws IOException {
        write("files/orders/image.json", "{\"inputs\": {\"goimage.lock\": \"absent\"}}");

        assertEquals(
                new Result(
                        2,
                        List.of(),
                        "error: orders: no directory above it holds its inputs; write --root <directory>\n"),
                run("verify", directory.resolve("files")));
        assertEquals(
                1,
                run("verify", "--root", directory, directory.resolve("files")).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            src/main/go/store/store.go | package store                      | src/main/go/store/store.go has changed
            src/main/go/store/new.go   | package store                      | src/main/go/store/new.go is new
            src/main/go/go.mod         | module acme.example/other          | src/main/go/go.mod has changed
            src/main/go/go.sum         | example.com/x v1.0.0 h1:x=         | src/main/go/go.sum is new
            goimage.lock               | golang:1.26-alpine sha256:0        | goimage.lock has changed
            goimage.properties         | profile = strict                   | goimage.properties is new
            package-info.java          | @GoImage package com.acme;         | package-info.java has changed
            """)
    void anInputThatChangedIsNamed(String path, String text, String difference) throws IOException {
        compiled();
        write(path, text);

        Result result = run("verify", images());

        assertEquals(1, result.code());
        assertEquals(
                List.of(
                        "localcache: " + difference,
                        "localcache: compile again, with a clean build if the build tool finds nothing to do"),
                result.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/go/store/store_test.go", "src/main/go/other/other.go", "README.md"})
    void whatIsNotCompiledIsNoInput(String path) throws IOException {
        compiled();
        write(path, "package changed\n");

        assertEquals(0, run("verify", images()).code());
    }

    @Test
    void whatIsRemovedIsNamed() throws IOException {
        compiled();
        Files.delete(directory.resolve("src/main/go/store/store.go"));
        Files.delete(images().resolve("localcache/portable/Dockerfile"));
        Files.writeString(images().resolve("localcache/Dockerfile"), "FROM scratch\n");

        Result result = run("verify", images());

        assertEquals(1, result.code());
        assertEquals(
                List.of(
                        "localcache: Dockerfile is not the file that goimage wrote",
                        "localcache: portable/Dockerfile is missing among the files of the image",
                        "localcache: src/main/go/store/store.go was removed"),
                result.lines().subList(0, 3));
    }

    /** Git may give the same file other line endings elsewhere. */
    @Test
    void lineEndingsAreNoChange() throws IOException {
        compiled();
        write("src/main/go/store/store.go", "package store\r\n\r\nfunc Open() {}\r\n");

        assertEquals(0, run("verify", images()).code());
    }

    @Test
    void anAnnotationWhoseFileIsUnknownIsNotCompared() {
        Outcome outcome = TestCompiler.in(directory)
                .source("root/go.mod", "module acme.example/localcache\n\ngo 1.26\n")
                .source("root/main.go", "package main\n\nfunc main() {}\n")
                .source("generated/package-info.java", "@io.github.goimage.GoImage\npackage com.acme.localcache;\n")
                .option("-Agoimage.projectDir=" + directory.resolve("root"))
                .javac();
        assertTrue(outcome.success(), outcome.messages()::toString);

        Result result = run("verify", "--root", directory.resolve("root"), images());

        assertEquals(0, result.code(), result.lines()::toString);
        assertEquals(
                "localcache: the annotation was not compared: its file is not among the inputs",
                result.lines().get(0));
    }

    @Test
    void whatCannotBeVerifiedIsAnError() throws IOException {
        assertEquals(
                new Result(
                        2,
                        List.of(),
                        "error: no image.json lies in " + directory + " or in a directory of it; write the path of"
                                + " META-INF/goimage in the compiler's output\n"),
                run("verify", directory));
        write("orders/image.json", "{}");
        Result none = run("verify", directory);
        assertEquals(2, none.code());
        assertTrue(none.errors().contains("names no inputs: an older goimage wrote it"), none.errors());
    }

    /** The others are compared all the same. */
    @Test
    void amongSeveralImagesTheUnusableOneIsNamed() throws IOException {
        compiled();
        Path report = images().resolve("broken/image.json");
        write(directory.relativize(report).toString(), "{");

        assertEquals(
                new Result(
                        2,
                        List.of("localcache: true to 9 inputs"),
                        "error: " + report + " is not JSON of the expected form, from byte 2 on\n"),
                run("verify", images()));
        Files.write(report, new byte[] {'"', (byte) 0xff, '"'});
        assertEquals(
                "error: " + report + " is not UTF-8\n", run("verify", images()).errors());
        write(directory.relativize(report).toString(), "{}");
        assertEquals(
                "error: " + report + " names no inputs: an older goimage wrote it\n",
                run("verify", images()).errors());
    }

    // ---- the pages

    @Test
    void eachRuleIsExplainedAndListed() {
        List<String> listed = run("rules").lines();
        for (Rule rule : RuleBook.load().rules()) {
            Result page = run("explain", rule.id());
            assertEquals(0, page.code(), rule.id());
            assertEquals("# " + rule.id(), page.lines().get(0));
            assertTrue(
                    listed.stream()
                            .anyMatch(line -> line.startsWith(rule.id() + " ")
                                    && line.endsWith(" " + rule.info().summary())),
                    rule.id());
        }
        assertEquals(RuleBook.load().rules().size(), listed.size());
        assertEquals(
                "# What other checkers look for",
                run("explain", "coverage").lines().get(0));
    }

    @Test
    void aMisspelledRuleIsSuggested() {
        assertEquals(
                new Result(2, List.of(), "error: goimage has no rule PriviledgedPort; did you mean PrivilegedPort?\n"),
                run("explain", "PriviledgedPort"));
        assertEquals(2, run("explain", "../README").code());
    }

    // ---- the command line

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "verify --help", "explain -h", "--root x --help", "help rules"})
    void helpIsNoFault(String words) {
        Result result = run((Object[]) words.split(" "));

        assertEquals(0, result.code());
        assertEquals("", result.errors());
        assertTrue(result.lines().get(0).startsWith("usage: java -jar goimage-processor.jar verify "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                 | no command
            --root x           | no command
            verfy x            | unknown command "verfy"; did you mean "verify"?
            Rules              | unknown command "Rules"; did you mean "rules"?
            halp               | unknown command "halp"; did you mean "help"?
            build              | unknown command "build"
            target/classes     | unknown command "target/classes"
            verify             | verify needs the META-INF/goimage directory
            verify --root x    | verify needs the META-INF/goimage directory
            verify x --root    | --root needs a directory
            verify --rot x y   | unknown option "--rot"; did you mean "--root"?
            --hlep             | unknown option "--hlep"; did you mean "--help"?
            verify -v x        | unknown option "-v"
            verify x y         | unexpected argument "y"
            explain            | explain needs the name of a rule
            explain A B        | unexpected argument "B"
            explain A --root x | explain has no option --root
            rules all          | unexpected argument "all"
            """)
    void whatIsNoCommandIsToldBeforeTheUsage(String words, String problem) {
        Result result = run((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));

        assertEquals(2, result.code());
        assertEquals(List.of(), result.lines());
        assertTrue(
                result.errors().startsWith("error: " + problem + "\nusage: java -jar goimage-processor.jar verify "),
                result.errors());
    }
}
