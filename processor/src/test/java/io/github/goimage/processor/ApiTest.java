package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.Base;
import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.GoImages;
import io.github.goimage.HealthcheckOptions;
import io.github.goimage.Need;
import io.github.goimage.StopSignal;
import io.github.goimage.Waiver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users write: the annotations, their members with defaults, and the constants. docs/versioning.md promises it, so
 * a change that shows here belongs into the changelog, and api.txt is then written by hand.
 */
final class ApiTest {
    private static final List<Class<?>> TYPES = List.of(
            Base.class,
            Build.class,
            GoImage.class,
            GoImages.class,
            HealthcheckOptions.class,
            Need.class,
            StopSignal.class,
            Waiver.class);

    @Test
    void isAsPromised() throws IOException {
        try (InputStream in = ApiTest.class.getResourceAsStream("/api.txt")) {
            String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(
                    expected,
                    String.join("\n", TYPES.stream().flatMap(ApiTest::lines).toList()) + "\n");
        }
    }

    private static Stream<String> lines(Class<?> type) {
        Stream<String> members = type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Object::toString)
                : Arrays.stream(type.getDeclaredMethods()).map(ApiTest::line).sorted();
        String kind = type.isEnum() ? "enum " : "@interface ";
        return Stream.concat(Stream.of(kind + type.getName() + meta(type)), members.map(member -> "    " + member));
    }

    /** Returns where an annotation may stand, and how long it stays. */
    private static String meta(Class<?> type) {
        return type.isEnum()
                ? ""
                : " " + Arrays.toString(type.getAnnotation(Target.class).value()) + " "
                        + type.getAnnotation(Retention.class).value();
    }

    private static String line(Method member) {
        Object value = member.getDefaultValue();
        return member.getReturnType().getSimpleName() + " " + member.getName()
                + (value == null ? "" : " = " + text(value));
    }

    private static String text(Object value) {
        if (value instanceof Annotation annotation) {
            return "@" + annotation.annotationType().getSimpleName();
        }
        if (!value.getClass().isArray()) {
            return value instanceof String ? "\"" + value + "\"" : value.toString();
        }
        return Stream.iterate(0, i -> i < Array.getLength(value), i -> i + 1)
                .map(i -> text(Array.get(value, i)))
                .toList()
                .toString();
    }
}
