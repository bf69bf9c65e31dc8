package io.github.goimage.processor.policy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * A jar on the processor path with a {@code META-INF/goimage.properties}: the company's settings for all of its
 * repositories.
 *
 * @param path the jar
 */
public record PolicyJar(Path path) {
    private static final String FOLDER = "META-INF/";
    private static final String FILE = FOLDER + SettingsFile.NAME;
    private static final String JAR = "jar:";
    private static final int LARGEST = 4 << 20;

    /** The version in the name of a Maven artifact: it begins with a digit after a hyphen. */
    private static final Pattern VERSION = Pattern.compile("[^-]*+(?:-[^0-9][^-]*+)*+-([0-9].*)[.]jar");

    /**
     * Returns the jars among a class loader's own places, sorted by name. A directory is none, so that a project's own
     * resources never count, and neither is what the loader's parent has.
     */
    public static List<PolicyJar> of(ClassLoader loader) {
        try {
            List<String> found;
            if (loader instanceof URLClassLoader places) {
                found = strings(places.findResources(FILE));
            } else {
                found = strings(loader.getResources(FILE));
                if (loader.getParent() != null) {
                    found.removeAll(strings(loader.getParent().getResources(FILE)));
                }
            }
            return found.stream()
                    .flatMap(url -> jar(url).stream())
                    .distinct()
                    .sorted(Comparator.comparing(PolicyJar::name).thenComparing(PolicyJar::path))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> strings(Enumeration<?> urls) {
        return Collections.list(urls).stream().map(Object::toString).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Returns the jar of a URL of the form {@code jar:file:/…/policy.jar!/META-INF/goimage.properties}. */
    private static Optional<PolicyJar> jar(String url) {
        try {
            return Optional.of(url)
                    .filter(text -> text.startsWith(JAR + "file:") && text.endsWith("!/" + FILE))
                    .map(text -> Path.of(URI.create(text.substring(JAR.length(), text.length() - FILE.length() - 2))))
                    .filter(Files::isRegularFile)
                    .map(PolicyJar::new);
        } catch (IllegalArgumentException | FileSystemNotFoundException notOfThisMachine) {
            return Optional.empty();
        }
    }

    /** Returns the name of the jar. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** Returns how messages name the file with the settings. */
    String place() {
        return placeOf(SettingsFile.NAME);
    }

    /** Returns how messages name a file beside the settings. */
    String placeOf(String name) {
        return name() + "!/" + FOLDER + name;
    }

    /** Returns the content of the settings. */
    byte[] settings() throws IOException {
        return read(SettingsFile.NAME);
    }

    /** Returns the content of a file that lies beside the settings, of at most 4 MiB. */
    byte[] read(String name) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(FOLDER + name);
            if (entry == null || entry.isDirectory()) {
                throw new IOException("is not in the jar");
            }
            try (InputStream in = jar.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new IOException("is larger than 4 MiB");
                }
                return bytes;
            }
        }
    }

    /** Returns the version that the manifest says, otherwise the one in the jar's name. */
    Optional<String> version() throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            Optional<String> said = Optional.ofNullable(jar.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
            return said.or(() -> {
                Matcher matcher = VERSION.matcher(name());
                return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
            });
        }
    }
}
