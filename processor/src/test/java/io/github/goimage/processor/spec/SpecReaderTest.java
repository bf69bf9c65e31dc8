package io.github.goimage.processor.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.HealthcheckOptions;
import io.github.goimage.Waiver;
import io.github.goimage.rule.AnnotationSpec;
import io.github.goimage.rule.AnnotationSpec.Member;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.WaiverSpec;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every member of the annotations is read, with the annotation's own default: a new one without handling fails here.
 */
final class SpecReaderTest {
    private static final HealthcheckOptionsSpec RETRIES = new HealthcheckOptionsSpec("30s", "30s", "0s", 5);

    private static final BuildSpec GO =
            new BuildSpec("1.26", "", false, List.of(), List.of(), List.of(), List.of(), List.of(), "");

    /** The annotations that are members of {@code @GoImage}, by the member, with the record of each. */
    private static final Map<String, Nested> NESTED = Map.of(
            "healthcheckOptions", new Nested(HealthcheckOptions.class, HealthcheckOptionsSpec.DEFAULT),
            "build", new Nested(Build.class, BuildSpec.DEFAULT));

    private record Nested(Class<? extends Annotation> annotation, Record defaults) {}

    /** Another value than the default, for each member; as it is written, and as it is read. */
    private static final Map<String, Map.Entry<String, Object>> OTHERS = Map.ofEntries(
            Map.entry("name", Map.entry("\"x\"", "x")),
            Map.entry("module", Map.entry("\"x\"", "x")),
            Map.entry("main", Map.entry("{\"./x\", \"y\"}", "[./x, y]")),
            Map.entry("base", Map.entry("ALPINE", "ALPINE")),
            Map.entry("from", Map.entry("\"x\"", "x")),
            Map.entry("port", Map.entry("{1, -2}", "[1, -2]")),
            Map.entry("udpPort", Map.entry("3", "[3]")),
            Map.entry("user", Map.entry("-1", -1)),
            Map.entry("stripDebug", Map.entry("false", false)),
            Map.entry("needs", Map.entry("{}", "[]")),
            Map.entry("files", Map.entry("{\"a\", \"\"}", "[a, ]")),
            Map.entry("env", Map.entry("\"a\"", "[a]")),
            Map.entry("labels", Map.entry("\"a\" + \"b\"", "[ab]")),
            Map.entry("args", Map.entry("{\"a\", \"a\"}", "[a, a]")),
            Map.entry("workdir", Map.entry("\"/x\"", "/x")),
            Map.entry("fixedArgs", Map.entry("\"b\"", "[b]")),
            Map.entry("volumes", Map.entry("\"a\"", "[a]")),
            Map.entry("stopSignal", Map.entry("SIGQUIT", "SIGQUIT")),
            Map.entry("healthcheck", Map.entry("\"a\"", "[a]")),
            Map.entry("healthcheckOptions", Map.entry("@HealthcheckOptions(retries = 5)", RETRIES)),
            Map.entry("healthcheckOptions.interval", Map.entry("\"10s\"", "10s")),
            Map.entry("healthcheckOptions.timeout", Map.entry("\"\"", "")),
            Map.entry("healthcheckOptions.startPeriod", Map.entry("\"x\"", "x")),
            Map.entry("healthcheckOptions.retries", Map.entry("-1", -1)),
            Map.entry(
                    "waive",
                    Map.entry(
                            "@Waiver(rule = \"r\", reason = \"s\")", "[WaiverSpec[rule=r, only=, reason=s, until=]]")),
            Map.entry("build", Map.entry("@Build(go = \"1.26\")", GO)),
            Map.entry("build.go", Map.entry("\"1.27\"", "1.27")),
            Map.entry("build.from", Map.entry("\"x\"", "x")),
            Map.entry("build.cgo", Map.entry("true", true)),
            Map.entry("build.tags", Map.entry("\"a\"", "[a]")),
            Map.entry("build.flags", Map.entry("\"-race\"", "[-race]")),
            Map.entry("build.stamp", Map.entry("{\"a\", \"b\"}", "[a, b]")),
            Map.entry("build.platforms", Map.entry("\"a\"", "[a]")),
            Map.entry("build.privateModules", Map.entry("\"a\"", "[a]")),
            Map.entry("build.prebuilt", Map.entry("\"a\"", "a")));

    @TempDir
    Path directory;

