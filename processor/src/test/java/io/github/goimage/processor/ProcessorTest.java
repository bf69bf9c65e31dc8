package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.GoImage;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of files and messages from one compilation to the next, from round to round, and when things go wrong.
 */
final class ProcessorTest {
    /** Of an image without a Go module, and in an output that lies in no project. */
    private static final List<String> WITHOUT_MODULE =
            List.of(".dockerignore", "Dockerfile", "Dockerfile.dockerignore", "image.json");

    private static final List<String> ALL = List.of(
            ".dockerignore",
            "Dockerfile",
            "Dockerfile.dockerignore",
            "docker-bake.json",
            "image.json",
            "portable/.dockerignore",
            "portable/Dockerfile");
    private static final String PORTS = """
            package com.acme.generated;

            public interface Ports {
                int PORT = 9090;
                String ENV = "A=1";
            }
            """;

    @TempDir
    Path directory;

    // ---- where it writes, and what it leaves

    @Test
    void withoutAnOutputDirectoryNothingIsTouched() throws Exception {
        Files.writeString(directory.resolve("Dockerfile"), "FROM mine\n");
        Files.writeString(directory.resolve(".dockerignore"), "mine\n");
        Files.createDirectories(directory.resolve("refused"));
        Files.writeString(directory.resolve("package-info.java"), annotated("com.acme.orders", ""));
        Files.writeString(directory.resolve("refused/package-info.java"), annotated("com.acme.refused", "port = 80"));

        JavacProcess.Result result = JavacProcess.run(directory, "package-info.java", "refused/package-info.java");

        assertEquals(1, result.exit(), result.output());
        for (String place : List.of(
                "package-info.java:1: error: [NoOutputDirectory] com.acme.orders",
                "refused/package-info.java:1: error: [NoOutputDirectory] com.acme.refused")) {
            assertTrue(
                    result.output().contains(place + " @GoImage(): the compiler was given no output directory\n"),
                    result.output());
        }
        assertTrue(result.output().contains("fix: javac -d <directory> "), result.output());
        assertEquals("FROM mine\n", Files.readString(directory.resolve("Dockerfile")));
        assertEquals("mine\n", Files.readString(directory.resolve(".dockerignore")));
        assertEquals(
                Set.of(".dockerignore", "Dockerfile", "package-info.java", "refused/package-info.java"),
                files(directory));
    }

    /** Returns the files where the tests were started, but what the build writes beside them. */
    private static Set<String> filesOfTheProject() throws IOException {
        Set<String> files = files(Path.of(""));
        files.removeIf(file -> file.startsWith("target/"));
        return files;
    }

    @Test
    void withoutAnOutputDirectoryEclipsesCompilerSaysTheSame() throws IOException {
        Set<String> before = filesOfTheProject();

        Outcome outcome =
                TestCompiler.in(directory).annotation("").withoutOutput().ecj();

        assertFalse(outcome.success());
        assertEquals(List.of("[NoOutputDirectory] com.acme.localcache @GoImage()"), places(outcome));
        assertEquals(before, filesOfTheProject());
        Set<String> left = files(directory);
        left.remove("package-info.class");
        assertEquals(Set.of("package-info.java"), left);
    }

    @Test
    void modulesThatAreCompiledTogetherHaveTheirOwnOutputs() {
        TestCompiler compiler = TestCompiler.in(directory)
                .option("-p", JavacProcess.place(GoImage.class))
                .option("--module-source-path", directory.resolve("modules").toString())
                .withoutSourceOutput();
        for (String image : List.of("a", "b")) {
            String module = "modules/com.acme." + image;
            compiler.source(
                            module + "/module-info.java",
                            "module com.acme." + image + " { requires static io.github.goimage; }\n")
                    .source(
                            module + "/com/acme/orders/package-info.java",
                            annotated("com.acme.orders", "name = \"" + image + "\""));
        }

        Outcome outcome = compiler.javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        for (String file : List.of(
                "com.acme.a/META-INF/goimage/a/Dockerfile",
                "com.acme.a/com/acme/orders/AImage.class",
                "com.acme.b/META-INF/goimage/b/Dockerfile",
                "com.acme.b/com/acme/orders/BImage.class")) {
            assertTrue(Files.exists(TestCompiler.output(directory).resolve(file)), file);
        }
    }

