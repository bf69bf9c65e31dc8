package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Feature;
import com.google.common.jimfs.Jimfs;
import com.google.common.jimfs.PathNormalization;
import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.output.Artifact;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.policy.PolicyReader;
import io.github.goimage.processor.policy.ProcessorJars;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.project.ProjectFinder;
import io.github.goimage.processor.report.SuccessNote;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.ServiceFinder;
import io.github.goimage.processor.spec.CapturedSpecs;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One project on file systems of other kinds: drive letters and backslashes, names without case, no mode bits, names in
 * decomposed Unicode, lines that end as Windows ends them. What is written has the same bytes on each.
 */
final class FileSystemsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final RuleBook RULES = RuleBook.load();

    @TempDir
    static Path temporary;

    /** A kind of file system. */
    enum Kind {
        LINUX("/work/shop"),
        MACOS("/Users/jo/shop"),
        WINDOWS("C:\\Users\\Jo Doe\\shop"),
        NETWORK_DRIVE("\\\\server\\share\\shop");

        private final String root;

        Kind(String root) {
            this.root = root;
        }

        private FileSystem create() {
            return Jimfs.newFileSystem(
                    switch (this) {
                        case LINUX ->
                            Configuration.unix().toBuilder()
                                    .setAttributeViews("basic", "posix")
                                    .setDefaultAttributeValue("posix:permissions", "rwxr-xr-x")
                                    .build();
                        case MACOS ->
                            Configuration.osX().toBuilder()
                                    // As HFS+ lists them.
                                    .setNameDisplayNormalization(PathNormalization.NFD)
                                    .setNameCanonicalNormalization(
                                            PathNormalization.NFD, PathNormalization.CASE_FOLD_ASCII)
                                    .setAttributeViews("basic", "posix")
                                    .setDefaultAttributeValue("posix:permissions", "rwxr-xr-x")
                                    .build();
                        case WINDOWS, NETWORK_DRIVE ->
                            Configuration.windows().toBuilder()
                                    .setRoots("C:\\", "\\\\server\\share\\")
                                    .setNameCanonicalNormalization(PathNormalization.CASE_FOLD_ASCII)
                                    .setSupportedFeatures(Feature.FILE_CHANNEL)
                                    .build();
                    });
        }

        boolean isWindows() {
            return compareTo(WINDOWS) >= 0;
        }
    }

    /** What came of a compilation. */
    private record Compiled(CompiledImage image, Project project, Optional<String> doubt) {
        Map<String, String> files() {
            assertTrue(image.isAccepted(), () -> findings().toString());
            return image.artifacts().stream()
                    .collect(Collectors.toMap(artifact -> artifact.file().name(), Artifact::text));
        }

        List<String> findings() {
            return image.evaluation().results().stream()
                    .map(result -> result.rule() + ": " + result.finding().problem())
                    .toList();
        }
    }

    private static ImageSpec spec(String members) {
        return CapturedSpecs.of(temporary, "@GoImage(" + members + ")").get(0);
    }

    private static void write(Path root, String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Lays out a service of two modules with everything that has a name, with these ends of lines. */
    private static Path layOut(Path root, String end) throws IOException {
        write(root, "pom.xml", "<project/>");
        write(
                root,
                "goimage.properties",
                "# Acme\nlabels.required = com.acme.owner\ngo.minimum = 1.26\n".replace("\n", end));
        write(root, "goimage.lock", ("golang:1.26-alpine sha256:" + "a".repeat(64) + "\n").replace("\n", end));
        write(root, "api/src/main/go/go.mod", """
                module acme.example/api

                go 1.26

                require acme.example/lib v0.0.0

                replace acme.example/lib => ../../../../lib
                """.replace("\n", end));
        write(root, "api/pom.xml", "<project/>");
        write(root, "api/src/main/go/cmd/api/main.go", """
                package main

                import (
                	"embed"
                	"net/http"

                	"acme.example/api/store"
                	"acme.example/lib"
                )

                //go:embed assets
                var assets embed.FS

                var x string

                func main() {
                	store.Open(lib.Name)
                	http.ListenAndServe(":8080", nil)
                }
                """.replace("\n", end));
        write(root, "api/src/main/go/cmd/api/assets/index.html", "<html/>" + end);
        write(root, "api/src/main/go/store/store.go", "package store\n\nfunc Open(string) {}\n".replace("\n", end));
        write(root, "api/src/main/go/store/store_windows.go", "package store\n\nvar x = y\n".replace("\n", end));
        write(root, "api/src/main/go/web/static/a b.css", "a {}" + end);
        write(root, "lib/go.mod", "module acme.example/lib\n\ngo 1.26\n".replace("\n", end));
        write(root, "lib/lib.go", "package lib\n\nconst Name = \"x\"\n".replace("\n", end));
        write(root, "api/src/main/java/com/acme/api/package-info.java", "package com.acme.api;" + end);
        return root;
    }

    private static Compiled compile(Path root, ImageSpec spec) {
        Optional<Path> source = Optional.of(root.resolve("api/src/main/java/com/acme/api/package-info.java"));
        ProjectFinder projects = new ProjectFinder(Map.of(), root);
        Project project = projects.find(source, Optional.empty());
        Policy policy = new PolicyReader(Map.of(), TODAY, ProcessorJars.NONE).read(project);
        BuildInput input = new ServiceFinder(project, policy.goMinimum(), false, ImageFamily.OFFICIAL, Optional.empty())
                .find(spec);
        ImageContext context = new ImageContext(
                input,
                policy,
                Optional.of(project),
                List.of(),
                Optional.of(root.resolve("api/target/classes")),
                Optional.empty(),
                Optional.empty(),
                source);
        return new Compiled(
                new ImageCompiler(RULES).compile(spec, context), project, projects.doubt(source, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void theSameBytesEverywhere(Kind kind) throws IOException {
        ImageSpec spec = spec("files = \"web/static:/srv/static\", port = 8080, labels = \"com.acme.owner=shop\"");
        Map<String, String> expected;
        try (FileSystem linux = Kind.LINUX.create()) {
            expected =
                    compile(layOut(linux.getPath(Kind.LINUX.root), "\n"), spec).files();
        }
        for (String end : List.of("\n", "\r\n")) {
            try (FileSystem files = kind.create()) {
                Path root = files.getPath(kind.root);

                Compiled compiled = compile(layOut(root, end), spec);

                assertEquals(root.resolve("api"), compiled.project().projectDir());
                assertEquals(Optional.empty(), compiled.doubt());
                compiled.files().forEach((name, text) -> assertEquals(expected.get(name), text, name));
                assertEquals(expected.keySet(), compiled.files().keySet());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCommandsAreForTheShellOfTheSystem(Kind kind) throws IOException {
        try (FileSystem files = kind.create()) {
            Path root = layOut(files.getPath(kind.root), "\n");
            CompiledImage image = compile(
                            root, spec("labels = \"com.acme.owner=shop\", build = @Build(stamp = \"main.x=a $b\")"))
                    .image();
            Path dockerfile = root.resolve("api/target/classes/META-INF/goimage/localcache/Dockerfile");

            List<String> lines = SuccessNote.lines(
                    image.plan().orElseThrow(),
                    image.imageContext().input(),
                    dockerfile.toString(),
                    Optional.empty(),
                    Optional.empty());

            assertEquals(
                    switch (kind) {
                        case LINUX, MACOS ->
                            "docker build --build-arg 'X=a $b' -t localcache -f " + dockerfile + " " + root;
                        case WINDOWS ->
                            "docker build --build-arg 'X=a $b' -t localcache -f '" + dockerfile + "' '" + root + "'";
                        case NETWORK_DRIVE ->
                            "docker build --build-arg 'X=a $b' -t localcache -f " + dockerfile + " " + root;
                    },
                    lines.get(1));
            assertEquals(kind.isWindows(), lines.get(1).contains("\\shop"), lines.get(1));
        }
    }

    /** Builders copy by the names of Linux: what Windows and macOS find under another name is missing there. */
    @ParameterizedTest
    @EnumSource
    void namesHaveTheirCaseEverywhere(Kind kind) throws IOException {
        try (FileSystem files = kind.create()) {
            Path root = layOut(files.getPath(kind.root), "\n");
            String owner = "labels = \"com.acme.owner=shop\", ";

            assertRejected(root, owner + "files = \"Web/static\"", "FileMissing");
            assertRejected(root, owner + "files = \"web/static/A b.css\"", "FileMissing");
            assertRejected(root, owner + "main = \"./cmd/Api\"", "NoMainPackage");
            assertRejected(root, owner + "module = \"SRC/main/go\"", "ModuleNotFound");
        }
    }

    private static void assertRejected(Path root, String members, String rule) {
        Compiled compiled = compile(root, spec(members));
        List<String> errors = compiled.image().evaluation().results().stream()
                .filter(RuleResult::isError)
                .map(RuleResult::rule)
                .toList();
        assertEquals(List.of(rule), errors, () -> members + ": " + compiled.findings());
    }

    /** The name that an annotation composes may lie decomposed on the disk: a builder finds it under that name. */
    @Test
    void aDecomposedNameIsCopiedAsItLies() throws IOException {
        ImageSpec spec = spec("labels = \"com.acme.owner=shop\", port = 8080, files = \"web/caf\u00e9\"");
        List<Map<String, String>> written = new ArrayList<>();
        for (Kind kind : List.of(Kind.LINUX, Kind.MACOS)) {
            try (FileSystem files = kind.create()) {
                Path root = layOut(files.getPath(kind.root), "\n");
                write(root, "api/src/main/go/web/caf\u00e9/menu.txt", "tea\n");
                try (Stream<Path> names = Files.list(root.resolve("api/src/main/go/web"))) {
                    assertEquals(
                            kind == Kind.MACOS,
                            names.anyMatch(path -> path.getFileName().toString().equals("cafe\u0301")));
                }

                written.add(compile(root, spec).files());
            }
        }

        String composed = written.get(0).get("DOCKERFILE");
        String decomposed = written.get(1).get("DOCKERFILE");
        assertTrue(composed.contains("/web/caf\u00e9"), composed);
        assertTrue(decomposed.contains("/web/cafe\u0301"), decomposed);
        assertEquals(composed, decomposed.replace("cafe\u0301", "caf\u00e9"));
    }
}
