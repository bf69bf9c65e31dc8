package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.GoImage;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.output.TypedClass;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The typed class, compiled, loaded and called. */
final class TypedClassTest {
    private static final String CLASS = TestCompiler.PACKAGE + ".LocalcacheImage";

    @TempDir
    Path directory;

    @Test
    void constantsAndMethods() throws Exception {
        Outcome outcome =
                project("port = {8000, 9000}, udpPort = 9125, user = 1000").javac();
        assertTrue(outcome.success(), outcome.messages()::toString);

        try (URLClassLoader loader = loader()) {
            Class<?> type = loader.loadClass(CLASS);

            assertEquals(Modifier.PUBLIC | Modifier.FINAL, type.getModifiers());
            assertTrue(Modifier.isPrivate(type.getDeclaredConstructors()[0].getModifiers()));
            assertEquals(
                    new TreeMap<>(Map.of(
                            "NAME", "localcache",
                            "BASE", "scratch",
                            "USER", "1000:1000",
                            "CONTEXT", "src/main/go",
                            "DOCKERFILE", "META-INF/goimage/localcache/Dockerfile",
                            "IGNORE_FILE", "META-INF/goimage/localcache/Dockerfile.dockerignore",
                            "PORTABLE_DOCKERFILE", "META-INF/goimage/localcache/portable/Dockerfile",
                            "PORTABLE_IGNORE_FILE", "META-INF/goimage/localcache/portable/.dockerignore",
                            "PORTS", List.of(8000, 9000),
                            "UDP_PORTS", List.of(9125))),
                    constants(type));
            assertEquals(outcome.file("localcache", "Dockerfile"), call(type, "dockerfile"));
            assertEquals(outcome.file("localcache", "Dockerfile.dockerignore"), call(type, "ignoreFile"));
            assertEquals(outcome.file("localcache", "portable/Dockerfile"), call(type, "portableDockerfile"));
            assertEquals(outcome.file("localcache", "portable/.dockerignore"), call(type, "portableIgnoreFile"));
            assertEquals(outcome.file("localcache", ".dockerignore"), call(type, "ignoreFile"));
            assertEquals(
                    Set.of("dockerfile", "ignoreFile", "portableDockerfile", "portableIgnoreFile", "runArguments"),
                    publicMethods(type));
            String run = String.join(" ", words(type));
            assertTrue(run.startsWith("docker run --rm --read-only --cap-drop=ALL --security-opt=no-new-privileges "));
            assertTrue(run.endsWith(" -p 8000:8000 -p 9000:9000 -p 9125:9125/udp localcache"), run);
            assertTrue(outcome.notes().get(0).text().contains("\n" + run + "\n"), outcome.notes()::toString);
        }
    }

    @Test
    void withoutAPortableFlavorItsMembersAreAbsent() throws Exception {
        Outcome outcome = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .annotation("")
                .javac();
        assertTrue(outcome.success(), outcome.messages()::toString);

        try (URLClassLoader loader = loader()) {
            Class<?> type = loader.loadClass(CLASS);
            assertEquals(
                    Set.of("NAME", "BASE", "USER", "CONTEXT", "DOCKERFILE", "IGNORE_FILE", "PORTS", "UDP_PORTS"),
                    constants(type).keySet());
            assertEquals(Set.of("dockerfile", "ignoreFile", "runArguments"), publicMethods(type));
            assertEquals(".", constants(type).get("CONTEXT"));
            assertEquals(List.of(), constants(type).get("PORTS"));
        }
    }