    @Test
    void anOutputThatCannotBeWrittenIsOneError() throws IOException {
        Files.createDirectories(TestCompiler.output(directory));
        Files.writeString(TestCompiler.output(directory).resolve("META-INF"), "a file\n");

        Outcome outcome = TestCompiler.in(directory).annotation("").javac();

        assertFalse(outcome.success());
        assertEquals(1, outcome.messages().size(), outcome.messages()::toString);
        Message message = outcome.messages().get(0);
        assertEquals(Kind.ERROR, message.kind());
        assertEquals(
                "[NoOutputDirectory] com.acme.localcache @GoImage(): "
                        + TestCompiler.output(directory).resolve("META-INF")
                        + " is a file, where a directory of images has to be"
                        + "\nfix: delete it, or use another output directory: javac -d <directory> …"
                        + "\nhttps://github.com/goimage/goimage/blob/main/docs/rules/NoOutputDirectory.md",
                message.text());
        assertEquals(Set.of("META-INF"), outcome.files().keySet());
    }

    @Test
    void aRefusalTakesTheFilesOfAnEarlierCompilationAway() {
        assertEquals(files("localcache", ALL), project().annotation("").javac().imageFiles());

        Outcome refused = project().annotation("port = 80").javac();

        assertFalse(refused.success());
        assertEquals(Set.of(), refused.imageFiles());
        assertFalse(Files.exists(directory.resolve("out/META-INF/goimage/localcache")), "an empty directory");
    }

    /** A directory of an image may hold a file of the user. */
    @Test
    void aRefusalLeavesWhatIsNotOfGoimage() throws IOException {
        project().annotation("").javac();
        Path notes = Files.writeString(directory.resolve("out/META-INF/goimage/localcache/notes.txt"), "mine");

        project().annotation("port = 80").javac();

        assertTrue(Files.exists(notes));
        assertFalse(Files.exists(notes.resolveSibling("portable")));
    }

    @Test
    void anUnresolvedValueTakesTheFilesOfAnEarlierCompilationAway() {
        assertTrue(project().annotation("").javac().success());

        Outcome outcome = project().annotation("port = com.acme.Nowhere.PORT").javac();

        assertFalse(outcome.success());
        assertEquals(Set.of(), outcome.imageFiles());
    }

    @Test
    void theUnresolvedImageOfARepeatedAnnotationIsFoundByItsName() {
        assertEquals(
                Set.of("META-INF/goimage/api/Dockerfile", "META-INF/goimage/worker/Dockerfile"),
                dockerfiles(TestCompiler.in(directory)
                        .packageInfo("@GoImage(name = \"api\") @GoImage(name = \"worker\")")
                        .javac()));

        Outcome outcome = TestCompiler.in(directory)
                .packageInfo("@GoImages({@GoImage(name = \"api\"),"
                        + " @GoImage(name = \"worker\", port = com.acme.Nowhere.PORT)})")
                .javac();

        assertFalse(outcome.success());
        assertEquals(Set.of(), outcome.imageFiles());
    }

    @Test
    void portableFilesGoWhenNoModuleIsKnownAnyMore() throws IOException {
        assertEquals(files("localcache", ALL), project().annotation("").javac().imageFiles());
        Files.delete(directory.resolve("go.mod"));
        Files.delete(directory.resolve("main.go"));

        Outcome outcome = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .annotation("")
                .javac();

        assertTrue(outcome.success());
        assertEquals(
                Set.of("META-INF/goimage/localcache/docker-bake.json"),
                without(outcome.imageFiles(), files("localcache", WITHOUT_MODULE)));
    }

    @Test
    void otherImagesAreWrittenWhereOneIsRefused() {
        Outcome outcome = project()
                .source("a/package-info.java", annotated("com.acme.a", "port = 80"))
                .source("b/package-info.java", annotated("com.acme.b", "port = 8080"))
                .javac();

        assertFalse(outcome.success());
        assertEquals(List.of("[PrivilegedPort] com.acme.a @GoImage(port)"), places(outcome));
        assertEquals(files("b", ALL), outcome.imageFiles());
    }

