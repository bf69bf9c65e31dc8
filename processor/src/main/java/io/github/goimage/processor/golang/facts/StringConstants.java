package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.golang.source.DeclarationParser;
import io.github.goimage.processor.golang.source.GoLexemes;
import io.github.goimage.processor.golang.source.Place;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The package-level constants of a package that are string literals. Its files are read when the first constant is
 * requested, and only those that contain its name as a word are parsed: most names are variables of the function that
 * asks.
 */
final class StringConstants {
    private final List<SourceFile> files;
    private final Map<String, Optional<String>> values = new HashMap<>();

    StringConstants(List<SourceFile> files) {
        this.files = files;
    }

    /** Returns a constant's value. Several threads may ask; each file is read and parsed at most once. */
    synchronized Optional<String> valueOf(String name) {
        return values.computeIfAbsent(name, this::find);
    }

    private Optional<String> find(String name) {
        byte[] word = name.getBytes(StandardCharsets.UTF_8);
        return files.stream()
                .filter(file -> GoLexemes.holdsWord(file.source(), word))
                .flatMap(file -> Optional.ofNullable(file.literals().get(name)).stream())
                .findFirst();
    }

    /** A file of the package; it is not thread-safe by itself. */
    static final class SourceFile {
        private final Place place;
        private final Supplier<byte[]> reader;
        private byte @Nullable [] source;
        private @Nullable Map<String, String> literals;

        /** Creates it for a place, whose line is ignored. */
        SourceFile(Place place, Supplier<byte[]> reader) {
            this.place = place;
            this.reader = reader;
        }

        private byte[] source() {
            if (source == null) {
                source = reader.get();
            }
            return Objects.requireNonNull(source);
        }

        private Map<String, String> literals() {
            if (literals == null) {
                literals = parse();
            }
            return literals;
        }

        private Map<String, String> parse() {
            Map<String, String> found = new HashMap<>();
            for (Declaration declaration : DeclarationParser.parse(source(), place)) {
                if (declaration.constant()) {
                    declaration.literal().ifPresent(value -> found.put(declaration.name(), value));
                }
            }
            return found;
        }
    }
}