    @Test
    void aMissingResourceIsNamed() throws Exception {
        assertTrue(project("").javac().success());
        Files.delete(TestCompiler.output(directory).resolve("META-INF/goimage/localcache/portable/.dockerignore"));

        try (URLClassLoader loader = loader()) {
            Class<?> type = loader.loadClass(CLASS);
            Method method = type.getMethod("portableIgnoreFile");
            Throwable cause = assertThrows(InvocationTargetException.class, () -> method.invoke(null))
                    .getCause();
            assertEquals(IllegalStateException.class, cause.getClass());
            assertTrue(
                    cause.getMessage()
                            .equals("missing resource: META-INF/goimage/localcache/portable/.dockerignore;"
                                    + " is META-INF/goimage excluded from the jar?"),
                    cause.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localcache, LocalcacheImage",
        "order-api, OrderApiImage",
        "order--api, OrderApiImage",
        "3scale, _3scaleImage",
        "a.b_c__d-e, ABCDEImage",
        "i, IImage",
        "x86, X86Image",
        "class, ClassImage"
    })
    void names(String image, String simpleName) {
        assertEquals(simpleName, TypedClass.simpleName(image));
    }

    @Test
    void aNameThatBeginsWithADigitCompiles() {
        Outcome outcome =
                TestCompiler.in(directory).annotation("name = \"3scale\"").javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertTrue(outcome.files().containsKey("com/acme/localcache/_3scaleImage.java"));
    }

    /** javac's documentation check looks at sources, generated ones included. */
    @Test
    void nothingIsToBeWarnedOf() {
        Outcome outcome = TestCompiler.in(directory)
                .source("go.mod", "module acme.example/orders\n\ngo 1.26\n")
                .source("main.go", "package main\n\nfunc main() {}\n")
                .source("pom.xml", "<project/>")
                .source("src/package-info.java", """
                        /** Orders. */
                        @GoImage(port = 8000, udpPort = 9125, base = io.github.goimage.Base.DISTROLESS_STATIC)
                        package com.acme.orders;

                        import io.github.goimage.GoImage;
                        """)
                .option("-Xdoclint:all", "-Werror")
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        assertEquals(List.of(), outcome.findings());
        String source = outcome.files().get("com/acme/orders/OrdersImage.java");
        assertTrue(source.contains("@Generated(\"io.github.goimage.processor.GoImageProcessor\")\n"), source);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17})
    void compilesForEveryRelease(int release) throws Exception {
        Outcome outcome = project("port = 8000")
                .option("--release", String.valueOf(release), "-Xlint:all,-options,-classfile", "-Werror")
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        try (URLClassLoader loader = loader()) {
            Class<?> type = loader.loadClass(CLASS);
            assertEquals(List.of(8000), constants(type).get("PORTS"));
            assertEquals(outcome.file("localcache", "Dockerfile"), call(type, "dockerfile"));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', false", "requires java.compiler;, true"})
    void generatedIsWrittenWhereTheModuleSeesIt(String requires, boolean annotated) {
        Outcome outcome = TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("src/module-info.java", """
                        /** Orders. */
                        module com.acme.orders {
                            requires static io.github.goimage;
                            %s
                            exports com.acme.orders;
                        }
                        """.formatted(requires))
                .source("src/com/acme/orders/package-info.java", """
                        /** Orders. */
                        @GoImage
                        package com.acme.orders;

                        import io.github.goimage.GoImage;
                        """)
                .option("-Xdoclint:all", "-Werror", "--module-path", JavacProcess.place(GoImage.class))
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
        String source = outcome.files().get("com/acme/orders/OrdersImage.java");
        assertEquals(annotated, source.contains("@Generated"), source);
        assertTrue(outcome.files().containsKey("META-INF/goimage/orders/Dockerfile"));
    }

    /** What is written in ASCII reads the same in every other encoding of Java's sources. */
    @Test
    void aPackageOutsideAsciiCompilesInEveryEncoding() throws Exception {
        write("pom.xml", "<project/>");
        write("src/package-info.java", """
                @GoImage(name = "orders", env = "MOOD=\\u00fc\\u2192\\ud83d\\ude00")
                package com.acme.\\u00fcbersicht;

                import io.github.goimage.GoImage;
                """);
        write("src/Use.java", """
                class Use {
                    String name = com.acme.\\u00fcbersicht.OrdersImage.NAME;
                }
                """);

        JavacProcess.Result result = JavacProcess.runInUnicode(
                directory, "-encoding", "US-ASCII", "-d", "out", "src/package-info.java", "src/Use.java");

        assertEquals(0, result.exit(), result.output());
        assertFalse(result.output().contains("unmappable"), result.output());
        String dockerfile = Files.readString(directory.resolve("out/META-INF/goimage/orders/Dockerfile"));
        assertTrue(dockerfile.contains("\nENV MOOD=\"ü→😀\"\n"), dockerfile);
        assertTrue(dockerfile.contains("of package com.acme.übersicht."), dockerfile);
    }

    /** Without imports of java.lang, the classes of the package would be meant. */
    @ParameterizedTest
    @ValueSource(strings = {"String", "Integer", "IllegalStateException", "List", "IOException"})
    void aClassOfThePackageMayBeCalledAsOneOfJavas(String name) {
        Outcome outcome = project("")
                .source("src/" + name + ".java", "package com.acme.localcache;\n\nclass " + name + " {}\n")
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
    }

    // ----

    private TestCompiler project(String members) {
        return TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("src/main/go/go.mod", "module acme.example/localcache\n\ngo 1.26\n")
                .source("src/main/go/main.go", "package main\n\nfunc main() {}\n")
                .annotation(members);
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(
                new URL[] {TestCompiler.output(directory).toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static Map<String, Object> constants(Class<?> type) throws IllegalAccessException {
        Map<String, Object> constants = new TreeMap<>();
        for (var field : type.getDeclaredFields()) {
            assertEquals(Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL, field.getModifiers(), field.getName());
            constants.put(field.getName(), field.get(null));
        }
        return constants;
    }

    private static Set<String> publicMethods(Class<?> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .forEach(method -> names.add(method.getName()));
        return names;
    }

    private static Object call(Class<?> type, String method) throws ReflectiveOperationException {
        return type.getMethod(method).invoke(null);
    }

    private static List<String> words(Class<?> type) throws ReflectiveOperationException {
        return ((List<?>) call(type, "runArguments"))
                .stream().map(String.class::cast).toList();
    }
}