    @Test
    void anotherCompilationWritesTheSameAgain() {
        Outcome first = project().annotation("port = 8000").option("-Werror").javac();
        Outcome second = project().annotation("port = 8000").option("-Werror").javac();

        assertTrue(first.success(), first.messages()::toString);
        assertTrue(second.success(), second.messages()::toString);
        assertEquals(first, second);
    }

    @Test
    void anotherCompilationWritesTheSameAgainBesideTheClassFiles() {
        Outcome first =
                project().annotation("port = 8000").withoutSourceOutput().javac();
        Outcome second =
                project().annotation("port = 8000").withoutSourceOutput().javac();

        assertTrue(first.success(), first.messages()::toString);
        assertEquals(first, second);
    }

    @Test
    void theClassOfAnEarlierCompilationOnTheClassPathIsNoDuplicate() {
        String classPath = System.getProperty("java.class.path")
                + System.getProperty("path.separator")
                + TestCompiler.output(directory);
        Outcome first = project()
                .annotation("port = 8000")
                .option("-cp", classPath, "-Werror")
                .javac();
        Outcome second = project()
                .annotation("port = 8000")
                .option("-cp", classPath, "-Werror")
                .javac();

        assertTrue(first.success(), first.messages()::toString);
        assertEquals(first, second);
    }

    @Test
    void processingAloneWritesTheFiles() throws IOException {
        Outcome outcome = project().annotation("").option("-proc:only").javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals(files("localcache", ALL), outcome.imageFiles());
        assertTrue(outcome.files().containsKey("com/acme/localcache/LocalcacheImage.java"));
        assertTrue(files(TestCompiler.output(directory)).stream().noneMatch(path -> path.endsWith(".class")));
    }

    @Test
    void aCorrectAnnotationWarnsOfNothing() throws Exception {
        Files.writeString(directory.resolve("package-info.java"), annotated("com.acme.orders", ""));

        JavacProcess.Result result =
                IsolatedJavac.runWith(List.of(), directory, "-Xlint:all", "-Werror", "-d", "out", "package-info.java");

        assertEquals(0, result.exit(), result.output());
        assertFalse(result.output().contains("warning"), result.output());
        assertTrue(result.output().contains("Note: goimage: wrote META-INF/goimage/orders/Dockerfile\n"));
        assertTrue(Files.exists(directory.resolve("out/META-INF/goimage/orders/Dockerfile")));
    }

    // ---- two images in one place

    @Test
    void twoPackagesWithOneNameAreBothRefused() {
        assertEquals(
                files("a", WITHOUT_MODULE),
                inPackages("com.acme.a", "com.acme.b").imageFiles());

        Outcome outcome = inPackages("com.acme.one.a", "com.acme.two.a");

        assertFalse(outcome.success());
        assertEquals(
                List.of(
                        "[DuplicateImage] com.acme.one.a @GoImage(name): \"a\" is also the name of an image of package"
                                + " com.acme.two.a",
                        "[DuplicateImage] com.acme.two.a @GoImage(name): \"a\" is also the name of an image of package"
                                + " com.acme.one.a"),
                headlines(outcome));
        assertEquals(Set.of(), outcome.imageFiles());
    }

    /** Compiles only the first if the packages' names differ, otherwise both: they share what is already there. */
    private Outcome inPackages(String one, String two) {
        TestCompiler compiler = TestCompiler.in(directory).source("one/package-info.java", annotated(one, ""));
        return two.endsWith(".b")
                ? compiler.javac()
                : compiler.source("two/package-info.java", annotated(two, "")).javac();
    }

