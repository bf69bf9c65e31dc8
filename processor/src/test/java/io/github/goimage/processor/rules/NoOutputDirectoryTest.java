package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.TestCompiler;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        tester.compile("port = 8000")
                .hasError(
                        "",
                        1,
                        1,
                        "the compiler was given no output directory",
                        "javac -d <directory> …, with a writable directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "portable/Dockerfile", "image.json"})
    void namesADirectoryInThePlaceOfAFile(String file) {
        String path = "out/META-INF/goimage/localcache/" + file;
        tester.file(path + "/mine", "");
        refuses(path + " is a directory, where a file of the image has to be", path + "/mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/goimage", "META-INF/goimage/localcache", "META-INF/goimage/localcache/portable"})
    void namesAFileInThePlaceOfADirectory(String directoryOfImages) {
        String path = "out/" + directoryOfImages;
        tester.file(path, "");
        refuses(path + " is a file, where a directory of images has to be", path);
    }

    private void refuses(String problem, String kept) {
        TestCompiler.Outcome outcome =
                TestCompiler.in(directory).annotation("port = 8000").javac();
        assertEquals(
                List.of("""
                [NoOutputDirectory] com.acme.localcache @GoImage(): %s%s%s
                fix: delete it, or use another output directory: javac -d <directory> …
                https://github.com/goimage/goimage/blob/main/docs/rules/NoOutputDirectory.md""".formatted(directory, File.separator, problem.replace('/', File.separatorChar))),
                outcome.findingTexts());
        assertEquals(Set.of(kept.replaceFirst("out/", "")), outcome.files().keySet());
    }

    @Test
    void acceptsAnOutput() {
        tester.accepts("port = 8000");
    }
}
