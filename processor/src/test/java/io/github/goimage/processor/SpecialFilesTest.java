package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pipes, sockets and devices among the files: a reader of one would wait for ever, or read without end. */
@DisabledOnOs(OS.WINDOWS)
final class SpecialFilesTest {
    @TempDir
    Path directory;

    /** Neither a file nor a directory. */
    enum Kind {
        PIPE,
        SOCKET,
        /** One of zeros without end. Takes root to make. */
        DEVICE
    }

    @BeforeEach
    void setUp() throws IOException {
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
        Files.writeString(directory.resolve("go.mod"), "module example.com/api\n\ngo 1.26\n");
        Files.writeString(directory.resolve("main.go"), "package main\n\nfunc main() {}\n");
        Files.createDirectories(directory.resolve("web"));
    }

    private void make(Kind kind, String path) throws IOException, InterruptedException {
        String file = directory.resolve(path).toString();
        Files.deleteIfExists(directory.resolve(path));
        switch (kind) {
            case PIPE ->
                assertEquals(0, new ProcessBuilder("mkfifo", file).start().waitFor());
            case SOCKET -> {
                try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    channel.bind(UnixDomainSocketAddress.of(file));
                }
            }
            case DEVICE ->
                assumeTrue(
                        new ProcessBuilder("mknod", file, "c", "1", "5").start().waitFor() == 0, "takes root");
        }
    }

    private Outcome compile(String members) {
        return TestCompiler.in(directory).annotation(members).javac();
    }

    @ParameterizedTest
    @EnumSource
    void besideWhatIsBuiltItIsNoMatter(Kind kind) throws Exception {
        Files.writeString(directory.resolve("web/index.html"), "x");
        Outcome without = compile("files = \"web\"");
        make(kind, "special");
        make(kind, "web/special");
        make(kind, "web/id_rsa.pub");
        make(kind, "default");

        Outcome outcome = compile("files = \"web\"");

        assertEquals(List.of(), outcome.findings());
        assertEquals(without.files(), outcome.files());
    }

    @ParameterizedTest
    @CsvSource({
        "go.mod, MalformedModule",
        "x.go, MalformedModule",
        "goimage.properties, InvalidSetting",
        "goimage.lock, MalformedLock",
        "web/special, EmbedMissing",
    })
    void inThePlaceOfAFileThatIsReadItIsOneError(String path, String rule) throws Exception {
        if (rule.equals("EmbedMissing")) {
            Files.writeString(directory.resolve("main.go"), """
                    package main

                    import _ "embed"

                    //go:embed %s
                    var text string

                    func main() {}
                    """.formatted(path));
        }
        for (Kind kind : Kind.values()) {
            make(kind, path);

            Outcome outcome = compile("");

            assertEquals(List.of("[" + rule + "]"), rules(outcome), () -> kind + ": " + outcome.messages());
            assertFalse(outcome.success());
        }
    }

    @ParameterizedTest
    @EnumSource
    void inFilesItIsNone(Kind kind) throws Exception {
        make(kind, "web/special");

        assertEquals(List.of("[FileMissing]"), rules(compile("files = \"web/special\"")));
    }

    private static List<String> rules(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.headline().replaceFirst(" .*", ""))
                .toList();
    }
}
