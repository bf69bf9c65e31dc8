package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same annotation on javac and on Eclipse's compiler: the same words, the same files. */
final class CompilersTest {
    private static final String PRIVILEGED = """
            [PrivilegedPort] com.acme.localcache @GoImage(port): port 80 is below 1024; non-root processes cannot bind it on every runtime
            fix: port = 8080
            https://github.com/goimage/goimage/blob/main/docs/rules/PrivilegedPort.md""";

    @TempDir
    Path directory;

    @Test
    void anErrorReadsTheSame() {
        Outcome javac =
                TestCompiler.in(directory.resolve("a")).annotation("port = 80").javac();
        Outcome ecj =
                TestCompiler.in(directory.resolve("b")).annotation("port = 80").ecj();

        assertEquals(List.of(new Message(Kind.ERROR, 1, 17, PRIVILEGED)), javac.messages());
        assertEquals(List.of(PRIVILEGED), ecj.findingTexts());
        assertFalse(javac.success());
        assertFalse(ecj.success());
        assertEquals(Map.of(), javac.files());
        assertEquals(Map.of(), ecj.files());
    }

    @Test
    void theFilesAreTheSame() {
        Outcome javac = TestCompiler.in(directory.resolve("a"))
                .annotation("port = 8000")
                .javac();
        Outcome ecj = TestCompiler.in(directory.resolve("b"))
                .annotation("port = 8000")
                .ecj();

        assertTrue(javac.success());
        assertTrue(ecj.success(), ecj.messages()::toString);
        assertEquals(javac.files().keySet(), ecj.files().keySet());
        javac.files().forEach((path, text) -> assertEquals(text, ecj.files().get(path), path));
        assertEquals(5, javac.files().size(), javac.files().keySet()::toString);
    }
}