    /** Thirteen services have the same builder. */
    @Test
    void adviceToPinImagesIsToldOnceForAll() {
        List<String> advice = TestCompiler.in(directory)
                .source(
                        "com/acme/a/package-info.java",
                        "@GoImage(waive = @Waiver(rule = \"UnpinnedBase\", reason = \"a bot updates it\"))\n"
                                + "package com.acme.a;\nimport io.github.goimage.*;\n")
                .source("com/acme/b/package-info.java", "@GoImage\npackage com.acme.b;\nimport io.github.goimage.*;\n")
                .source(
                        "com/acme/c/package-info.java",
                        "@GoImage(base = Base.ALPINE)\npackage com.acme.c;\nimport io.github.goimage.*;\n")
                .source("com/acme/d/package-info.java", "@GoImage\npackage com.acme.d;\nimport io.github.goimage.*;\n")
                .javac()
                .messages()
                .stream()
                .flatMap(message -> message.text().lines())
                .filter(line -> line.startsWith("[UnpinnedBase]"))
                .toList();

        assertEquals(
                List.of(
                        "[UnpinnedBase] com.acme.b @GoImage(from): golang:1.26-alpine and alpine:3.24 are named by a tag,"
                                + " which can be moved to another image"),
                advice);
    }

    @Test
    void twoImagesOfAPackageWithOneNameAreBothRefused() {
        Outcome outcome = TestCompiler.in(directory)
                .packageInfo("@GoImage(name = \"api\")\n@GoImage(name = \"api\")")
                .javac();

        assertEquals(
                List.of(
                        "[DuplicateImage] com.acme.localcache @GoImage[0](name): \"api\" is also the name of an"
                                + " image of"
                                + " package com.acme.localcache",
                        "[DuplicateImage] com.acme.localcache @GoImage[1](name): \"api\" is also the name of an"
                                + " image of"
                                + " package com.acme.localcache"),
                headlines(outcome));
        assertEquals(Set.of(), outcome.imageFiles());
    }

    @Test
    void twoNamesThatMakeOneClassAreBothRefused() {
        Outcome outcome = TestCompiler.in(directory)
                .packageInfo("@GoImage(name = \"order-api\")\n@GoImage(name = \"order.api\")")
                .javac();

        assertEquals(
                List.of(
                        "[DuplicateImage] com.acme.localcache @GoImage[0](name): \"order-api\" and"
                                + " \"order.api\" both produce the class com.acme.localcache.OrderApiImage",
                        "[DuplicateImage] com.acme.localcache @GoImage[1](name): \"order.api\" and"
                                + " \"order-api\" both produce the class com.acme.localcache.OrderApiImage"),
                headlines(outcome));
        assertEquals(Set.of(), outcome.imageFiles());
    }

    @Test
    void aClassOfTheSameNameAmongTheSourcesIsADuplicate() {
        Outcome outcome = TestCompiler.in(directory)
                .annotation("")
                .source("LocalcacheImage.java", "package com.acme.localcache;\n\nfinal class LocalcacheImage {}\n")
                .javac();

        assertFalse(outcome.success());
        assertEquals(
                List.of("[DuplicateImage] com.acme.localcache @GoImage(name):"
                        + " com.acme.localcache.LocalcacheImage is already a class of this compilation"),
                headlines(outcome));
        assertEquals(Set.of(), outcome.imageFiles());
    }

    @Test
    void aPackageThatHadToWaitMayBringTheNameOfAWrittenImage() {
        Outcome outcome = TestCompiler.in(directory)
                .source("a/package-info.java", annotated("com.acme.a", "name = \"api\""))
                .source(
                        "b/package-info.java",
                        annotated("com.acme.b", "name = \"api\", port = com.acme.generated.Ports.PORT"))
                .processors(new GoImageProcessor(), GeneratingProcessor.of("com.acme.generated.Ports", PORTS))
                .javac();

        assertFalse(outcome.success());
        assertEquals(
                Set.of("[DuplicateImage] com.acme.a @GoImage(name)", "[DuplicateImage] com.acme.b @GoImage(name)"),
                Set.copyOf(places(outcome)));
        assertEquals(2, outcome.findings().size(), outcome.messages()::toString);
        assertEquals(Set.of(), outcome.imageFiles());
    }

