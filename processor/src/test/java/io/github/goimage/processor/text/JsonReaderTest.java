package io.github.goimage.processor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
    private static List<String> strings(String text) {
        List<String> strings = new ArrayList<>();
        JsonReader.read(
                "a.json", text.getBytes(StandardCharsets.UTF_8), json -> json.array(() -> strings.add(json.string())));
        return strings;
    }

    @Test
    void readsStrings() {
        assertEquals(
                List.of("", "ä\"\\/\b\f\n\r\t\u20ac\ud83d\ude00", "x"),
                strings(" [ \"\" ,\n\"ä\\\"\\\\\\/\\b\\f\\n\\r\\t\\u20AC\\ud83d\\ude00\",\"x\"]\t"));
    }

    @Test
    void takesNullForNothing() {
        assertEquals(List.of(""), strings("[null]"));
        assertEquals(List.of(), strings("null"));
        assertEquals(List.of(), strings("[]"));
    }

    @Test
    void skipsWhatNobodyAsksFor() {
        List<String> read = new ArrayList<>();
        String text = "{\"a\":{\"b\":[1,-2.5e+3,true,false,null,{}],\"c\":\"}\"},\"d\":\"wanted\",\"e\":[[]]}";
        JsonReader.read(
                "a.json",
                text.getBytes(StandardCharsets.UTF_8),
                json -> json.object(member -> {
                    if (member.equals("d")) {
                        read.add(json.string());
                    }
                }));
        assertEquals(List.of("wanted"), read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[\"a\"",
                "[\"a\",]",
                "[\"a\" \"b\"]",
                "[\"a\"]]",
                "[\"a\"] x",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[\"\\u12",
                "[\"a\nb\"]",
                "[1]",
                "{\"a\":\"b\"}",
                "[\"a",
                "[\"\\"
            })
    void refusesWhatIsNoListOfStrings(String text) {
        assertThrows(MalformedJsonException.class, () -> strings(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "+1",
                "1.",
                ".5",
                "tru",
                "nulll",
                "1e",
                "NaN",
                "",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{Xid\":1}",
                "{\"id\":1,Xid\":1}"
            })
    void refusesToSkipWhatIsNoJson(String value) {
        byte[] text = ("{\"a\":" + value + "}").getBytes(StandardCharsets.UTF_8);
        assertThrows(
                MalformedJsonException.class, () -> JsonReader.read("a.json", text, json -> json.object(none -> {})));
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(100_000);
        assertThrows(
                MalformedJsonException.class,
                () -> JsonReader.read("a.json", deep.getBytes(StandardCharsets.UTF_8), JsonReader::skip));
    }

    @Test
    void refusesOtherEncodings() {
        MalformedJsonException refused = assertThrows(
                MalformedJsonException.class,
                () -> JsonReader.read("a.json", new byte[] {'"', (byte) 0xff, '"'}, JsonReader::skip));
        assertEquals("a.json is not UTF-8", refused.problem());
    }

    @Test
    void saysWhereItGaveUp() {
        MalformedJsonException refused = assertThrows(MalformedJsonException.class, () -> strings("[1]"));
        assertEquals("a.json is not JSON of the expected form, from byte 2 on", refused.problem());
    }
}
