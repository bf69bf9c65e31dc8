package io.github.goimage.processor.rule;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoOutputDirectoryTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(NoOutputDirectory.class, directory);
    }

    @Test
    void refusesACompilationWithoutOutput() {
        tester.withoutOutput();
        tester.compile("port = 8000").hasError(1, 1, """
                [NoOutputDirectory] com.acme.localcache @GoImage(): the compiler was given no output directory
                fix: javac -d <directory> …, with a directory that can be written
                https://github.com/goimage/goimage/blob/main/docs/rules/NoOutputDirectory.md""");
    }

    @Test
    void acceptsAnOutput() {
        tester.accepts("port = 8000");
    }
}
