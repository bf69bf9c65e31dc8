package io.github.goimage.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a finding points: the exact value on javac, and the same words on Eclipse's compiler, which has no places. */
final class PositionsTest {
    private static final String END = """

            package com.acme.localcache;

            import static io.github.goimage.Base.SCRATCH;
            import io.github.goimage.*;
            """;

    @TempDir
    Path directory;

    /**
     * Annotations with « at the place where javac points for each wrong value, and the beginnings of the headlines in
     * the order of the marks.
     */
    static Stream<Arguments> findings() {
        String place = " com.acme.localcache @GoImage";
        return Stream.of(
                Arguments.of("@GoImage(port = «80)", List.of("[PrivilegedPort]" + place + "(port)")),
                Arguments.of("@GoImage(port = {«80})", List.of("[PrivilegedPort]" + place + "(port)")),
                Arguments.of("@GoImage(port = {8080, «80, 9090})", List.of("[PrivilegedPort]" + place + "(port[1])")),
                Arguments.of(
                        """
                        @GoImage(
                                base = SCRATCH,
                                port = {
                                    8080,
                                    «80,
                                    «90
                                },
                                user = «0)""",
                        List.of(
                                "[PrivilegedPort]" + place + "(port[1])",
                                "[PrivilegedPort]" + place + "(port[2])",
                                "[RootUser]" + place + "(user)")),
                Arguments.of("@GoImage(port = 40 «+ 40)", List.of("[PrivilegedPort]" + place + "(port)")),
                Arguments.of("@io.github.goimage.GoImage(port = «80)", List.of("[PrivilegedPort]" + place + "(port)")),
                Arguments.of("@Deprecated @GoImage(port = «80)", List.of("[PrivilegedPort]" + place + "(port)")),
                Arguments.of("@GoImage(name = «\"A B\")", List.of("[InvalidName]" + place + "(name)")),
                Arguments.of("@GoImage(env = {\"A=1\", «\"2\"})", List.of("[InvalidName]" + place + "(env[1])")),
                Arguments.of(
                        "@GoImage(build = @Build(stamp = «\"main.\\007\"))",
                        List.of("[ControlCharacter]" + place + "(build.stamp)")),
                Arguments.of(
                        "@GoImage(user = «0, waive = @Waiver(rule = \"RootUser\", reason = \"it must\", until ="
                                + " «\"soon\"))",
                        List.of("[WaiverExpired]" + place + "(waive.until)", "[RootUser]" + place + "(user)")),
                Arguments.of(
                        "@GoImage(user = 1, waive = {@Waiver(rule = \"LowUid\", reason = \"it must\"),"
                                + " @Waiver(rule = «\"Nowhere\", reason = \"it must\")})",
                        List.of("[UnknownWaiver]" + place + "(waive[1].rule)")),
                Arguments.of(
                        "@GoImage(name = \"a\", module = «\"nowhere\")",
                        List.of("[ModuleNotFound]" + place + "(module)")),
                Arguments.of(
                        "@GoImage(name = \"a\", port = «80)\n@GoImage(name = \"b\", port = {8080, «81})",
                        List.of("[PrivilegedPort]" + place + "[a](port)", "[PrivilegedPort]" + place + "[b](port[1])")),
                Arguments.of(
                        "@GoImage(name = \"a\") @io.github.goimage.GoImage(name = «\"B\", port = {«80})",
                        List.of("[InvalidName]" + place + "[1](name)", "[PrivilegedPort]" + place + "[1](port)")),
                Arguments.of(
                        "@GoImage(name = \"a\", build = @Build(tags = {\"x\", «\"\\007\"}))\n"
                                + "@GoImage(name = \"b\", waive = {@Waiver(rule = «\"Nowhere\", reason = \"it"
                                + " must\")})",
                        List.of(
                                "[ControlCharacter]" + place + "[a](build.tags[1])",
                                "[UnknownWaiver]" + place + "[b](waive.rule)")),
                Arguments.of(
                        "@GoImages({@GoImage(name = \"a\"), @GoImage(name = \"b\", port = {8080, «81})})",
                        List.of("[PrivilegedPort]" + place + "[b](port[1])")),
                Arguments.of("@GoImages(@GoImage(port = «81))", List.of("[PrivilegedPort]" + place + "(port)")),
                Arguments.of(
                        "@GoImages(value = {@GoImage(port = {81, «82}, waive = @Waiver(rule = \"Nowhere\","
                                + " reason = \"\"))})",
                        List.of("[PrivilegedPort]" + place + "(port[1])")));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void findingsPointAtTheValue(String marked, List<String> headlines) {
        String source = marked.replace("«", "") + END;

        Outcome javac = TestCompiler.in(directory.resolve("javac"))
                .source("package-info.java", source)
                .javac();
        Outcome ecj = TestCompiler.in(directory.resolve("ecj"))
                .source("package-info.java", source)
                .ecj();

        for (String headline : headlines) {
            assertTrue(
                    javac.findings().stream()
                            .anyMatch(message -> message.text().startsWith(headline + ": ")
                                    && places(marked).contains(place(message))),
                    () -> headline + " at none of " + places(marked) + ": " + javac.messages());
        }
        assertEquals(javac.findingTexts(), ecj.findingTexts());
    }

    @Test
    void eachFindingHasItsOwnPlace() {
        String marked =
                "@GoImage(name = \"a\", port = {«80, «81})\n@GoImage(name = \"b\",\n    port = {«82, 8080, «83})";

        Outcome outcome = TestCompiler.in(directory)
                .source("package-info.java", marked.replace("«", "") + END)
                .javac();

        assertEquals(
                places(marked),
                outcome.findings().stream().map(PositionsTest::place).toList());
    }

    @Test
    void theNoteStandsAtTheAnnotation() {
        String marked = "@Deprecated «@GoImage(name = \"a\")\n  «@GoImage(name = \"b\")";

        Outcome outcome = TestCompiler.in(directory)
                .source("package-info.java", marked.replace("«", "") + END)
                .javac();

        assertEquals(
                places(marked),
                outcome.notes().stream().map(PositionsTest::place).toList());
    }

    /**
     * Annotations with credentials. Where a message may point to is marked with «, in the order of the messages; where
     * nothing is marked, it points to nothing, as each line holds the credential.
     */
    static Stream<Arguments> credentials() {
        String end = END.strip();
        return Stream.of(
                Arguments.of("@GoImage(env = \"DB_PASSWORD=hunter2\")\n«" + end, 1),
                Arguments.of(
                        "@GoImage(\n    args = {\"--password\",\n      \"hunter2\"}\n)\n\n@Deprecated\n«" + end, 1),
                Arguments.of("@GoImage(env = \"DB_PASSWORD=hunter2\", port = 80)\n««" + end, 2),
                Arguments.of("@GoImage(env = \"DB_PASSWORD=hunter2\",\n  port = «80)\n«" + end, 2),
                Arguments.of("@GoImage(env = {\"A=1\", \"DB_PASSWORD=\"\n  + \"hunter2\"}, port = 80)\n««" + end, 2),
                Arguments.of("@GoImage(env = \"DB_PASSWORD=hunter2\") " + end, 1),
                Arguments.of("@GoImage(env = \"DB_PASSWORD=hunter2\",\n  port = «80) «" + end, 2),
                Arguments.of("@GoImage(port = 80) /* DB_PASSWORD=hunter2 */\n«" + end, 1),
                Arguments.of(
                        "@GoImage(name = \"a\", env = \"DB_PASSWORD=hunter2\")\n@GoImage(name = \"b\", port = «80)\n«"
                                + end,
                        2),
                Arguments.of(
                        "@GoImage(name = \"a\", env = \"DB_PASSWORD=hunter2\") @GoImage(name = \"b\", port = 80)\n««"
                                + end,
                        2));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void noFindingPointsToALineWithACredential(String marked, int findings) {
        String source = marked.replace("«", "");

        Outcome javac = TestCompiler.in(directory.resolve("javac"))
                .source("package-info.java", source)
                .javac();
        Outcome ecj = TestCompiler.in(directory.resolve("ecj"))
                .source("package-info.java", source)
                .ecj();

        assertEquals(findings, javac.findings().size(), () -> javac.messages().toString());
        List<String> lines = source.lines().toList();
        for (Message message : javac.messages()) {
            String shown = message.line() < 1 ? "" : lines.get((int) message.line() - 1);
            assertFalse((shown + message.text()).contains("hunter2"), () -> message + " " + shown);
        }
        assertEquals(
                places(marked),
                javac.findings().stream()
                        .filter(message -> message.line() > 0)
                        .map(PositionsTest::place)
                        .sorted()
                        .toList());
        Outcome withoutDebugging = TestCompiler.in(directory.resolve("javac"))
                .source("package-info.java", source)
                .option("-g:none")
                .javac();
        assertEquals(javac.messages(), withoutDebugging.messages(), "as Ant compiles, without a table of lines");
        assertEquals(javac.findingTexts(), ecj.findingTexts());
        assertTrue(ecj.messages().stream().noneMatch(message -> message.text().contains("hunter2")));
    }

    /** Without its table of lines, the compiler says where they are all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesAreCountedAsTheCompilerDoes(String end) {
        String source = ("@GoImage(\n    env = \"DB_PASSWORD=hunter2\",\n\n    port = 80)" + END).replace("\n", end);

        Outcome outcome = TestCompiler.in(directory)
                .source("package-info.java", source)
                .option("-g:none")
                .javac();

        assertEquals(
                List.of(4L, 5L),
                outcome.findings().stream().map(Message::line).sorted().toList());
    }

    @Test
    void theNoteOfAWaivedCredentialPointsToThePackage() {
        String source = "@GoImage(env = \"DB_PASSWORD=hunter2\", waive = @Waiver(rule = \"PlaintextSecret\", reason ="
                + " \"demo\"))"
                + END;

        Outcome outcome =
                TestCompiler.in(directory).source("package-info.java", source).javac();

        assertEquals(List.of(), outcome.findings());
        assertEquals(2, outcome.notes().get(0).line());
    }

    @Test
    void anAnnotationOfTheSameSimpleNameIsNoneOfOurs() {
        String marked = """
                @com.acme.other.GoImage @GoImage(name = "a")
                @GoImage(name = "b", port = «80)""";

        Outcome outcome = TestCompiler.in(directory)
                .source("GoImage.java", "package com.acme.other;\n\npublic @interface GoImage {}\n")
                .source("package-info.java", marked.replace("«", "") + END)
                .javac();

        assertEquals(
                places(marked),
                outcome.findings().stream().map(PositionsTest::place).toList());
    }

    @Test
    void anOutputInMemoryIsNamedByItsUri() throws Exception {
        JavaFileObject source = JavaFileObjects.forSourceString("com.acme.a.package-info", """
                @GoImage(port = 8000)
                package com.acme.a;

                import io.github.goimage.GoImage;
                """);

        Compilation compilation = javac().withProcessors(new GoImageProcessor()).compile(source);

        assertThat(compilation).succeeded();
        assertThat(compilation)
                .hadNoteContaining("docker build -t a -f mem:///CLASS_OUTPUT/META-INF/goimage/a/Dockerfile ")
                .inFile(source)
                .onLine(1)
                .atColumn(1);
        assertThat(compilation)
                .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/goimage/a/Dockerfile")
                .contentsAsString(StandardCharsets.UTF_8)
                .contains("\nEXPOSE 8000\n");
        assertThat(compilation).generatedSourceFile("com.acme.a.AImage");
    }

    @Test
    void aRefusalStandsInItsFile() {
        JavaFileObject source = JavaFileObjects.forSourceString("com.acme.a.package-info", """
                @GoImage(port = 80)
                package com.acme.a;

                import io.github.goimage.GoImage;
                """);

        Compilation compilation = javac().withProcessors(new GoImageProcessor()).compile(source);

        assertThat(compilation).failed();
        assertThat(compilation)
                .hadErrorContaining("[PrivilegedPort] com.acme.a @GoImage(port)")
                .inFile(source)
                .onLine(1)
                .atColumn(17);
    }

    /** Returns line:column of each mark, as it stands without the marks before it. */
    private static List<String> places(String marked) {
        return Stream.iterate(marked.indexOf('«'), mark -> mark >= 0, mark -> marked.indexOf('«', mark + 1))
                .map(mark -> {
                    String before = marked.substring(0, mark).replace("«", "");
                    long line = before.chars().filter(c -> c == '\n').count() + 1;
                    return line + ":" + (before.length() - before.lastIndexOf('\n'));
                })
                .toList();
    }

    private static String place(Message message) {
        return message.line() + ":" + message.column();
    }
}
