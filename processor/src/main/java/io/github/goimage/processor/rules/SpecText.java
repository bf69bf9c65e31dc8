package io.github.goimage.processor.rules;

import io.github.goimage.rule.AnnotationSpec;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.ImageSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A string of an annotation and its place, for rules about any string.
 *
 * @param path where it stands
 * @param value the string
 */
record SpecText(AttributePath path, String value) {
    /** Returns all strings of an annotation, in the order of its members. */
    static List<SpecText> of(ImageSpec spec) {
        return of(AttributePath.IMAGE, spec);
    }

    private static List<SpecText> of(AttributePath path, Object value) {
        List<SpecText> texts = new ArrayList<>();
        add(texts, path, value);
        return texts;
    }

    /** Adds what a member holds. A new kind of value could hold a string, so it is rejected here. */
    private static void add(List<SpecText> texts, AttributePath path, Object value) {
        if (value instanceof String text) {
            texts.add(new SpecText(path, text));
        } else if (value instanceof AnnotationSpec annotation) {
            annotation.members().forEach(member -> add(texts, path.member(member.name()), member.value()));
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                add(texts, path.element(i, elements.size()), elements.get(i));
            }
        } else if (!(value instanceof Integer || value instanceof Boolean || value instanceof Enum)) {
            throw new IllegalStateException(path + " is a " + value.getClass());
        }
    }

    /** Returns the strings of one array member of {@code @Build}. */
    static List<SpecText> build(String member, List<String> values) {
        return of(AttributePath.of("build").member(member), values);
    }

    /** Returns the strings of one array member. */
    static List<SpecText> of(String member, List<String> values) {
        return of(AttributePath.of(member), values);
    }
}
