package io.github.goimage.processor.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * A setting as it was written, from one line of a {@code goimage.properties} or one option of the processor.
 *
 * @param key {@code "sync"}, {@code "mirror.docker.io"}
 * @param value what follows it, without the white space around it
 * @param source who sets it
 * @param place where it stands: {@code "goimage.properties:3"}, {@code "-Agoimage.sync"},
 *     {@code "policy-1.0.jar!/META-INF/goimage.properties:3"}
 */
public record Setting(String key, String value, Source source, String place) {

    /** Who sets something; in the order of authority: within what an earlier one allows, a later one counts. */
    public enum Source {
        /** The company, for all repositories: a jar on the processor path. Nothing lowers what it says. */
        JAR,
        /** The company: {@code goimage.properties} in the root directory. Of files, it alone may lower an error. */
        ROOT,
        /** One project: {@code goimage.properties} in the project directory, if that is another directory. */
        PROJECT,
        /** One run of the compiler: {@code -Agoimage.…}. */
        OPTION
    }

    /** Returns the elements of a value that is a list, separated by commas. */
    List<String> words() {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    /** Returns what to call it where it stands: {@code "sync"} in a file, otherwise {@code "-Agoimage.sync"}. */
    public String name() {
        return source == Source.OPTION ? place : key;
    }

    /** Returns how to write it where it stands, with any of other values. */
    public String with(String... values) {
        List<String> lines = Stream.of(values)
                .map(other -> source == Source.OPTION ? place + "=" + other : key + " = " + other)
                .toList();
        int last = lines.size() - 1;
        return last == 0 ? lines.get(0) : String.join(", ", lines.subList(0, last)) + " or " + lines.get(last);
    }

    /** Returns who says it, with an article: the jar, or the file. */
    public String holder() {
        return switch (source) {
            case JAR -> "the policy " + place.substring(0, place.lastIndexOf("!/"));
            case ROOT -> "the " + SettingsFile.NAME + " of the root directory";
            case PROJECT -> "the " + SettingsFile.NAME + " of the project";
            case OPTION -> "the option " + place;
        };
    }
}
