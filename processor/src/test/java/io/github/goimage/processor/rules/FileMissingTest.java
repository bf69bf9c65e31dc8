package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileMissingTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(FileMissing.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    @Test
    void refusesWhatIsNotThere() {
        tester.file("web/static/index.html", "");
        tester.compile("files = \"web/statik\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/statik\" does not exist in the module directory",
                        "files = \"web/static\"");
        tester.compile("files = {\"web\", \"web/statik:/srv\"}")
                .hasError(
                        "files[1]",
                        1,
                        26,
                        "\"web/statik\" does not exist in the module directory",
                        "\"web/static:/srv\"");
        tester.compile("files = \"docs\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"docs\" does not exist in the module directory",
                        "name an existing file or directory; if another build step creates it, run that step"
                                + " before javac");
        tester.compile("files = \"web/*.html\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/*.html\" does not exist in the module directory",
                        "name the directory without a wildcard: names are literal");
    }

    @Test
    void countsFromTheModuleNotFromTheProject() {
        RuleTester other = RuleTester.of(FileMissing.class, directory.resolve("other"))
                .file("src/main/go/go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("src/main/go/main.go", "package main\n\nfunc main() {}\n")
                .file("src/main/go/web/index.html", "");
        other.compile("files = \"src/main/go/web\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"src/main/go/web\" does not exist in the module directory",
                        "files = \"web\"");
        other.accepts("files = \"web\"");
    }

    @Test
    void refusesLinksThatLeadNowhere() throws IOException {
        tester.file("web/index.html", "");
        Files.createSymbolicLink(directory.resolve("web/gone"), Path.of("nothing"));
        Files.createSymbolicLink(directory.resolve("web/me"), Path.of("me"));
        Files.createDirectories(directory.resolve("web/deep"));
        Files.createSymbolicLink(
                directory.resolve("web/deep/up"), directory.toRealPath().resolve("web"));
        tester.compile("files = \"web\"")
                .hasErrors(
                        RuleTester.error(
                                "files",
                                1,
                                18,
                                "web/deep/up is a symbolic link to a directory that contains it",
                                "remove the link, or point it to a file of the repository"),
                        RuleTester.error(
                                "files",
                                1,
                                18,
                                "web/gone is a symbolic link that leads nowhere",
                                "remove the link, or point it to a file of the repository"),
                        RuleTester.error(
                                "files",
                                1,
                                18,
                                "web/me leads into a loop of symbolic links",
                                "remove the link, or point it to a file of the repository"));
        tester.compile("files = \"web/gone\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "web/gone is a symbolic link that leads nowhere",
                        "remove the link, or point it to a file of the repository");
    }

    @Test
    void copiesTheContentOfALinkThatComesBackFromAbove() throws IOException {
        tester.file("web/a", "x");
        Files.createSymbolicLink(directory.resolve("web/e"), Path.of("../web/a"));
        Files.createSymbolicLink(directory.resolve("web/f"), Path.of("a"));

        String dockerfile = tester.compile("files = \"web:/srv/static\"").file("Dockerfile");

        assertTrue(dockerfile.contains("""
                COPY ["./web/a","/out/root/srv/static/"]
                COPY ["./web/a","/out/root/srv/static/f"]
                COPY ["./web/a","/out/root/srv/static/e"]
                """), dockerfile);
    }

    @Test
    void aWaiverCopiesWhatIsToCome() {
        String dockerfile = tester.compile(
                        "files = \"dist\", waive = @Waiver(rule = \"FileMissing\", reason = \"made later\")")
                .file("Dockerfile");

        assertTrue(dockerfile.contains("\nCOPY [\"./dist\",\"/out/root/dist\"]\n"), dockerfile);
    }

    @Test
    void acceptsAModuleThatNobodyHasFound() {
        RuleTester.of(FileMissing.class, directory.resolve("lone"))
                .file("web/index.html", "")
                .accepts("files = \"web\"");
    }
}
