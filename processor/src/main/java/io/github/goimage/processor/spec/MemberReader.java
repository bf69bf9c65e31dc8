package io.github.goimage.processor.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Typed reading of what is written in one annotation. A value of another type than the member's is an unresolved
 * constant: compilers pass it as the String {@code "<error>"}, whatever the member's type.
 */
public final class MemberReader {
    private static final String UNRESOLVED = "<error>";

    private final Map<String, AnnotationValue> values = new LinkedHashMap<>();

    /** Looks at what is written in {@code mirror}; defaults are not read. */
    public MemberReader(AnnotationMirror mirror) {
        mirror.getElementValues()
                .forEach((member, value) -> values.put(member.getSimpleName().toString(), value));
    }

    /** Returns whether the annotation has the type of this qualified name. */
    public static boolean isOfType(AnnotationMirror mirror, String qualifiedName) {
        return mirror.getAnnotationType().asElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals(qualifiedName);
    }

    Set<String> written() {
        return values.keySet();
    }

    boolean isWritten(String member) {
        return values.containsKey(member);
    }

    /** Returns the value of a member, if one is written. */
    public Optional<AnnotationValue> value(String member) {
        return Optional.ofNullable(values.get(member));
    }

    String string(String member, String absent) {
        return value(member).map(value -> string(member, value)).orElse(absent);
    }

    int integer(String member, int absent) {
        return value(member).map(value -> value(member, value, Integer.class)).orElse(absent);
    }

    boolean bool(String member, boolean absent) {
        return value(member).map(value -> value(member, value, Boolean.class)).orElse(absent);
    }

    <E extends Enum<E>> E constant(String member, Class<E> type, E absent) {
        return value(member).map(value -> constant(member, value, type)).orElse(absent);
    }

    Optional<AnnotationMirror> annotation(String member) {
        return value(member).map(value -> value(member, value, AnnotationMirror.class));
    }

    List<String> strings(String member) {
        return elements(member).stream().map(value -> string(member, value)).toList();
    }

    List<Integer> ints(String member) {
        return elements(member).stream()
                .map(value -> value(member, value, Integer.class))
                .toList();
    }

    <E extends Enum<E>> List<E> constants(String member, Class<E> type, List<E> absent) {
        return isWritten(member)
                ? elements(member).stream()
                        .map(value -> constant(member, value, type))
                        .toList()
                : absent;
    }

    List<AnnotationMirror> annotations(String member) {
        return elements(member).stream()
                .map(value -> value(member, value, AnnotationMirror.class))
                .toList();
    }

    /** Returns the elements of an array member; a single value counts as an array of one, as in source. */
    public static List<AnnotationValue> elements(AnnotationValue value) {
        if (!(value.getValue() instanceof List<?> list)) {
            return List.of(value);
        }
        List<AnnotationValue> elements = new ArrayList<>();
        list.forEach(element -> elements.add((AnnotationValue) element));
        return elements;
    }

    private List<AnnotationValue> elements(String member) {
        return value(member).map(MemberReader::elements).orElse(List.of());
    }

    private static String string(String member, AnnotationValue value) {
        String string = value(member, value, String.class);
        if (string.equals(UNRESOLVED) && !isLiteral(value)) {
            throw new UnresolvedValueException(member);
        }
        return string;
    }

    /**
     * Returns whether that word was written: toString() returns a literal with its quotes, and javac's unresolved
     * constant has none. Eclipse's compiler quotes both, and the word is rarer than a generated constant.
     */
    private static boolean isLiteral(AnnotationValue value) {
        return value.toString().startsWith("\"") && !value.getClass().getName().startsWith("org.eclipse.");
    }

    private static <E extends Enum<E>> E constant(String member, AnnotationValue value, Class<E> type) {
        String name =
                value(member, value, VariableElement.class).getSimpleName().toString();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalStateException("goimage-annotations has " + type.getSimpleName() + "." + name
                + ", which this goimage-processor does not know; use the same version of both");
    }

    private static <T> T value(String member, AnnotationValue value, Class<T> type) {
        if (!type.isInstance(value.getValue())) {
            throw new UnresolvedValueException(member);
        }
        return type.cast(value.getValue());
    }
}