    static Stream<String> members() {
        return Stream.concat(
                names(GoImage.class).stream(),
                NESTED.entrySet().stream()
                        .flatMap(nested -> names(nested.getValue().annotation()).stream()
                                .map(name -> nested.getKey() + "." + name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Base", "Need", "StopSignal"})
    void rulesHaveTheConstantsOfTheAnnotation(String name) throws ClassNotFoundException {
        assertEquals(constants("io.github.goimage." + name), constants("io.github.goimage.rule." + name));
    }

    private static List<String> constants(String type) throws ClassNotFoundException {
        return Stream.of(Class.forName(type).getEnumConstants())
                .map(Object::toString)
                .toList();
    }

    @Test
    void recordsHoldAllMembers() {
        Set<String> besides = Set.of("packageName", "index", "repeated", "written");
        Set<String> image = components(ImageSpec.class);
        image.removeAll(besides);
        assertEquals(names(GoImage.class), image);
        NESTED.values()
                .forEach(nested -> assertEquals(
                        names(nested.annotation()), components(nested.defaults().getClass())));
        assertEquals(names(Waiver.class), components(WaiverSpec.class));
    }

    /** What the guard against break-outs and the completed annotation go through. */
    @Test
    void membersAreTheComponentsOfTheRecords() throws ReflectiveOperationException {
        ImageSpec spec = CapturedSpecs.of(directory, "@GoImage(waive = @Waiver(rule = \"r\", reason = \"s\"))")
                .get(0);

        assertMembers(spec, "packageName", "index", "repeated", "written");
        assertMembers(spec.healthcheckOptions());
        assertMembers(spec.build());
        assertMembers(spec.waive().get(0));
    }

    private static void assertMembers(AnnotationSpec spec, String... besides) throws ReflectiveOperationException {
        List<Member> expected = new ArrayList<>();
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            if (!List.of(besides).contains(component.getName())) {
                expected.add(
                        new Member(component.getName(), component.getAccessor().invoke(spec)));
            }
        }
        assertEquals(expected, spec.members());
    }

    @Test
    void whatIsNotWrittenHasTheAnnotationsDefault() throws ReflectiveOperationException {
        ImageSpec spec = CapturedSpecs.of(directory, "@GoImage").get(0);

        assertEquals(Set.of(), spec.written());
        assertEquals("localcache", spec.name());
        for (String member : names(GoImage.class)) {
            if (!member.equals("name")) {
                assertEquals(
                        String.valueOf(defaultOf(GoImage.class, member)), String.valueOf(value(spec, member)), member);
            }
        }
        assertEquals("", GoImage.class.getMethod("name").getDefaultValue());
    }

    @Test
    void whatIsNotWrittenInANestedAnnotationHasItsDefault() throws ReflectiveOperationException {
        ImageSpec spec = CapturedSpecs.of(
                        directory,
                        "@GoImage(healthcheckOptions = @HealthcheckOptions, build = @Build,"
                                + " waive = @Waiver(rule = \"r\", reason = \"s\"))")
                .get(0);

        assertEquals(Set.of("healthcheckOptions", "build", "waive"), spec.written());
        for (Map.Entry<String, Nested> nested : NESTED.entrySet()) {
            assertEquals(nested.getValue().defaults(), value(spec, nested.getKey()));
        }
        assertEquals(defaultOf(Waiver.class, "until"), spec.waive().get(0).until());
    }

    @ParameterizedTest
    @MethodSource("members")
    void eachMemberIsRead(String path) throws ReflectiveOperationException {
        assertTrue(OTHERS.containsKey(path), path + " is not tested");
        String member = path.substring(path.indexOf('.') + 1);
        String annotation = member.equals(path) ? "" : path.substring(0, path.indexOf('.'));
        String written = member + " = " + OTHERS.get(path).getKey();
        String members = annotation.isEmpty()
                ? written
                : annotation + " = @" + NESTED.get(annotation).annotation().getSimpleName() + "(" + written + ")";

        ImageSpec spec =
                CapturedSpecs.of(directory, "@GoImage(" + members + ")").get(0);

        Set<String> expected = new TreeSet<>(annotation.isEmpty() ? Set.of(path) : Set.of(annotation, path));
        Map.of("build", "build.go", "healthcheckOptions", "healthcheckOptions.retries").entrySet().stream()
                .filter(nested -> nested.getKey().equals(path))
                .forEach(nested -> expected.add(nested.getValue()));
        assertEquals(expected, spec.written());
        assertTrue(spec.isWritten(path));
        Object read = value(holder(spec, annotation), member);
        assertEquals(OTHERS.get(path).getValue().toString(), read.toString());
        ImageSpec bare = CapturedSpecs.of(directory, "@GoImage").get(0);
        assertNotEquals(value(holder(bare, annotation), member), read);
    }

    private static Record holder(ImageSpec spec, String annotation) throws ReflectiveOperationException {
        return annotation.isEmpty() ? spec : (Record) value(spec, annotation);
    }

    @Test
    void repeatedAnnotationsInTheirOrder() {
        List<ImageSpec> specs =
                CapturedSpecs.of(directory, "@GoImage(name = \"b\") @Deprecated @GoImage(name = \"a\", port = 1)");

        assertEquals(List.of("b", "a"), specs.stream().map(ImageSpec::name).toList());
        assertEquals(List.of(0, 1), specs.stream().map(ImageSpec::index).toList());
        assertTrue(specs.stream().allMatch(ImageSpec::repeated));
        assertEquals("com.acme.localcache", specs.get(0).packageName());
    }

    @Test
    void aContainerOfOneIsNoRepetition() {
        ImageSpec spec =
                CapturedSpecs.of(directory, "@GoImages(@GoImage(port = 1))").get(0);

        assertEquals(0, spec.index());
        assertEquals(false, spec.repeated());
    }

    private static Set<String> names(Class<? extends Annotation> annotation) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(annotation.getDeclaredMethods()).map(Method::getName).forEach(names::add);
        return names;
    }

    private static Set<String> components(Class<? extends Record> type) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        return names;
    }

    private static Object value(Record spec, String member) throws ReflectiveOperationException {
        return spec.getClass().getMethod(member).invoke(spec);
    }

    /** Returns the default as a spec would hold it: arrays as lists, a nested annotation as its record. */
    private static Object defaultOf(Class<? extends Annotation> annotation, String member)
            throws ReflectiveOperationException {
        Object value = annotation.getMethod(member).getDefaultValue();
        if (value.getClass().isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                list.add(Array.get(value, i));
            }
            return list;
        }
        for (Nested nested : NESTED.values()) {
            if (nested.annotation().isInstance(value)) {
                for (String name : names(nested.annotation())) {
                    assertEquals(defaultOf(nested.annotation(), name), value(nested.defaults(), name), name);
                }
                return nested.defaults();
            }
        }
        return value;
    }
}
