package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InvalidOptionTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(InvalidOption.class, directory);
    }

    @Test
    void refusesADirectoryThatIsNone() {
        tester.option("-Agoimage.projectDir=nowhere");
        tester.compile("port = 8000")
                .hasError(
                        "",
                        1,
                        1,
                        "-Agoimage.projectDir: \"nowhere\" is not a directory",
                        "-Agoimage.projectDir=<directory that module is relative to>, or no such option");
    }

    @Test
    void refusesNothing() {
        tester.option("-Agoimage.rootDir=");
        tester.compile("port = 8000").isAccepted();
    }

    @Test
    void acceptsADirectory() {
        tester.option("-Agoimage.projectDir=" + directory).option("-Agoimage.rootDir=" + directory);
        tester.accepts("port = 8000");
    }
}
