package io.github.goimage.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.Base;
import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.HealthcheckOptions;
import io.github.goimage.Need;
import io.github.goimage.StopSignal;
import io.github.goimage.Waiver;
import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.ServiceFinder;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.spec.CapturedSpecs;
import io.github.goimage.processor.spec.SpecChange;
import io.github.goimage.rule.ImageSpec;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CompletedAnnotationTest {
    private static final String COMPLETE = "complete: ";

    @TempDir
    Path directory;

    @BeforeEach
    void setUp() throws Exception {
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        Files.writeString(directory.resolve("go.mod"), "module example.com/api\n\ngo 1.26\n");
    }

    private void main(String... statements) throws Exception {
        Files.writeString(directory.resolve("main.go"), """
                package main

                import (
                	"net"
                	"net/http"
                	"os"
                	"os/signal"
                	"syscall"
                )

                func main() {
                	%s
                }
                """.formatted(String.join("\n\t", statements)));
    }

    private Outcome compile(String annotation) {
        return TestCompiler.in(directory).packageInfo(annotation).read();
    }

    private static String lastLine(Outcome outcome) {
        List<String> lines = outcome.notes().get(0).text().lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** The last line of the note; pasted in place of the annotation, it compiles and there is nothing more to say. */
    private void completes(String annotation, String completed) {
        Outcome first = compile(annotation);
        assertEquals(COMPLETE + completed, lastLine(first));

        Outcome second = compile(completed);
        assertEquals(List.of(), second.findings());
        assertFalse(second.notes().get(0).text().contains(COMPLETE), lastLine(second));
        assertEquals(first.imageFiles(), second.imageFiles());
    }

    private void isComplete(String annotation) {
        String note = compile(annotation).notes().get(0).text();
        assertFalse(note.contains(COMPLETE), note);
    }

    @Test
    void aBareAnnotationGetsPortAndSignal() throws Exception {
        main("signal.Notify(c, os.Interrupt)", "http.ListenAndServe(\":8080\", nil)");
        completes("@GoImage", "@GoImage(port = 8080, stopSignal = SIGINT)");
    }

    @Test
    void theMainPackageThatWasTakenIsNamed() throws Exception {
        main("signal.Notify(c, syscall.SIGTERM)");
        isComplete("@GoImage");
        Files.createDirectories(directory.resolve("tools"));
        Files.writeString(directory.resolve("tools/gen.go"), "package main\n\nfunc main() {}\n");
        completes("@GoImage(port = {})", "@GoImage(main = \".\", port = {})");
        isComplete("@GoImage(main = {\".\", \"./tools\"})");

        String note = compile("@GoImage").notes().get(0).text();
        assertTrue(note.contains("\nmain package: ., the one in the module's root\n"), note);
    }

    @Test
    void portsAreSortedAndNamedOnce() throws Exception {
        main(
                "signal.Notify(c, syscall.SIGTERM)",
                "net.Listen(\"tcp\", \":9090\")",
                "net.Listen(\"tcp4\", \"0.0.0.0:9090\")",
                "net.Listen(\"tcp\", \":8080\")",
                "net.ListenPacket(\"udp\", \":9125\")");
        completes("@GoImage()", "@GoImage(port = {8080, 9090}, udpPort = 9125)");
    }

    @Test
    void whatIsWrittenStaysAsItIs() throws Exception {
        main("_ = os.Args", "signal.Notify(c, os.Interrupt)", "http.ListenAndServe(\":8080\", nil)");
        completes("""
                @GoImage(waive = {@Waiver(rule = "UnpinnedBase", reason = "patched \\"weekly\\"", until = "2999-12-31"),
                        @Waiver(rule = "LowUid", reason = "the volume belongs to 1000")},
                    labels = {}, env = {"A=b\\tc", "P=C:\\\\d"}, needs = {AUTO, TMP}, user = 1000, main = ".",
                    name = "orders", base = Base.DISTROLESS_STATIC, stripDebug = false, args = "-v",
                    healthcheck = "-ping", build = @Build(tags = {"a", "b"}, go = "1.26"))""", """
                @GoImage(name = "orders", main = ".", base = DISTROLESS_STATIC, port = 8080, user = 1000, \
                stripDebug = false, needs = {AUTO, TMP}, env = {"A=b\\tc", "P=C:\\\\d"}, labels = {}, args = "-v", \
                stopSignal = SIGINT, healthcheck = "-ping", build = @Build(go = "1.26", tags = {"a", "b"}), \
                waive = {@Waiver(rule = "UnpinnedBase", reason = "patched \\"weekly\\"", until = "2999-12-31"), \
                @Waiver(rule = "LowUid", reason = "the volume belongs to 1000")})""");
    }

    @Test
    void whatIsDecidedIsNotOffered() throws Exception {
        main("signal.Notify(c, os.Interrupt)", "http.ListenAndServe(\":8080\", nil)");
        isComplete("@GoImage(port = {}, stopSignal = SIGINT)");
        isComplete("@GoImage(port = 8080, waive = @Waiver(rule = \"SignalNotHandled\", reason = \"stateless\"))");
    }

    @Test
    void addressesThatNobodyReachesAreNotOffered() throws Exception {
        main("http.ListenAndServe(\"localhost:6060\", nil)", "http.ListenAndServe(address, nil)");
        isComplete("@GoImage");
    }

    @Test
    void thePortOfProfilesIsNotOffered() throws Exception {
        main("http.ListenAndServe(\":6060\", nil)");
        isComplete("@GoImage");
    }

    // ---- what is written stays

    static Stream<Method> members() {
        return Stream.of(GoImage.class, Build.class, HealthcheckOptions.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()));
    }

    /** Of the annotation alone: a value need not make sense. */
    @ParameterizedTest
    @MethodSource("members")
    void aWrittenMemberIsWrittenAgain(Method member) throws Exception {
        main("signal.Notify(c, os.Interrupt)", "http.ListenAndServe(\":8080\", nil)");
        String written = member.getName() + " = " + sample(member);
        String annotation = Map.of(
                        Build.class, "build = @Build(%s)",
                        HealthcheckOptions.class, "healthcheckOptions = @HealthcheckOptions(%s)")
                .getOrDefault(member.getDeclaringClass(), "%s")
                .formatted(written);
        ImageSpec bare = CapturedSpecs.of(directory, "@GoImage").get(0);
        BuildInput input = new ServiceFinder(
                        new Project(directory.toRealPath(), directory.toRealPath()),
                        Optional.empty(),
                        false,
                        ImageFamily.OFFICIAL,
                        Optional.empty())
                .find(bare);

        ImageSpec spec =
                CapturedSpecs.of(directory, "@GoImage(" + annotation + ")").get(0);

        String completed =
                CompletedAnnotation.of(SpecChange.with(spec, CompletedAnnotation.found(spec, (Source) input)));
        assertTrue(completed.contains(annotation), completed);
    }

    private static String sample(Method member) {
        Class<?> type = member.getReturnType();
        if (type == boolean.class) {
            return String.valueOf(!(boolean) member.getDefaultValue());
        }
        return Map.of(
                        String.class, "\"x\"",
                        String[].class, "{\"x\", \"y\"}",
                        int.class, "7",
                        int[].class, "{7, 8}",
                        Base.class, "ALPINE",
                        Need[].class, "TMP",
                        StopSignal.class, "SIGQUIT",
                        Build.class, "@Build(cgo = true)",
                        HealthcheckOptions.class, "@HealthcheckOptions(retries = 5)",
                        Waiver[].class, "@Waiver(rule = \"x\", reason = \"y\", until = \"z\")")
                .get(type);
    }
}
