package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules with names beyond ASCII, compiled by a javac that knows only ASCII: {@code LC_ALL=C}, as in many containers.
 * All projects are compiled by one javac in each locale, since each of them takes a second to start.
 */
@EnabledOnOs(OS.LINUX)
final class NamesOutsideTheLocaleTest {
    private static final String C = "C";
    private static final String UNICODE = "C.UTF-8";

    private static final String MAIN = "package main\n\nfunc main() {}\n";
    private static final String MODULE = "module example.com/api\n\ngo 1.26\n";
    private static final String FIX =
            "\n  fix: set LC_ALL=C.UTF-8 in the environment of javac, or of Maven or Gradle\n";

    /** A project: the members of its annotation, and its files beside go.mod and main.go. */
    private record Project(String members, Map<String, String> files) {
        static Project of(String members, String... pathsAndTexts) {
            Map<String, String> files =
                    new LinkedHashMap<>(Map.of("pom.xml", "<project/>\n", "go.mod", MODULE, "main.go", MAIN));
            for (int i = 0; i < pathsAndTexts.length; i += 2) {
                files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
            }
            return new Project(members, files);
        }
    }

    private static final Map<String, Project> PROJECTS = projects();

    @TempDir
    static Path temporary;

    private static final Map<String, String> OUTPUT = new LinkedHashMap<>();

    private static Map<String, Project> projects() {
        Map<String, Project> projects = new LinkedHashMap<>();
        String[] unnamed = {
            "gr\u00f6\u00dfe/a b/x.go", "package x\n",
            "cmd/gr\u00f6\u00dfe/x.go", "package x\n",
            "web/\u00e4/\u00fc.html", "x\n",
            "web/a b/index.html", "x\n",
            "\u00dcbersicht.md", "x\n"
        };
        projects.put("unnamed", Project.of("", unnamed));
        projects.put("unnamedbelow", Project.of("files = \"web\"", unnamed));
        projects.put("gofile", Project.of("", "\u00e4.go", "package main\n"));
        projects.put("embeddir", embedding("static/\u00e4.txt", "static"));
        projects.put("embedglob", embedding("static/\u00e4.txt", "static/*"));
        projects.put("embeddeep", embedding("static/\u00e4/x.txt", "static"));
        projects.put("embedfile", embedding("static/\u00e4.txt", "static/\u00e4.txt"));
        projects.put(
                "module",
                Project.of(
                        "module = \"gr\u00f6\u00dfe\"",
                        "gr\u00f6\u00dfe/go.mod",
                        MODULE,
                        "gr\u00f6\u00dfe/main.go",
                        MAIN));
        projects.put(
                "imported",
                Project.of(
                        "",
                        "gr\u00f6\u00dfe/x.go",
                        "package x\n",
                        "main.go",
                        "package main\n\nimport _ \"example.com/api/gr\u00f6\u00dfe\"\n\nfunc main() {}\n"));
        projects.put("file", Project.of("files = \"web/\u00fc.txt\"", "web/\u00fc.txt", "x\n"));
        projects.put("directory", Project.of("files = \"gr\u00f6\u00dfe\"", "gr\u00f6\u00dfe/x.txt", "x\n"));
        projects.put(
                "prebuilt",
                Project.of(
                        "build = @io.github.goimage.Build(prebuilt = \"gr\u00f6\u00dfe/app\")",
                        "gr\u00f6\u00dfe/app",
                        "x\n"));
        projects.put("main", Project.of("main = \"cmd/gr\u00f6\u00dfe\"", "cmd/gr\u00f6\u00dfe/main.go", MAIN));
        return projects;
    }

