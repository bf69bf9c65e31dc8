package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.ForwardingFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.jetbrains.jps.javac.APIWrappers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Build tools hand processors an environment of their own. goimage finds the same project behind each, and places. */
final class WrappedEnvironmentTest {
    @TempDir
    Path temporary;

    private Path shop;

    /** A repository of two modules, each with its Go module; the output lies above both, as IntelliJ has it. */
    @BeforeEach
    void layOut() throws IOException {
        shop = temporary.toRealPath();
        Files.writeString(shop.resolve("build.gradle"), "");
        Files.createDirectories(shop.resolve("api"));
        Files.writeString(shop.resolve("api/api.gradle"), "");
        module("src/main/go", "shop");
        module("api/src/main/go", "api");
    }

    private void module(String directory, String name) throws IOException {
        Path module = Files.createDirectories(shop.resolve(directory));
        Files.writeString(module.resolve("go.mod"), "module example.com/" + name + "\n\ngo 1.26\n");
        Files.writeString(module.resolve("main.go"), "package main\n\nfunc main() {}\n");
    }

    /** Who compiles. */
    @SuppressWarnings("ImmutableEnumChecker") // Each wraps a new environment, and keeps none.
    enum Tool {
        JAVAC(environment -> environment),
        INTELLIJ(environment -> APIWrappers.wrap(ProcessingEnvironment.class, environment)),
        GRADLE(Gradle::new),
        KAPT(Kapt::new),
        GRADLE_TWICE(environment -> new Gradle(new Gradle(environment))),
        KAPT_IN_INTELLIJ(environment -> new Kapt(APIWrappers.wrap(ProcessingEnvironment.class, environment)));

        private final UnaryOperator<ProcessingEnvironment> wrapper;

        Tool(UnaryOperator<ProcessingEnvironment> wrapper) {
            this.wrapper = wrapper;
        }

