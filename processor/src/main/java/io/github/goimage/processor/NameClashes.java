package io.github.goimage.processor;

import io.github.goimage.processor.output.TypedClass;
import io.github.goimage.processor.spec.AnnotatedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which images would be written to one place: those of one name, and those whose typed classes are one file. */
final class NameClashes {
    private final Map<String, List<AnnotatedImage>> byName = new HashMap<>();

    /** These are two files with the same name if the file system ignores case, as on macOS and Windows. */
    private final Map<String, List<AnnotatedImage>> byClass = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * What an image shares with another one, so that both are rejected.
     *
     * @param other the other image
     * @param problem what they share, as a sentence about the first
     */
    record Clash(AnnotatedImage other, String problem) {}

    void add(AnnotatedImage image) {
        byName.computeIfAbsent(image.spec().name(), absent -> new ArrayList<>()).add(image);
        if (image.spec().hasValidName()) {
            byClass.computeIfAbsent(className(image), absent -> new ArrayList<>())
                    .add(image);
        }
    }

    /** Returns the clashes of an image with those that were added, itself aside: first those of its name. */
    List<Clash> of(AnnotatedImage image) {
        String name = image.spec().name();
        Stream<Clash> sameName = byName.getOrDefault(name, List.of()).stream()
                .filter(other -> !other.mirror().equals(image.mirror()))
                .map(other -> new Clash(
                        other,
                        "\"" + name + "\" is also the name of an image of package "
                                + other.spec().packageName()));
        if (!image.spec().hasValidName()) {
            return sameName.toList();
        }
        Stream<Clash> sameClass = byClass.getOrDefault(className(image), List.of()).stream()
                .filter(other -> !other.spec().name().equals(name))
                .map(other -> new Clash(other, sameClass(image, other)));
        return Stream.concat(sameName, sameClass).toList();
    }

    /** Returns what an image shares with others, each as a sentence. */
    List<String> problems(AnnotatedImage image) {
        return of(image).stream().map(Clash::problem).toList();
    }

    private static String sameClass(AnnotatedImage image, AnnotatedImage other) {
        String classes = className(image).equals(className(other))
                ? "both produce the class " + className(image)
                : "produce the classes " + className(image) + " and " + className(other)
                        + ", which differ only in case";
        return "\"" + image.spec().name() + "\" and \"" + other.spec().name() + "\" " + classes;
    }

    private static String className(AnnotatedImage image) {
        return TypedClass.qualifiedName(image.spec());
    }
}
