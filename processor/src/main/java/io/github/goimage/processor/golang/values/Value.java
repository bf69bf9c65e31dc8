package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.Place;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A string that an expression can have.
 *
 * @param text of at most 4096 characters; a longer one is cut
 * @param place of the literal that says it, or says most of it
 * @param settings what replaces it
 * @param kind what sort of string it is
 */
public record Value(String text, Place place, Set<Setting> settings, Kind kind) {
    /** What is to be thought of a string. */
    public enum Kind {
        /** It stands in the code. */
        WRITTEN,
        /** It holds an unset variable of the environment: if there are other values, they are meant. */
        UNSET,
        /** It begins with the user's home directory, or one below it, as a variable: {@code $HOME/.app}. */
        HOME,
        /** It holds the path of a source file, which is that of the machine that compiled it. */
        SOURCE_FILE
    }

    /** No path or address is longer. Each variable may name the one before it twice: a text would have no bound. */
    private static final int LONGEST = 4096;

    public Value {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    static Value written(String text, Place place) {
        return new Value(text, place, Set.of(), Kind.WRITTEN);
    }

    static Value unset(Place place, Set<Setting> settings) {
        return new Value("", place, settings, Kind.UNSET);
    }

    Value with(Set<Setting> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<Setting> all = new LinkedHashSet<>(settings);
        all.addAll(more);
        return new Value(text, place, Set.copyOf(all), kind);
    }

    /** Returns the same, as one that is not meant: what is put together with an empty text is no path. */
    Value unset() {
        return new Value(text, place, settings, Kind.UNSET);
    }

    Value withText(String other) {
        return new Value(other, place, other.equals(text) ? settings : parts(settings, text), kind);
    }

    private static Set<Setting> parts(Set<Setting> settings, String text) {
        return settings.isEmpty()
                ? settings
                : settings.stream()
                        .map(setting -> setting instanceof Setting.Part ? setting : new Setting.Part(setting, text))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns this text followed by another one. */
    Value followedBy(Value other) {
        Kind both = kind == Kind.UNSET || other.kind == Kind.UNSET
                ? Kind.UNSET
                : kind == Kind.SOURCE_FILE || other.kind == Kind.SOURCE_FILE
                        ? Kind.SOURCE_FILE
                        : kind == Kind.HOME || other.kind == Kind.HOME ? Kind.HOME : Kind.WRITTEN;
        Place longer = text.length() >= other.text.length() ? place : other.place;
        return new Value(text + other.text, longer, other.text.isEmpty() ? settings : parts(settings, text), both)
                .with(text.isEmpty() ? other.settings : parts(other.settings, other.text));
    }

    /**
     * Returns whether another string is meant, if there is one: the zero value, or what the environment does not have.
     */
    boolean isPlaceholder() {
        return kind == Kind.UNSET || text.isEmpty();
    }

    /** Returns whether the code says all of it. */
    public boolean isWritten() {
        return kind == Kind.WRITTEN;
    }
}
