package io.github.goimage.processor.spec;

import io.github.goimage.rule.ImageSpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An annotation with other values of some members. */
public final class SpecChange {
    private SpecChange() {}

    /**
     * Returns an annotation in which members are written.
     *
     * @param members value by member, {@code "port"}, {@code "build.tags"}
     */
    public static ImageSpec with(ImageSpec spec, Map<String, Object> members) {
        Set<String> written = new TreeSet<>(spec.written());
        Map<String, Object> values = new HashMap<>();
        Map<String, Map<String, Object>> nested = new HashMap<>();
        members.forEach((member, value) -> {
            written.add(member);
            int dot = member.indexOf('.');
            if (dot < 0) {
                values.put(member, value);
            } else {
                String outer = member.substring(0, dot);
                written.add(outer);
                nested.computeIfAbsent(outer, absent -> new HashMap<>()).put(member.substring(dot + 1), value);
            }
        });
        spec.members().stream()
                .filter(member -> nested.containsKey(member.name()))
                .forEach(member -> values.put(
                        member.name(), copy((Record) member.value(), nested.getOrDefault(member.name(), Map.of()))));
        values.put("written", Set.copyOf(written));
        return copy(spec, values);
    }

    /** Returns a record with other values of some components: a new member of the annotation needs no line here. */
    @SuppressWarnings("unchecked") // The constructor is one of the record's own class.
    private static <R extends Record> R copy(R record, Map<String, Object> values) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] arguments = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                arguments[i] = values.containsKey(name)
                        ? values.get(name)
                        : components[i].getAccessor().invoke(record);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
