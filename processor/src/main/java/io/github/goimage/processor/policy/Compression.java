package io.github.goimage.processor.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the bake file's layers are compressed.
 *
 * @see <a href="https://docs.docker.com/build/exporters/#compression">BuildKit's exporters</a>
 */
public enum Compression {
    /** What every registry and every container runtime reads. */
    GZIP,
    /** Smaller and faster; not every runtime reads it. */
    ZSTD;

    /** Returns how it is written, {@code "gzip"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what a word stands for. */
    static Optional<Compression> of(String word) {
        return Stream.of(values())
                .filter(compression -> compression.word().equals(word))
                .findFirst();
    }
}
