package io.github.goimage.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files behind the URIs that compilers hand out. */
final class CompilerSourcesTest {
    private static final String SOURCE = "api/src/main/java/com/acme/api/package-info.java";

    @TempDir
    Path directory;

    @Test
    void aFile() {
        Path file = directory.resolve(SOURCE);

        assertEquals(Optional.of(file), path(file.toUri(), directory));
    }

    /** As seen with sbt 1.13.0 and Mill 1.1.5. */
    @Test
    void zincsIds() throws IOException {
        Path file = directory.resolve(SOURCE);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Path elsewhere = directory.resolve("elsewhere");

        assertEquals(Optional.of(file), path(URI.create("vf://tmp/$%7BBASE%7D/" + SOURCE), directory));
        assertEquals(Optional.of(file), path(URI.create("vf://tmp/" + file), elsewhere));
        assertEquals(Optional.empty(), path(URI.create("vf://tmp/$%7BBASE%7D/" + SOURCE), elsewhere));
        assertEquals(Optional.empty(), path(URI.create("vf://tmp/$%7BOTHER%7D/" + SOURCE), directory));
    }

    private static Optional<Path> path(URI uri, Path workingDirectory) {
        return CompilerSources.path(new SimpleJavaFileObject(uri, Kind.SOURCE) {}, workingDirectory);
    }
}