    private static Project embedding(String path, String pattern) {
        return Project.of("", path, "x\n", "main.go", """
                package main

                import "embed"

                //go:embed %s
                var files embed.FS

                func main() {}
                """.formatted(pattern));
    }

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        List<String> sources = new ArrayList<>();
        PROJECTS.forEach((name, project) -> {
            project.files().forEach((path, text) -> file(script, name + "/" + path, text));
            sources.add(name + "/package-info.java");
            file(
                    script,
                    name + "/package-info.java",
                    "@io.github.goimage.GoImage(" + project.members() + ")\npackage com.acme." + name + ";\n");
        });
        run(script.toString());
        Path directory = temporary.toRealPath();
        OUTPUT.put(C, JavacProcess.run(C, directory, words(C, sources)).output());
        OUTPUT.put(
                UNICODE,
                JavacProcess.runInUnicode(directory, words(UNICODE, sources))
                        .output()
                        .replace(directory + "/", ""));
    }

    private static String[] words(String output, List<String> sources) {
        return Stream.concat(Stream.of("-encoding", "UTF-8", "-d", output), sources.stream())
                .toArray(String[]::new);
    }

    private static void file(StringBuilder script, String path, String text) {
        script.append("mkdir -p \"$(dirname '" + path + "')\" && cat > '" + path + "' <<'END'\n" + text + "END\n");
    }

    /** Files made by a shell that takes each name as UTF-8, since this JVM may know no more than javac. */
    private static void run(String script) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("sh", "-es").directory(temporary.toFile()).start();
        try (var in = shell.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(0, shell.waitFor());
    }

    /** Returns the errors of a project, each with its fix. */
    private static List<String> errors(String locale, String project) {
        List<String> errors = new ArrayList<>();
        for (String message : OUTPUT.get(locale).split("(?m)^(?=[a-z]+/package-info\\.java:\\d+: )")) {
            if (message.matches("(?s)" + project + "/package-info\\.java:\\d+: error: .*")) {
                errors.add(message);
            }
        }
        return errors;
    }

    @ParameterizedTest
    @ValueSource(strings = {"unnamed", "unnamedbelow"})
    void whatNothingNamesDoesNotCount(String project) throws Exception {
        assertEquals(List.of(), errors(C, project));
        assertEquals(List.of(), errors(UNICODE, project));
        for (String file : List.of("Dockerfile", "Dockerfile.dockerignore", "portable/Dockerfile", "image.json")) {
            assertEquals(written(UNICODE, project, file), written(C, project, file), file);
        }
    }

    private static String written(String locale, String project, String file) throws IOException {
        return Files.readString(temporary
                .resolve(locale)
                .resolve("META-INF/goimage")
                .resolve(project)
                .resolve(file));
    }

    @ParameterizedTest
    @CsvSource({
        "gofile, MalformedModule, module",
        "embeddir, MalformedModule, module",
        "embedglob, MalformedModule, module",
        "embeddeep, MalformedModule, module",
        "embedfile, MalformedModule, module",
        "module, MalformedModule, module",
        "file, FileMissing, files",
        "directory, FileMissing, files",
        "prebuilt, MalformedModule, build.prebuilt",
    })
    void whatIsNamedOrBuiltIsOneErrorWithItsFix(String project, String rule, String member) {
        List<String> plain = errors(C, project);

        assertEquals(1, plain.size(), () -> OUTPUT.get(C));
        assertTrue(
                plain.get(0).contains(": error: [" + rule + "] com.acme." + project + " @GoImage(" + member + "): "),
                plain::toString);
        assertTrue(plain.get(0).contains(FIX), plain::toString);
        if (!project.equals("prebuilt")) {
            assertEquals(List.of(), errors(UNICODE, project));
        }
    }

    @Test
    void theMessageSaysWhatTheLocaleLacks() {
        assertTrue(
                errors(C, "gofile").get(0).contains("@GoImage(module): javac's locale has no characters for \""),
                OUTPUT.get(C));
    }

    /** The go command takes no such path, whatever the locale. */
    @ParameterizedTest
    @CsvSource({
        "C, imported, MalformedModule",
        "C.UTF-8, imported, MalformedModule",
        "C, main, InvalidName",
        "C.UTF-8, main, InvalidName"
    })
    void aPathThatGoWouldRefuseAnywhere(String locale, String project, String rule) {
        List<String> errors = errors(locale, project);

        assertEquals(1, errors.size(), () -> OUTPUT.get(locale));
        assertTrue(errors.get(0).contains(": error: [" + rule + "] "), errors::toString);
        if (project.equals("imported")) {
            assertTrue(errors.get(0).contains("main.go:3: invalid import path"), errors::toString);
        }
    }
}
