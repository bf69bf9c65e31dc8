package io.github.goimage.processor.vuln;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Optional;

/** A database in a jar on the processor path, below {@code META-INF/goimage/vulndb/}. */
record ResourceFiles(ClassLoader loader) implements DatabaseFiles {
    private static final String DIRECTORY = "META-INF/goimage/vulndb/";

    /** Returns whether a jar provides a database; if two did, nobody could say which one counts. */
    boolean arePresent() {
        try {
            int found = Collections.list(loader.getResources(DIRECTORY + VulnerabilityDatabase.DATE))
                    .size();
            if (found > 1) {
                throw new UnusableDatabaseException("it occurs " + found + " times on the processor path");
            }
            return found == 1;
        } catch (IOException e) {
            throw new UnusableDatabaseException("it cannot be read");
        }
    }

    @Override
    public Optional<byte[]> read(String name, int most) {
        try (InputStream in = loader.getResourceAsStream(DIRECTORY + name)) {
            return in == null ? Optional.empty() : Optional.of(DatabaseFiles.bounded(in, name, most));
        } catch (IOException e) {
            throw new UnusableDatabaseException(name + " cannot be read");
        }
    }
}
