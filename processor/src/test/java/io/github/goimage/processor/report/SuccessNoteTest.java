package io.github.goimage.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the note of a written image is, and where its lines come from. */
final class SuccessNoteTest {
    private static final String WROTE = "goimage: wrote META-INF/goimage/localcache/Dockerfile";

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void resolveLinks() throws IOException {
        directory = temporary.toRealPath();
    }

    /** A service that gives goimage much to decide. */
    private TestCompiler service() {
        return TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("go.mod", "module example.com/api\n\ngo 1.26\n")
                .source("cmd/api/main.go", "package main\n\nfunc main() {}\n")
                .source("cmd/api/default.pgo", "")
                .source("cmd/tool/main.go", "package main\n\nfunc main() {}\n");
    }

    private static List<String> lines(Outcome outcome) {
        assertTrue(outcome.success(), () -> outcome.messages().toString());
        return outcome.notes().get(0).text().lines().toList();
    }

    @Test
    void hasAtMostFourLinesIfThereIsNothingToAdvise() {
        List<String> lines = lines(service()
                .option("-Agoimage.rules=UnpinnedBase:off")
                .annotation("main = \"./cmd/api\", build = @Build(privateModules = \"git.acme.example\")")
                .javac());

        assertEquals(4, lines.size(), lines::toString);
        assertEquals(
                "profile: cmd/api/default.pgo, which go build optimizes the program with; no portable Dockerfile: builders"
                        + " without BuildKit have no secret mounts, and the credentials for privateModules would stay in a"
                        + " layer",
                lines.get(3));
    }

    @Test
    void tellsAllThatIsDecidedInOneLine() {
        List<String> lines = lines(service()
                .option("-Agoimage.rules=UnpinnedBase:off")
                .annotation("")
                .javac());

        assertEquals(
                "main package: ./cmd/api, the one with the module's name; profile: cmd/api/default.pgo, which go build optimizes"
                        + " the program with",
                lines.get(3));
        assertEquals(List.of("complete: @GoImage(main = \"./cmd/api\")"), lines.subList(4, lines.size()));
    }

    @Test
    void isOneLineIfItIsToBeShort() {
        assertEquals(
                List.of(WROTE + "; advice: UnpinnedBase"),
                lines(service()
                        .option("-Agoimage.notes=short")
                        .annotation("main = \"./cmd/api\"")
                        .javac()));
        assertEquals(
                List.of(WROTE),
                lines(service()
                        .source("goimage.properties", "notes = short\nrules = UnpinnedBase:off\n")
                        .annotation("")
                        .javac()));
    }

    /** What may be wrong is not lost. */
    @Test
    void tellsInOneLineWhatIsNotChecked() {
        List<String> lines = lines(TestCompiler.in(directory)
                .source("build.gradle", "")
                .source("api/src/main/java/package-info.java", "@io.github.goimage.GoImage\npackage com.acme.api;\n")
                .option("-Agoimage.notes=short", "-Agoimage.rules=UnpinnedBase:off")
                .javac());

        assertEquals(
                List.of("goimage: wrote META-INF/goimage/api/Dockerfile; not checked: there is no go.mod; project"
                        + " directory: " + directory.getFileName() + "/api, which holds src/main/java; the build file"
                        + " lies above it; -Agoimage.projectDir=<directory> names another"),
                lines);
    }

    @Test
    void errorsAndWarningsStayWhole() {
        Outcome outcome = service()
                .option("-Agoimage.notes=short")
                .annotation("main = \"./cmd/api\", port = 80")
                .javac();

        assertEquals(3, outcome.findingTexts().get(0).lines().count());
        assertFalse(outcome.success());
    }

    @Test
    void anotherLengthIsNotValid() {
        Outcome outcome =
                service().option("-Agoimage.notes=none").annotation("").javac();

        assertTrue(
                outcome.findingTexts().get(0).contains("\"none\" is not a valid value of notes"),
                outcome.findingTexts()::toString);
    }

    /** A path from the root of the file system fills a line of its own in most terminals. */
    @Test
    void onlyTheCommandHasAbsolutePaths() throws IOException {
        Files.writeString(directory.resolve("build.gradle"), "");
        List<String> lines = lines(TestCompiler.in(directory)
                .source("api/src/main/java/package-info.java", "@io.github.goimage.GoImage\npackage com.acme.api;\n")
                .javac());

        assertEquals(
                List.of(1),
                lines.stream()
                        .filter(line -> line.contains(directory.toString()))
                        .map(lines::indexOf)
                        .toList());
    }
}
