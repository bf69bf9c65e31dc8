package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbedMissingTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(EmbedMissing.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester embed(String pattern) {
        return tester.file("web/web.go", """
                package web

                import "embed"

                //go:embed %s
                var Files embed.FS
                """.formatted(pattern))
                .file("main.go", GoService.main("_ \"example.com/api/web\""));
    }

    @Test
    void refusesWhatAFrontEndBuildHasNotMadeYet() {
        embed("dist/*")
                .compile("port = 8080")
                .hasError(
                        "main",
                        1,
                        1,
                        "web/web.go:5: //go:embed \"dist/*\": no matching files found",
                        "create these files before javac runs, with the build that writes them (npm run build …)");
    }

    @Test
    void refusesADirectoryWithNothingButAPlaceholder() {
        embed("all:dist/assets")
                .file("web/dist/.gitkeep", "")
                .compile("port = 8080")
                .hasError(
                        "main",
                        1,
                        1,
                        "web/web.go:5: //go:embed \"all:dist/assets\": no matching files found",
                        "create these files before javac runs, with the build that writes them (npm run build …)");
    }

    @Test
    void refusesWhatGoIgnores() {
        embed("pages")
                .file("web/pages/_index.html", "")
                .compile("port = 8080")
                .hasError(
                        "main",
                        1,
                        1,
                        "web/web.go:5: //go:embed \"pages\": cannot embed directory pages: contains no"
                                + " embeddable files",
                        "//go:embed all:pages includes files whose names begin with . or _");
    }

    @Test
    void refusesATypingError() {
        embed("page.htm")
                .file("web/page.html", "")
                .compile("main = \".\"")
                .hasError(
                        "main",
                        1,
                        17,
                        "web/web.go:5: //go:embed \"page.htm\": no matching files found",
                        "use a pattern that matches files in the package's directory or below it");
    }

    @Test
    void acceptsFilesThatAreThere() {
        embed("dist/*").file("web/dist/index.html", "").accepts("port = 8080");
        embed("all:dist").file("web/dist/.gitkeep", "").accepts("port = 8080");
    }

    @Test
    void acceptsAPackageThatIsNotBuilt() {
        embed("dist/*").file("main.go", GoService.main("\"os\"")).accepts("port = 8080");
    }
}
