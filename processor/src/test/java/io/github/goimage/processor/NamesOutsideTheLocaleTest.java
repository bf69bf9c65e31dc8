package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules with names beyond ASCII, compiled by a javac that knows only ASCII: {@code LC_ALL=C}, as in many containers.
 */
@EnabledOnOs(OS.LINUX)
final class NamesOutsideTheLocaleTest {
    private static final String MAIN = "package main\n\nfunc main() {}\n";

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void setUp() throws Exception {
        directory = temporary.toRealPath();
        file("pom.xml", "<project/>");
        file("go.mod", "module example.com/api\n\ngo 1.26\n");
        file("main.go", MAIN);
    }

    /** Made by a shell that takes each name as UTF-8, since this JVM may know no more than javac. */
    private void file(String path, String text) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("sh", "-s").directory(directory.toFile()).start();
        String script = "mkdir -p \"$(dirname '" + path + "')\" && cat > '" + path + "' <<'END'\n" + text + "END\n";
        try (var in = shell.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(0, shell.waitFor());
    }

    private JavacProcess.Result compile(String locale, String members) throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("package-info.java"),
                "@io.github.goimage.GoImage(" + members + ")\npackage com.acme.api;\n");
        return JavacProcess.run(locale, directory, "-encoding", "UTF-8", "-d", locale, "package-info.java");
    }

    @ParameterizedTest
    @CsvSource({"''", "'files = \"web\"'"})
    void whatNothingNamesIsNoMatter(String members) throws Exception {
        file("gr\u00f6\u00dfe/a b/x.go", "package x\n");
        file("cmd/gr\u00f6\u00dfe/x.go", "package x\n");
        file("web/\u00e4/\u00fc.html", "x\n");
        file("web/a b/index.html", "x\n");
        file("\u00dcbersicht.md", "x\n");

        JavacProcess.Result plain = compile("C", members);
        JavacProcess.Result unicode = compile("C.UTF-8", members);

        assertEquals(0, plain.exit(), plain.output());
        assertEquals(0, unicode.exit(), unicode.output());
        for (String file : List.of("Dockerfile", "Dockerfile.dockerignore", "portable/Dockerfile", "image.json")) {
            assertEquals(written("C.UTF-8", file), written("C", file), file);
        }
    }

    private String written(String locale, String file) throws IOException {
        return Files.readString(
                directory.resolve(locale).resolve("META-INF/goimage/api").resolve(file));
    }

    @ParameterizedTest
    @CsvSource({
        "\u00e4.go, .",
        "static/\u00e4.txt, static",
        "static/\u00e4.txt, static/*",
        "static/\u00e4/x.txt, static",
        "static/\u00e4.txt, static/\u00e4.txt"
    })
    void whatTheProgramIsMadeOfIsOneErrorWithItsFix(String path, String pattern) throws Exception {
        file(path, "package main\n");
        if (!pattern.equals(".")) {
            file("main.go", """
                    package main

                    import "embed"

                    //go:embed %s
                    var files embed.FS

                    func main() {}
                    """.formatted(pattern));
        }

        JavacProcess.Result plain = compile("C", "");
        JavacProcess.Result unicode = compile("C.UTF-8", "");

        assertEquals(1, plain.exit(), plain.output());
        assertTrue(
                plain.output()
                        .startsWith("package-info.java:1: error: [MalformedModule] com.acme.api @GoImage(module):"
                                + " javac's locale has no characters for \""),
                plain.output());
        assertTrue(
                plain.output()
                        .contains("\n  fix: set LC_ALL=C.UTF-8 in the environment of javac, or of Maven or Gradle\n"),
                plain.output());
        assertTrue(plain.output().endsWith("\n1 error\n"), plain.output());
        assertEquals(0, unicode.exit(), unicode.output());
    }

    @Test
    void aDirectoryThatIsNamed() throws Exception {
        file("gr\u00f6\u00dfe/go.mod", "module example.com/api\n\ngo 1.26\n");
        file("gr\u00f6\u00dfe/main.go", MAIN);

        JavacProcess.Result plain = compile("C", "module = \"gr\u00f6\u00dfe\"");

        assertTrue(plain.output().contains("[MalformedModule]"), plain.output());
        assertTrue(plain.output().endsWith("\n1 error\n"), plain.output());
        assertEquals(0, compile("C.UTF-8", "module = \"gr\u00f6\u00dfe\"").exit());
    }

    /** The go command takes no such path, whatever the locale. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void anImportPath(String locale) throws Exception {
        file("gr\u00f6\u00dfe/x.go", "package x\n");
        file("main.go", "package main\n\nimport _ \"example.com/api/gr\u00f6\u00dfe\"\n\nfunc main() {}\n");

        JavacProcess.Result result = compile(locale, "");
        assertEquals(1, result.exit(), result::output);
        assertTrue(result.output().contains("[MalformedModule]"), result::output);
        assertTrue(result.output().contains("main.go:3: invalid import path"), result::output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web/\u00fc.txt", "gr\u00f6\u00dfe"})
    void aFileThatIsNamed(String name) throws Exception {
        file("web/\u00fc.txt", "x\n");
        file("gr\u00f6\u00dfe/x.txt", "x\n");

        assertIsOneError("[FileMissing]", compile("C", "files = \"" + name + "\""));
        assertEquals(0, compile("C.UTF-8", "files = \"" + name + "\"").exit());
    }

    @Test
    void aBinaryThatIsNamed() throws Exception {
        file("gr\u00f6\u00dfe/app", "x\n");

        JavacProcess.Result plain =
                compile("C", "build = @io.github.goimage.Build(prebuilt = \"gr\u00f6\u00dfe/app\")");

        assertIsOneError("[MalformedModule]", plain);
        assertTrue(plain.output().contains("@GoImage(build.prebuilt): "), plain.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void aMainPackageThatGoWouldRefuseAnywhere(String locale) throws Exception {
        file("cmd/gr\u00f6\u00dfe/main.go", MAIN);

        JavacProcess.Result result = compile(locale, "main = \"cmd/gr\u00f6\u00dfe\"");

        assertTrue(result.output().contains(" error: [InvalidName] "), result.output());
        assertTrue(result.output().endsWith("\n1 error\n"), result.output());
    }

    private static void assertIsOneError(String rule, JavacProcess.Result result) {
        assertEquals(1, result.exit(), result.output());
        assertTrue(result.output().contains(" error: " + rule + " "), result.output());
        assertTrue(
                result.output()
                        .contains("\n  fix: set LC_ALL=C.UTF-8 in the environment of javac, or of Maven or Gradle\n"),
                result.output());
        assertTrue(result.output().endsWith("\n1 error\n"), result.output());
    }
}
