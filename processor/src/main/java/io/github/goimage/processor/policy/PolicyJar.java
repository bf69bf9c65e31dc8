package io.github.goimage.processor.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar on the processor path with a {@code META-INF/goimage.properties}: the company's settings for all of its
 * repositories.
 *
 * @param path the jar
 * @param name how messages name it; no other policy has the same name
 */
public record PolicyJar(Path path, String name) {
    private static final String FOLDER = "META-INF/";
    static final String FILE = FOLDER + SettingsFile.NAME;

    private static final String MANIFEST = "MANIFEST.MF";
    private static final int LARGEST = 4 << 20;

    /** The version in the name of a Maven artifact: it begins with a digit after a hyphen. */
    private static final Pattern VERSION = Pattern.compile("[^-]*+(?:-[^0-9][^-]*+)*+-([0-9].*)[.]jar");

    /** Returns the name of the file. */
    String fileName() {
        return ProcessorJars.fileName(path);
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
        try (ZipFile jar = new ZipFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(FOLDER + name);
            if (entry == null || entry.isDirectory()) {
                throw new IOException("is not in the jar");
            }
            return read(jar, entry);
        } catch (IllegalArgumentException e) {
            throw new IOException("is in a jar with names that are not UTF-8", e);
        }
    }

    private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("is larger than 4 MiB");
            }
            return bytes;
        }
    }

    /** Returns the version that the manifest says, otherwise the one in the jar's name. */
    Optional<String> version() throws IOException {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(FOLDER + MANIFEST);
            Optional<String> said = entry == null ? Optional.empty() : version(read(jar, entry));
            return said.or(() -> {
                Matcher matcher = VERSION.matcher(fileName());
                return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
            });
        }
    }

    private static Optional<String> version(byte[] manifest) throws IOException {
        return Optional.ofNullable(new Manifest(new ByteArrayInputStream(manifest))
                .getMainAttributes()
                .getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }
}
