package io.github.goimage.processor.vuln;

import java.util.Optional;

/** The files of a database, wherever they lie; open for one batch of reads. */
interface DatabaseFiles extends AutoCloseable {
    /** The published index of 2026 is half a megabyte. */
    int LARGEST_INDEX = 8 << 20;

    /** The longest published report of 2026 is 8 KiB. */
    int LARGEST_REPORT = 64 << 10;

    /**
     * Reads a file; empty if there is none.
     *
     * @param name relative to the database's root, with {@code /}
     * @param most the number of bytes above which the file is rejected
     * @throws UnusableDatabaseException if it is larger, or cannot be read
     */
    Optional<byte[]> read(String name, int most);

    @Override
    default void close() {}

    /** Returns a number of bytes as messages say it. */
    static String size(int bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }

    /** Returns the fault of a file that is larger than any that the database publishes. */
    static UnusableDatabaseException tooLarge(String name, int most) {
        return new UnusableDatabaseException(name + " is larger than " + size(most));
    }
}
