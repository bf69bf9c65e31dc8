package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void advisesToFillADirectoryThatIsKeptEmpty() {
        embed("all:dist")
                .file("web/dist/.gitkeep", "")
                .compile("port = 8080")
                .hasAdvice(
                        "main",
                        "web/web.go:5: //go:embed \"all:dist\" embeds nothing but \"dist/.gitkeep\"",
                        "run the build that writes the other files before javac runs");
    }

    @Test
    void namesThePackageJsonThatStandsBesideTheFiles() {
        embed("dist")
                .file("web/package.json", "{\"scripts\": {\"build\": \"vite build\"}}")
                .file("web/yarn.lock", "");

        assertEquals(
                List.of("run yarn run build in web (web/package.json) before javac runs"),
                tester.compile("port = 8080").fixes());
    }

    @Test
    void namesTheDirectiveThatWritesTheFiles() {
        embed("schema.json").file("web/gen.go", "package web\n\n//go:generate go run ./gen -o schema.json\n");

        assertEquals(
                List.of("run go generate ./web (web/gen.go:3) before javac runs"),
                tester.compile("port = 8080").fixes());
    }

    @Test
    void namesTheTargetThatWritesTheFiles() {
        embed("bundle/*").file("Makefile", "VERSION := 1\n\nall: test\n\npack: deps\n\t./pack.sh web/bundle\n");

        assertEquals(
                List.of("run make pack (Makefile:5) before javac runs"),
                tester.compile("port = 8080").fixes());
    }

    @Test
    void namesNothingThatOnlyLooksNear() {
        embed("page.html")
                .file("package.json", "{\"scripts\": {\"lint\": \"eslint\"}}")
                .file("Makefile", "test:\n\tgo test ./...\n\nmypage.html.bak:\n\ttrue\n");

        assertEquals(
                List.of("use a pattern that matches files in the package's directory or below it"),
                tester.compile("port = 8080").fixes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"static", "all:static", "static/logo.svg"})
    void namesTheLinkThatGoEmbedsNot(String pattern) throws IOException {
        embed(pattern).file("logo.svg", "<svg/>").file("web/static/sub/.keep", "");
        Files.createSymbolicLink(directory.resolve("web/static/logo.svg"), Path.of("../../logo.svg"));
        Files.delete(directory.resolve("web/static/sub/.keep"));

        assertEquals(
                List.of("replace the symbolic link \"static/logo.svg\" with a copy of what it leads to: Go embeds no"
                        + " links"),
                tester.compile("port = 8080").fixes());
    }

    @Test
    void namesThePlatformWhoseCodeAloneEmbedsIt() {
        embed("*.go")
                .file("web/camera_linux_arm64.go", """
                        package web

                        import _ "embed"

                        //go:embed libcamera.so
                        var Library []byte
                        """)
                .compile("port = 8080")
                .hasError(
                        "main",
                        1,
                        1,
                        "web/camera_linux_arm64.go:5: //go:embed \"libcamera.so\": no matching files found, on"
                                + " linux/arm64 alone",
                        "use a pattern that matches files in the package's directory or below it; or build for the"
                                + " others: build = @Build(platforms = \"linux/amd64\")");
        tester.accepts("build = @Build(platforms = \"linux/amd64\")");
    }

    @Test
    void acceptsAPackageThatIsNotBuilt() {
        embed("dist/*").file("main.go", GoService.main("\"os\"")).accepts("port = 8080");
    }
}