        Processor processor() {
            return new WrappedGoImage(wrapper);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theProjectIsTheSame(Tool tool) {
        Outcome outcome = compiler("@GoImage").processors(tool.processor()).javac();

        assertProject(outcome, "api");
        assertEquals(1, outcome.notes().get(0).line());
    }

    @ParameterizedTest
    @EnumSource
    void repeatedAnnotationsKeepTheirPlaces(Tool tool) {
        Outcome outcome = compiler("@GoImage(name = \"a\", port = 8080)\n@GoImage(name = \"b\",\n  port = {8081, 81})")
                .processors(tool.processor())
                .javac();

        assertEquals(
                List.of("3:17"),
                outcome.findings().stream().map(WrappedEnvironmentTest::place).toList());
        assertEquals(
                List.of("1:1"),
                outcome.notes().stream().map(WrappedEnvironmentTest::place).toList());
    }

    /** It prints no places, but tells the file. */
    @Test
    void theProjectIsTheSameInEclipse() {
        assertProject(compiler("@GoImage").ecj(), "api");
        assertProject(compiler("@GoImage").processors(Tool.GRADLE.processor()).ecj(), "api");
    }

    /** Neither the environment nor its elements tell anything. */
    @Test
    void behindAWallTheOutputShowsTheProject() {
        Outcome outcome =
                compiler("@GoImage").processors(new WrappedGoImage(Wall::new)).javac();

        assertProject(outcome, ".");
        assertTrue(
                outcome.notes()
                        .get(0)
                        .text()
                        .contains("\nproject directory: " + shop.getFileName()
                                + ", the nearest with a build file above the output, since the compiler does not tell"
                                + " where the annotation is; -Agoimage.projectDir=<directory> names another\n"),
                outcome.notes().get(0).text());
    }

    /** IntelliJ's own builder deletes later what it saw in a stream, and nothing else. */
    @Test
    void intellijSeesEachFile() {
        Set<String> seen = new TreeSet<>();
        UnaryOperator<ProcessingEnvironment> intellij =
                environment -> APIWrappers.wrap(ProcessingEnvironment.class, new IntelliJ(environment, seen));
        Outcome outcome =
                compiler("@GoImage").processors(new WrappedGoImage(intellij)).javac();

        assertProject(outcome, "api");
        assertEquals(
                outcome.files().keySet().stream()
                        .filter(name -> name.startsWith("META-INF/goimage/"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                seen);
        assertTrue(seen.contains("META-INF/goimage/api/portable/Dockerfile"), seen::toString);

        Outcome again = compiler("@GoImage(build = @Build(privateModules = \"example.com/x\"))")
                .processors(new WrappedGoImage(intellij))
                .javac();

        assertProject(again, "api");
        assertFalse(again.files().containsKey("META-INF/goimage/api/portable/Dockerfile"), again.files()::toString);
    }

    /** An environment that wraps itself keeps nobody. */
    @Test
    void aCircleEnds() {
        Outcome outcome = compiler("@GoImage")
                .processors(new WrappedGoImage(environment -> {
                    Gradle circle = new Gradle(new Wall(environment));
                    circle.delegate = circle;
                    circle.shown = environment;
                    return circle;
                }))
                .javac();

        assertTrue(outcome.success(), () -> outcome.messages().toString());
    }

    private TestCompiler compiler(String annotations) {
        return TestCompiler.in(shop)
                .source(
                        "api/src/main/java/com/acme/api/package-info.java",
                        annotations + "\npackage com.acme.api;\n\nimport io.github.goimage.*;\n");
    }

    private void assertProject(Outcome outcome, String directory) {
        assertTrue(outcome.success(), () -> outcome.messages().toString());
        Path context = shop.resolve(directory).resolve("src/main/go").normalize();
        String note = outcome.notes().get(0).text();
        assertTrue(note.lines().toList().get(1).endsWith(" " + context), note);
        assertEquals(!directory.equals("api"), note.contains("\nproject directory: "), note);
    }

    private static String place(Message message) {
        return message.line() + ":" + message.column();
    }

    /** An environment that asks another one. */
    private abstract static class Delegating implements ProcessingEnvironment {
        abstract ProcessingEnvironment to();

        @Override
        public Map<String, String> getOptions() {
            return to().getOptions();
        }

        @Override
        public Messager getMessager() {
            return to().getMessager();
        }

        @Override
        public Filer getFiler() {
            return to().getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return to().getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return to().getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return to().getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return to().getLocale();
        }
    }

    /** As Gradle's IncrementalProcessingEnvironment. */
    private static final class Gradle extends Delegating {
        private ProcessingEnvironment delegate;
        private Object shown;

        Gradle(ProcessingEnvironment delegate) {
            this.delegate = delegate;
            this.shown = delegate;
        }

        @Override
        ProcessingEnvironment to() {
            return (ProcessingEnvironment) shown;
        }
    }

    /** As that of kapt, which keeps it in a field of another name. */
    private static final class Kapt extends Delegating {
        private final ProcessingEnvironment processingEnv;

        Kapt(ProcessingEnvironment processingEnv) {
            this.processingEnv = processingEnv;
        }

        @Override
        ProcessingEnvironment to() {
            return processingEnv;
        }
    }

    /** As that of IntelliJ's own builder, which remembers the names of the files that were written to a stream. */
    private static final class IntelliJ extends Delegating {
        private final ProcessingEnvironment delegate;
        private final Set<String> seen;

        IntelliJ(ProcessingEnvironment delegate, Set<String> seen) {
            this.delegate = delegate;
            this.seen = seen;
        }

        @Override
        ProcessingEnvironment to() {
            return delegate;
        }

        @Override
        public Filer getFiler() {
            return APIWrappers.wrap(Filer.class, new RememberingFiler(delegate.getFiler(), seen));
        }
    }

    private record RememberingFiler(Filer to, Set<String> seen) implements Filer {
        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
            return to.createSourceFile(name, origins);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
            return to.createClassFile(name, origins);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence moduleAndPackage, CharSequence name, Element... origins)
                throws IOException {
            return new ForwardingFileObject<>(to.createResource(location, moduleAndPackage, name, origins)) {
                @Override
                public OutputStream openOutputStream() throws IOException {
                    seen.add(name.toString());
                    return super.openOutputStream();
                }
            };
        }

        @Override
        public FileObject getResource(
                JavaFileManager.Location location, CharSequence moduleAndPackage, CharSequence name)
                throws IOException {
            return to.getResource(location, moduleAndPackage, name);
        }
    }

    /** Keeps to itself what it wraps, and wraps the elements, too. */
    private static final class Wall extends Delegating {
        private final Object hidden;

        Wall(ProcessingEnvironment hidden) {
            this.hidden = hidden;
        }

        @Override
        ProcessingEnvironment to() {
            return (ProcessingEnvironment) hidden;
        }

        @Override
        public Elements getElementUtils() {
            Elements elements = to().getElementUtils();
            return (Elements) Proxy.newProxyInstance(
                    Wall.class.getClassLoader(), new Class<?>[] {Elements.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("getFileObjectOf")) {
                            throw new UnsupportedOperationException();
                        }
                        try {
                            return method.invoke(elements, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
