package io.github.goimage.processor.vuln;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A database in a zip file, such as {@code vuln.go.dev/vulndb.zip}, or in a folder of one. Nothing is unpacked to disk.
 * Names that would leave a directory, or that occur twice, make the whole file unusable, because they are no accident.
 */
final class ZipFiles implements DatabaseFiles {
    /** The published one of 2026 has 3 MB; a jar may hold a company's rules as well. */
    private static final int LARGEST_ZIP = 64 << 20;

    /** The published one of 2026 has 4 294. */
    private static final int MOST_ENTRIES = 50_000;

    private static final int LONGEST_NAME = 256;

    private final ZipFile zip;
    private final String folder;

    private ZipFiles(ZipFile zip, String folder) {
        this.zip = zip;
        this.folder = folder;
    }

    /**
     * Opens a zip file.
     *
     * @param folder the database's root: empty, or with {@code /} at its end
     */
    static ZipFiles open(Path file, String folder) {
        try {
            if (Files.size(file) > LARGEST_ZIP) {
                throw new UnusableDatabaseException("it is larger than " + DatabaseFiles.size(LARGEST_ZIP));
            }
            return new ZipFiles(new ZipFile(file.toFile()), folder);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableDatabaseException("it is not a zip file that can be read");
        }
    }

    /** Refuses a zip file of which an entry is hostile, whether or not it would be read. */
    void check() {
        if (zip.size() > MOST_ENTRIES) {
            throw new UnusableDatabaseException("it has more than " + MOST_ENTRIES + " entries");
        }
        Set<String> names = new HashSet<>(2 * zip.size());
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (!name.startsWith(folder)) {
                continue;
            }
            if (name.length() > LONGEST_NAME) {
                throw new UnusableDatabaseException(
                        "it has an entry whose name is longer than " + LONGEST_NAME + " characters");
            }
            if (leavesDirectory(name)) {
                throw new UnusableDatabaseException("it has an entry whose name leads out of it");
            }
            if (!names.add(name)) {
                throw new UnusableDatabaseException("it has two entries of one name");
            }
            if (entry.getSize() < 0 || entry.getSize() > LARGEST_INDEX) {
                throw DatabaseFiles.tooLarge("an entry of it", LARGEST_INDEX);
            }
        }
    }

    private static boolean leavesDirectory(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || (name.contains("..") && List.of(name.split("/", -1)).contains(".."));
    }

    @Override
    public Optional<byte[]> read(String name, int most) {
        ZipEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.getSize() < 0 || entry.getSize() > most) {
            throw DatabaseFiles.tooLarge(name, most);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = new byte[(int) entry.getSize()];
            // An entry may state a wrong size.
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length || in.read() >= 0) {
                throw new UnusableDatabaseException(name + " is not as large as the zip file says");
            }
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            // Java checks it only of a stream of entries.
            if (checksum.getValue() != entry.getCrc()) {
                throw new UnusableDatabaseException(name + " differs from its checksum in the zip file");
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw new UnusableDatabaseException(name + " cannot be read");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException read) {
            // Everything that was wanted has been read.
        }
    }
}
