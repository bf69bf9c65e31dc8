package io.github.goimage.processor.hostile;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.HealthcheckOptions;
import io.github.goimage.Waiver;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.WaiverSpec;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Specs as the compiler would read them, built from written members by reflection, so that a new member of the
 * annotation is there at once. A member's path is {@code "env"}, {@code "build.stamp"}, {@code "waive.reason"}.
 */
public final class Specs {
    private Specs() {}

    /** The paths of all members that hold strings. */
    public static List<String> stringMembers() {
        return members().entrySet().stream()
                .filter(member -> List.of(String.class, String[].class)
                        .contains(member.getValue().getReturnType()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All members but those that hold annotations, by path. */
    public static Map<String, Method> members() {
        Map<String, Method> members = new TreeMap<>();
        Stream.of(GoImage.class.getDeclaredMethods())
                .filter(member ->
                        !List.of("healthcheckOptions", "build", "waive").contains(member.getName()))
                .forEach(member -> members.put(member.getName(), member));
        Stream.of(HealthcheckOptions.class.getDeclaredMethods())
                .forEach(member -> members.put("healthcheckOptions." + member.getName(), member));
        Stream.of(Build.class.getDeclaredMethods()).forEach(member -> members.put("build." + member.getName(), member));
        Stream.of(Waiver.class.getDeclaredMethods())
                .forEach(member -> members.put("waive." + member.getName(), member));
        return members;
    }

    /** Whether a member is an array. */
    static boolean isArray(String member) {
        return members().get(member).getReturnType().isArray();
    }

    /** The spec of an annotation with these members written, as their records hold them. */
    static ImageSpec of(String packageName, Map<String, Object> written) {
        return record(ImageSpec.class, (name, type) -> switch (name) {
            case "packageName" -> packageName;
            case "index" -> 0;
            case "repeated" -> false;
            case "written" -> written(written);
            case "name" -> written.getOrDefault("name", ImageSpec.defaultName(packageName));
            case "healthcheckOptions" ->
                record(
                        HealthcheckOptionsSpec.class,
                        (member, ignored) -> value(written, "healthcheckOptions.", HealthcheckOptions.class, member));
            case "build" -> record(BuildSpec.class, (member, ignored) -> value(written, "build.", Build.class, member));
            case "waive" -> waivers(written);
            default -> value(written, "", GoImage.class, name);
        });
    }

    private static Set<String> written(Map<String, Object> members) {
        Set<String> written = new HashSet<>();
        for (String member : members.keySet()) {
            if (member.startsWith("waive.")) {
                written.add("waive");
            } else {
                written.add(member);
                if (member.contains(".")) {
                    written.add(member.substring(0, member.indexOf('.')));
                }
            }
        }
        return written;
    }

    private static List<WaiverSpec> waivers(Map<String, Object> written) {
        return written.keySet().stream().anyMatch(member -> member.startsWith("waive."))
                ? List.of(record(WaiverSpec.class, (member, ignored) -> value(written, "waive.", Waiver.class, member)))
                : List.of();
    }

    private static Object value(
            Map<String, Object> written, String prefix, Class<? extends Annotation> annotation, String member) {
        if (written.containsKey(prefix + member)) {
            return written.get(prefix + member);
        }
        try {
            Object absent = annotation.getDeclaredMethod(member).getDefaultValue();
            return absent.getClass().isArray() ? list(absent) : absent;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(annotation + " has no member " + member, e);
        }
    }

    private static List<Object> list(Object array) {
        return new ArrayList<>(IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> Array.get(array, i))
                .toList());
    }

    /** Returns the constant of the record's own enum for one of the annotation's. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object ofType(Type type, Object value) {
        if (type instanceof ParameterizedType list && value instanceof List<?> all) {
            return all.stream()
                    .map(each -> ofType(list.getActualTypeArguments()[0], each))
                    .toList();
        }
        return value instanceof Enum<?> constant ? Enum.valueOf((Class) type, constant.name()) : value;
    }

    private static <R extends Record> R record(Class<R> type, BiFunction<String, Class<?>, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component ->
                        ofType(component.getGenericType(), values.apply(component.getName(), component.getType())))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type + " of " + Arrays.toString(arguments), e);
        }
    }
}
