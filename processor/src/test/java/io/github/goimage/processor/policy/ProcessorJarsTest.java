package io.github.goimage.processor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessorJarsTest {
    private static final String DATABASE = "goimage/vulndb/index/db.json";

    @TempDir
    Path directory;

    private Path jar(String name, String file) throws IOException {
        Path jar = directory.resolve(name);
        Files.createDirectories(jar.getParent());
        return TestJar.make(jar, "", Map.of(file, ""));
    }

    private static URLClassLoader loader(@Nullable ClassLoader parent, Path... places) throws IOException {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        return new URLClassLoader(urls, parent);
    }

    private static ProcessorJars jars(Path... places) throws IOException {
        try (URLClassLoader loader = loader(null, places)) {
            return ProcessorJars.of(loader);
        }
    }

    private static List<String> names(ProcessorJars jars) {
        return Stream.of(
                        jars.policies().stream().map(PolicyJar::name),
                        jars.databases().stream().map(each -> each.place()),
                        jars.unreadable().stream())
                .flatMap(each -> each)
                .toList();
    }

    @Test
    void findsPoliciesAndDatabases() throws IOException {
        Path policy = jar("z/a.jar", SettingsFile.NAME);
        Path database = jar("database.jar", DATABASE);
        assertEquals(
                List.of("a.jar", "b.jar", "database.jar!/META-INF/goimage/vulndb/"),
                names(jars(database, jar("b.jar", SettingsFile.NAME), policy, jar("other.jar", "x"))));
    }

    @Test
    void jarsOfOneFileNameHaveTwoNames() throws IOException {
        Path one = jar("com/acme/policy/1/policy-1.jar", SettingsFile.NAME);
        Path other = jar("com/other/policy/1/policy-1.jar", SettingsFile.NAME);
        assertEquals(
                List.of("acme/policy/1/policy-1.jar", "other/policy/1/policy-1.jar"), names(jars(other, one, one)));
    }

    @Test
    void aDirectoryIsNone() throws IOException {
        for (String file : List.of(SettingsFile.NAME, DATABASE)) {
            Path written = directory.resolve("classes/META-INF").resolve(file);
            Files.createDirectories(written.getParent());
            Files.createFile(written);
        }
        assertTrue(jars(directory.resolve("classes")).isEmpty());
    }

    @Test
    void whatAParentHasIsNone() throws IOException {
        Path policy = jar("policy.jar", SettingsFile.NAME);
        Path database = jar("database.jar", DATABASE);
        try (URLClassLoader parent = loader(null, policy, database);
                URLClassLoader loader = loader(parent, jar("processor.jar", "x"))) {
            assertTrue(ProcessorJars.of(loader).isEmpty());
            assertTrue(ProcessorJars.of(new ClassLoader(parent) {}).isEmpty());
        }
    }

    /** What is absent, or has no name of a jar, a compiler leaves out as well; native libraries come that way. */
    @Test
    void aJarThatCannotBeOpenedIsTold() throws IOException {
        Path cut = Files.write(directory.resolve("cut.JAR"), new byte[] {'P', 'K'});
        Path library = Files.write(directory.resolve("native.so"), new byte[] {'E', 'L', 'F'});
        assertEquals(List.of("cut.JAR"), names(jars(cut, library, directory.resolve("absent.jar"))));
    }
}