    @Test
    void aGeneratedPackageMayBringTheNameOfAWrittenImage() {
        Outcome outcome = TestCompiler.in(directory)
                .source("a/package-info.java", annotated("com.acme.a", "name = \"api\""))
                .processors(
                        GeneratingProcessor.of(
                                "com.acme.late.package-info", annotated("com.acme.late", "name = \"api\"")),
                        new GoImageProcessor())
                .javac();

        assertFalse(outcome.success());
        assertEquals(
                Set.of("[DuplicateImage] com.acme.a @GoImage(name)", "[DuplicateImage] com.acme.late @GoImage(name)"),
                Set.copyOf(places(outcome)));
        assertEquals(Set.of(), outcome.imageFiles());
    }

    // ---- rounds and other processors

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGeneratedConstantIsWaitedFor(boolean goimageFirst) {
        Processor generating = GeneratingProcessor.of("com.acme.generated.Ports", PORTS);
        Outcome outcome = project()
                .annotation("port = com.acme.generated.Ports.PORT")
                .source("Use.java", """
                        package com.acme;

                        import com.acme.localcache.LocalcacheImage;

                        class Use {
                            int port = LocalcacheImage.PORTS.get(0);
                        }
                        """)
                .processors(
                        goimageFirst
                                ? new Processor[] {new GoImageProcessor(), generating}
                                : new Processor[] {generating, new GoImageProcessor()})
                .option("-Werror")
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertTrue(outcome.file("localcache", "Dockerfile").contains("\nEXPOSE 9090\n"));
        assertEquals(1, outcome.notes().size());
    }

    /** What is generated is claimed only if goimage generated it: others may look for their own. */
    @Test
    void theAnnotationsOfGeneratedClassesStayWithTheirProcessors() {
        AtomicReference<String> seen = new AtomicReference<>("");
        Processor later = new AbstractProcessor() {
            @Override
            public Set<String> getSupportedAnnotationTypes() {
                return Set.of(GoImageProcessor.GENERATED, "io.github.goimage.GoImage");
            }

            @Override
            public SourceVersion getSupportedSourceVersion() {
                return SourceVersion.latestSupported();
            }

            @Override
            @SuppressWarnings("DoNotClaimAnnotations")
            public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                seen.accumulateAndGet(annotations.toString(), String::concat);
                return true;
            }
        };

        Outcome outcome = TestCompiler.in(directory)
                .source("Other.java", "@javax.annotation.processing.Generated(\"another\") class Other {}")
                .processors(new GoImageProcessor(), later)
                .option("-Xlint:all", "-Werror")
                .javac();
        assertTrue(outcome.success(), outcome.messages()::toString);
        assertTrue(seen.get().contains(GoImageProcessor.GENERATED), seen.get());

