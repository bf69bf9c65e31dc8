package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the two commands that an image asks for, as the note prints them and the Dockerfile's header does. */
final class PrintedCommandsTest {
    private static final String RUN = "docker run --rm --read-only --cap-drop=ALL --security-opt=no-new-privileges ";

    @TempDir
    Path directory;

    @Test
    void passesTheStampsWithTheValuesThatTheyHaveAnyway() throws IOException {
        service("1.26", "var commit = \"none\"\n\nvar version, buildDate string\n");

        assertEquals(
                "docker build --build-arg 'VERSION=dev build' --build-arg COMMIT=none --build-arg BUILD_DATE= ",
                build("build = @Build(stamp = {\"main.version=dev build\", \"main.commit\", \"main.buildDate\"})"));
    }

    /** Without it an engine builds with an older image that it holds, and go stops: "go.mod requires go >= 1.26.9". */
    @Test
    void pullsTheBuilderIfGoModRequiresAPatchRelease() throws IOException {
        service("1.26.9", "");

        assertEquals("docker build --pull ", build(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.26", "1.26.0", "1.25.3", "1.21"})
    void pullsNothingThatAnyImageOfTheTagHas(String go) throws IOException {
        service(go, "");

        assertEquals("docker build ", build(""));
    }

    @Test
    void pullsNothingIfTheAnnotationNamesThePatchRelease() throws IOException {
        service("1.26.9", "");

        assertEquals("docker build ", build("build = @Build(go = \"1.26.9\")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base = Base.ALPINE | sh",
                "base = Base.ALPINE | /bin/sh",
                "base = Base.DEBIAN | bash",
            })
    void runsAnInitProcessBesideProgramsOfTheBase(String member, String program) throws IOException {
        runs(program);

        assertEquals(RUN + "--init ", run(member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"base = Base.SCRATCH | sh", "base = Base.ALPINE | bash", "base = Base.DEBIAN | ffmpeg"})
    void runsNoneForProgramsThatTheBaseLacks(String member, String program) throws IOException {
        runs(program);

        assertEquals(RUN, run(member));
    }

    private void runs(String program) throws IOException {
        service("1.26", "import \"os/exec\"\n\nvar err = exec.Command(\"" + program + "\").Run()\n");
    }

    private void service(String go, String code) throws IOException {
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        Files.writeString(directory.resolve("go.mod"), "module example.com/api\n\ngo " + go + "\n");
        Files.writeString(directory.resolve("main.go"), "package main\n\n" + code + "\nfunc main() {}\n");
    }

    private String build(String members) {
        return command("docker build ", members, "-t ");
    }

    private String run(String members) {
        return command("docker run ", members, "localcache");
    }

    /** Returns a command up to a word, as both places have it. */
    private String command(String beginning, String members, String end) {
        TestCompiler.Outcome outcome =
                TestCompiler.in(directory).annotation(members).read();
        List<String> commands = Stream.concat(
                        outcome.notes().get(0).text().lines(),
                        outcome.file("localcache", "Dockerfile").lines().map(line -> line.replaceFirst("^# ", "")))
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(0, line.indexOf(end)))
                .distinct()
                .toList();
        assertEquals(1, commands.size(), commands::toString);
        return commands.get(0);
    }
}
