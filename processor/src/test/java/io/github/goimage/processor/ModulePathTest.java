package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.GoImage;
import io.github.goimage.processor.policy.TestJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The processor as a module: on the processor module path it does what it does on the processor path. */
final class ModulePathTest {
    private static final String RULE = """
            package com.acme.rules;

            import io.github.goimage.rule.*;
            import java.util.List;

            @RuleInfo(summary = "an image without an owner", severity = Severity.ERROR)
            public final class NoOwner implements Rule {
                @Override
                public List<Finding> check(Subject subject) {
                    return List.of(new Finding(AttributePath.of("labels"), "nobody owns this image", "labels"));
                }
            }
            """;

    private static Path processor;

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void project() throws IOException {
        directory = temporary.toRealPath().resolve("project");
        file("pom.xml", "<project/>");
        file("go.mod", "module example.com/api\n\ngo 1.26\n");
        file("main.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"https://example.com\") }\n");
        annotation("user = 1000, base = Base.ALPINE, stopSignal = StopSignal.SIGINT");
    }

    private void annotation(String members) throws IOException {
        file(
                "src/com/acme/api/package-info.java",
                "@GoImage(" + members + ")\npackage com.acme.api;\n\nimport io.github.goimage.*;\n");
    }

    private void file(String path, String text) throws IOException {
        Files.createDirectories(directory.resolve(path).getParent());
        Files.writeString(directory.resolve(path), text);
    }

    private JavacProcess.Result javac(String output, String... words) throws Exception {
        return IsolatedJavac.run(directory, with(output, words));
    }

    private String[] with(String output, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("-d", output, "-s", output, "-Agoimage.rootDir=" + directory));
        all.addAll(List.of(words));
        all.add("src/com/acme/api/package-info.java");
        Files.createDirectories(directory.resolve(output));
        return all.toArray(String[]::new);
    }

    @BeforeAll
    static void pack(@TempDir Path directory) throws IOException {
        processor = JavacProcess.pack(directory.toRealPath());
    }

    private static String with(Path... jars) {
        return Stream.concat(Stream.of(processor, Path.of(JavacProcess.place(GoImage.class))), Stream.of(jars))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Map<String, String> files(String output) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory.resolve(output))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = directory.resolve(output).relativize(path).toString();
                if (!name.endsWith(".class")) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }

    @Test
    void writesTheFilesOfTheProcessorPath() throws Exception {
        String annotations = JavacProcess.place(GoImage.class);
        annotation("port = 8000");
        JavacProcess.Result path = javac("out", "-processorpath", with(), "-cp", annotations);
        assertEquals(0, path.exit(), path.output());
        Map<String, String> expected = files("out");

        JavacProcess.Result modulePath =
                javac("oup", "-Xlint:all", "-Werror", "--processor-module-path", with(), "-cp", annotations);

        assertEquals(0, modulePath.exit(), modulePath.output());
        assertFalse(modulePath.output().contains("warning"), modulePath.output());
        assertTrue(expected.size() > 5, expected.keySet()::toString);
        Map<String, String> files = files("oup");
        // The bake file and the report name the output directory. Of classes in a directory only a module knows its
        // release.
        files.replaceAll((name, text) -> text.replace("oup/META-INF", "out/META-INF")
                .replaceAll("Made by goimage \\S+ from ", "Made by goimage from "));
        files.remove("META-INF/goimage/api/image.json");
        expected.remove("META-INF/goimage/api/image.json");
        assertEquals(expected, files);
    }

    /** {@code requires static} is enough: the annotations are needed to compile, and by the processor. */
    @Test
    void compilesAModule() throws Exception {
        file("src/module-info.java", "module com.acme.api {\n    requires static io.github.goimage;\n}\n");

        JavacProcess.Result result = javac(
                "out",
                "--processor-module-path",
                with(),
                "--module-path",
                JavacProcess.place(GoImage.class),
                "-Xlint:all",
                "src/module-info.java");

        assertEquals(0, result.exit(), result.output());
        assertTrue(Files.exists(directory.resolve("out/META-INF/goimage/api/Dockerfile")), result.output());
    }

    @Test
    void runsEachRule() throws Exception {
        annotation("port = 80");

        JavacProcess.Result result =
                javac("out", "--processor-module-path", with(), "-cp", JavacProcess.place(GoImage.class));

        assertEquals(1, result.exit(), result.output());
        assertTrue(result.output().contains("error: [PrivilegedPort] com.acme.api @GoImage(port): port 80 is below"));
    }

    /** A module that provides nothing is not resolved; the policy of a jar with a rule counts as elsewhere. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesTheCompanysRulesAndPolicy(boolean named) throws Exception {
        file("rules/com/acme/rules/NoOwner.java", RULE);
        file("rules/META-INF/services/io.github.goimage.rule.Rule", "com.acme.rules.NoOwner\n");
        file("rules/META-INF/goimage.properties", "rules = LowUid:error\n");
        List<String> words = new ArrayList<>(List.of("-d", "rules", "rules/com/acme/rules/NoOwner.java", "-proc:none"));
        if (named) {
            file("rules/module-info.java", """
                    module com.acme.rules {
                        requires io.github.goimage.processor;
                        provides io.github.goimage.rule.Rule with com.acme.rules.NoOwner;
                    }
                    """);
            words.addAll(List.of("--module-path", with(), "rules/module-info.java"));
        } else {
            words.addAll(List.of("-cp", with()));
        }
        JavacProcess.Result compiled = IsolatedJavac.run(directory, words.toArray(String[]::new));
        assertEquals(0, compiled.exit(), compiled.output());
        Path jar = TestJar.of(directory.resolve("rules"), temporary.resolve("acme-rules-1.0.jar"));

        JavacProcess.Result result =
                javac("out", "--processor-module-path", with(jar), "-cp", JavacProcess.place(GoImage.class));

        assertTrue(
                result.output().contains("error: [NoOwner] com.acme.api @GoImage(labels): nobody owns this image"),
                result.output());
        assertTrue(result.output().contains("error: [LowUid] com.acme.api @GoImage(user): uid 1000 "), result.output());
    }

    /**
     * Maven 4 puts goimage's jar alone on the processor's path. A module of processors sees the classes of the JVM,
     * which in a process of its own are none of the tests'.
     */
    @ParameterizedTest
    @ValueSource(strings = {"--processor-module-path", "-processorpath"})
    void needsNoClassOfTheAnnotations(String option) throws Exception {
        String[] words = with("out", option, processor.toString(), "-cp", JavacProcess.place(GoImage.class));
        JavacProcess.Result result = option.equals("-processorpath")
                ? IsolatedJavac.run(directory, words)
                : JavacProcess.runBare(directory, words);

        assertEquals(0, result.exit(), result.output());
        String dockerfile = Files.readString(directory.resolve("out/META-INF/goimage/api/Dockerfile"));
        assertTrue(dockerfile.contains("\nFROM alpine:"), dockerfile);
        assertTrue(dockerfile.contains("\nSTOPSIGNAL SIGINT\n"), dockerfile);
    }
}
