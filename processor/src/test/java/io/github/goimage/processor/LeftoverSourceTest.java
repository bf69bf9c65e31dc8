package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.GoImage;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A typed class of an earlier compilation that keeps the compiler from creating it: the message names its file. */
final class LeftoverSourceTest {
    private static final String CLASS = "com.acme.localcache.LocalcacheImage";
    private static final String PAGE = "\nhttps://github.com/goimage/goimage/blob/main/docs/rules/DuplicateImage.md";

    @TempDir
    Path temporary;

    private Path directory;
    private String leftover;

    @BeforeEach
    void compileBefore() throws IOException {
        directory = temporary.toRealPath();
        Outcome outcome = compiler().javac();
        assertTrue(outcome.success(), outcome.messages()::toString);
        leftover = outcome.files().get("com/acme/localcache/LocalcacheImage.java");
    }

    private TestCompiler compiler() {
        return TestCompiler.in(directory).source("pom.xml", "<project/>").annotation("port = 8000");
    }

    /** Where Eclipse's compiler leaves it: in the working directory, which may be that of the sources. */
    @ParameterizedTest
    @ValueSource(strings = {"com/acme/localcache/LocalcacheImage.java", "LocalcacheImage.java"})
    void aSourceAmongThoseThatAreCompiled(String path) {
        assertEquals(
                List.of(finding(path)),
                compiler().source(path, leftover).javac().findingTexts());
    }

    /** It does not tell the file of a class, but that can have only one name below its source directory. */
    @Test
    void aSourceAmongThoseThatEclipseCompiles() {
        String path = "com/acme/localcache/LocalcacheImage.java";

        assertEquals(
                List.of(finding(path)), compiler().source(path, leftover).ecj().findingTexts());
    }

    private static String finding(String path) {
        return "[DuplicateImage] com.acme.localcache @GoImage(name): " + CLASS
                + " is already a class of this compilation: an earlier one left \"" + path + "\"\nfix: delete \"" + path
                + "\"; without -s <directory>, Eclipse's compiler leaves it in the working directory" + PAGE;
    }

    @Test
    void eclipseNamesTheClassOnTheClassPath() {
        String file = "out/com/acme/localcache/LocalcacheImage.class";
        String classPath = JavacProcess.place(GoImage.class) + ":" + TestCompiler.output(directory);

        assertEquals(
                List.of("[DuplicateImage] com.acme.localcache @GoImage(name): " + CLASS
                        + " is already a class of this compilation: an earlier one left \"" + file
                        + "\"\nfix: delete \"" + file
                        + "\"; Eclipse's compiler creates no class that the class path holds already" + PAGE),
                compiler().option("-cp", classPath).ecj().findingTexts());
    }

    /** The class path and the source path may hold it: javac writes another one. */
    @ParameterizedTest
    @ValueSource(strings = {"-cp", "-sourcepath"})
    void javacTakesItsOwn(String option) throws IOException {
        Path place = directory.resolve("earlier/com/acme/localcache/LocalcacheImage.java");
        Files.createDirectories(place.getParent());
        Files.writeString(place, leftover);

        Outcome outcome = compiler()
                .option(option, JavacProcess.place(GoImage.class) + ":" + directory.resolve("earlier"))
                .javac();

        assertTrue(outcome.success(), outcome.messages()::toString);
    }

    @Test
    void aClassOfTheUsersOwnIsNone() {
        Outcome outcome = compiler()
                .source("LocalcacheImage.java", "package com.acme.localcache;\n\nfinal class LocalcacheImage {}\n")
                .javac();

        assertEquals(
                List.of("[DuplicateImage] com.acme.localcache @GoImage(name): " + CLASS
                        + " is already a class of this compilation\nfix: name = \"acme-localcache\", or any name that no"
                        + " other image has" + PAGE),
                outcome.findingTexts());
    }
}