        seen.set("");
        outcome = project()
                .annotation("")
                .processors(new GoImageProcessor(), later)
                .option("-Xlint:all", "-Werror")
                .javac();
        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals("", seen.get());
    }

    @Test
    void aGeneratedConstantIsWaitedForOnEclipsesCompiler() {
        Outcome outcome = project()
                .source("package-info.java", """
                        @io.github.goimage.GoImage(port = Ports.PORT, env = Ports.ENV)
                        package com.acme.localcache;

                        import com.acme.generated.Ports;
                        """)
                .processors(new GoImageProcessor(), GeneratingProcessor.of("com.acme.generated.Ports", PORTS))
                .ecj();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertTrue(outcome.file("localcache", "Dockerfile").contains("\nEXPOSE 9090\n"));
    }

    /**
     * Unless the container is written out, javac rejects a repeated annotation with a constant that does not exist yet.
     */
    @Test
    void aGeneratedConstantIsWaitedForInARepeatedAnnotation() {
        Outcome outcome = TestCompiler.in(directory)
                .packageInfo("@GoImages({@GoImage(name = \"api\"),"
                        + " @GoImage(name = \"worker\", port = com.acme.generated.Ports.PORT)})")
                .processors(new GoImageProcessor(), GeneratingProcessor.of("com.acme.generated.Ports", PORTS))
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals(
                Set.of("META-INF/goimage/api/Dockerfile", "META-INF/goimage/worker/Dockerfile"), dockerfiles(outcome));
    }

    @Test
    void aGeneratedPackageIsCompiled() {
        Outcome outcome = TestCompiler.in(directory)
                .source("A.java", "class A {}")
                .processors(
                        new GoImageProcessor(),
                        GeneratingProcessor.of("com.acme.late.package-info", annotated("com.acme.late", "")))
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals(files("late", WITHOUT_MODULE), outcome.imageFiles());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port = com.acme.Nowhere.PORT",
                "port = {8080, com.acme.Nowhere.PORT}",
                "name = com.acme.Nowhere.NAME",
                "env = com.acme.Nowhere.ENV",
                "stripDebug = com.acme.Nowhere.STRIP",
                "base = NOWHERE",
                "needs = {TMP, NOWHERE}",
                "port = \"80\"",
                "base = 1",
                "waive = @Waiver(rule = com.acme.Nowhere.RULE, reason = \"why\")",
                "build = @Build(cgo = com.acme.Nowhere.CGO)",
                "build = com.acme.Nowhere.BUILD",
            })
    void ofAValueThatDoesNotCompileOnlyTheCompilerSpeaks(String members) {
        for (Outcome outcome : List.of(
                TestCompiler.in(directory.resolve("javac")).annotation(members).javac(),
                TestCompiler.in(directory.resolve("ecj")).annotation(members).ecj())) {
            assertFalse(outcome.success(), outcome.messages()::toString);
            assertTrue(
                    outcome.messages().stream()
                            .noneMatch(message -> message.text().contains("goimage:")
                                    || message.text().startsWith("[")),
                    outcome.messages()::toString);
            assertEquals(Set.of(), outcome.imageFiles());
        }
    }

    @Test
    void aStringThatOnlyLooksUnresolvedIsAString() {
        Outcome outcome =
                TestCompiler.in(directory).annotation("args = \"<error>\"").javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertTrue(outcome.file("localcache", "Dockerfile").endsWith("CMD [\"<error>\"]\n"));
    }

    @Test
    void annotationsWithFewerMembersAreFine() {
        Outcome outcome = TestCompiler.in(directory)
                .source("io/github/goimage/GoImage.java", """
                        package io.github.goimage;

                        public @interface GoImage {
                            int[] port() default {};
                        }
                        """)
                .source("package-info.java", annotated("com.acme.a", "port = 8000"))
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertTrue(outcome.file("a", "Dockerfile").contains("\nEXPOSE 8000\n"));
    }

    // ---- links

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkInThePlaceOfAnOutputFileIsReplaced(boolean javac) throws IOException {
        TestCompiler compiler = project().annotation("port = 8000");
        Outcome first = javac ? compiler.javac() : compiler.ecj();
        Path outside = directory.resolve("outside");
        assertTrue(first.files().size() > 6, first.files().keySet()::toString);
        for (String path : first.files().keySet()) {
            Path file = TestCompiler.output(directory).resolve(path);
            Files.delete(file);
            Files.createSymbolicLink(file, Files.writeString(outside, "kept"));
        }

        Outcome again = javac ? compiler.javac() : compiler.ecj();

        assertEquals("kept", Files.readString(outside));
        assertEquals(first.files(), again.files());
        for (String path : again.files().keySet()) {
            assertFalse(Files.isSymbolicLink(TestCompiler.output(directory).resolve(path)), path);
        }
    }

    @Test
    void whatAKilledCompilerLeftIsRemovedWithARejectedImage() throws IOException {
        TestCompiler compiler = project().annotation("port = 8000");
        Path folder = TestCompiler.output(directory).resolve("META-INF/goimage/localcache");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(".Dockerfile.1f.unfinished"), "FROM");

        assertFalse(project().annotation("port = 0").javac().success());

        assertFalse(Files.exists(folder));
        assertTrue(compiler.javac().success());
    }

    // ---- our own bugs

    @Test
    void aBugIsOneDiagnosticAndOtherImagesAreWritten() {
        Outcome earlier = bugProject().javac();
        assertTrue(earlier.success(), earlier.messages()::toString);

        Outcome outcome = bugProject()
                .processors(new WrappedGoImage(
                        new FaultyFiler("goimage/b/", () -> new IllegalStateException("a bug\nof two lines"))))
                .javac();

        assertFalse(outcome.success());
        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        String text = outcome.findingTexts().get(0);
        assertTrue(
                text.startsWith("[InternalError] com.acme.b @GoImage(): java.lang.IllegalStateException: a bug\\u000aof"
                        + " two lines at"
                        + " io.github.goimage.processor.ProcessorTest."),
                text);
        assertTrue(text.endsWith("""

                        fix: this is a bug in goimage; please report it with this message and the annotation; \
                        the image was not written
                        https://github.com/goimage/goimage/issues"""), text);
        Set<String> expected = new TreeSet<>(files("a", WITHOUT_MODULE));
        expected.addAll(files("c", WITHOUT_MODULE));
        assertEquals(expected, outcome.imageFiles());
    }

    @Test
    void aBugBehindTheFilesTakesThemAway() {
        assertTrue(bugProject().javac().success());

        Outcome outcome = bugProject()
                .processors(new WrappedGoImage(new FaultyFiler("BImage.java", () -> new StackOverflowError("deep"))))
                .javac();

        assertEquals(
                List.of(Kind.ERROR), kinds(outcome).filter(Kind.ERROR::equals).toList());
        Set<String> expected = new TreeSet<>(files("a", WITHOUT_MODULE));
        expected.addAll(files("c", WITHOUT_MODULE));
        assertEquals(expected, outcome.imageFiles());
    }

    @Test
    void aFullDiskIsNoBug() {
        Outcome outcome = bugProject()
                .processors(new WrappedGoImage(
                        new FaultyFiler("goimage/b/Dockerfile.docker", () -> new IOException("No space left"))))
                .javac();

        assertEquals(
                List.of("[NoOutputDirectory] com.acme.b @GoImage(): the output cannot be written: java.io.IOException:"
                        + " No space left"),
                headlines(outcome));
        Set<String> expected = new TreeSet<>(files("a", WITHOUT_MODULE));
        expected.addAll(files("c", WITHOUT_MODULE));
        assertEquals(expected, outcome.imageFiles());
    }

    private TestCompiler bugProject() {
        return TestCompiler.in(directory)
                .source("a/package-info.java", annotated("com.acme.a", ""))
                .source("b/package-info.java", annotated("com.acme.b", ""))
                .source("c/package-info.java", annotated("com.acme.c", ""));
    }

    // ----

    private TestCompiler project() {
        return TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("go.mod", "module acme.example/localcache\n\ngo 1.26\n")
                .source("main.go", "package main\n\nfunc main() {}\n");
    }

    private static String annotated(String packageName, String members) {
        return "@io.github.goimage.GoImage(" + members + ")\npackage " + packageName + ";\n";
    }

    private static Stream<Kind> kinds(Outcome outcome) {
        return outcome.findings().stream().map(Message::kind);
    }

    private static List<String> headlines(Outcome outcome) {
        return outcome.findings().stream().map(Message::headline).toList();
    }

    /** The beginnings of the headlines, up to the place. */
    private static List<String> places(Outcome outcome) {
        return headlines(outcome).stream()
                .map(headline -> headline.substring(0, headline.indexOf("): ") + 1))
                .toList();
    }

    private static Set<String> without(Set<String> all, Set<String> those) {
        Set<String> rest = new TreeSet<>(all);
        assertTrue(rest.removeAll(those));
        return rest;
    }

    private static Set<String> files(String image, List<String> names) {
        Set<String> paths = new TreeSet<>();
        names.forEach(name -> paths.add("META-INF/goimage/" + image + "/" + name));
        return paths;
    }

    private static Set<String> dockerfiles(Outcome outcome) {
        Set<String> paths = new TreeSet<>(outcome.imageFiles());
        paths.removeIf(path -> !path.endsWith("/Dockerfile") || path.contains("portable"));
        return paths;
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            paths.filter(Files::isRegularFile)
                    .forEach(
                            path -> names.add(folder.relativize(path).toString().replace('\\', '/')));
            return names;
        }
    }
}
