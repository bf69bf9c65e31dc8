package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.HealthcheckOptions;
import io.github.goimage.Waiver;
import io.github.goimage.processor.TestCompiler;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No string of the annotation gets past the gate that the writer's escapes rely on: a new member is found by
 * reflection.
 */
final class SpecTextTest {
    @TempDir
    Path directory;

    /** {@code name = "…"} for each member of type String or String[], also in {@code build} and {@code waive}. */
    static Stream<String> members() {
        return Stream.of(
                        strings(GoImage.class, member -> member),
                        strings(Build.class, member -> "build = @Build(" + member + ")"),
                        strings(
                                HealthcheckOptions.class,
                                member -> "healthcheckOptions = @HealthcheckOptions(" + member + ")"),
                        strings(Waiver.class, SpecTextTest::waiver))
                .flatMap(members -> members);
    }

    private static Stream<String> strings(Class<?> annotation, UnaryOperator<String> written) {
        return Arrays.stream(annotation.getDeclaredMethods())
                .filter(member -> List.of(String.class, String[].class).contains(member.getReturnType()))
                .map(Method::getName)
                .sorted()
                .map(name -> written.apply(name + " = \"a\\n=b\""));
    }

    private static String waiver(String member) {
        String rule = member.startsWith("rule") ? "" : "rule = \"LowUid\", ";
        String reason = member.startsWith("reason") ? "" : "reason = \"why\", ";
        return "waive = @Waiver(" + rule + reason + member + ")";
    }

    @Test
    void thereAreMembers() {
        assertTrue(members().count() > 20);
    }

    @ParameterizedTest
    @MethodSource("members")
    void aLineFeedIsRefusedInEveryString(String member) {
        List<String> findings =
                TestCompiler.in(directory).annotation(member).read().findingTexts();
        assertTrue(findings.stream().anyMatch(text -> text.startsWith("[ControlCharacter]")), findings::toString);
    }
}
