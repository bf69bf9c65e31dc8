package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.hostile.HostileText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Another parser reads back what is written, unchanged. */
final class JsonTest {
    private static final JsonMapper PARSER = JsonMapper.shared();

    @Test
    void layout() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", List.of(1, "x"));
        value.put("a", Collections.singletonMap("none", null));
        value.put("empty", List.of());
        value.put("no", Map.of());
        value.put("yes", true);

        assertEquals("""
                {
                  "b": [
                    1,
                    "x"
                  ],
                  "a": {
                    "none": null
                  },
                  "empty": [],
                  "no": {},
                  "yes": true
                }
                """, Json.text(value));
    }

    @Test
    void strings() {
        HostileText.lines(20260821, 20_000).forEach(text -> {
            Map<String, Object> value = Map.of(text, List.of(text, Map.of("a", text)));
            assertEquals(value, PARSER.readValue(Json.text(value), Map.class), text);
        });
    }

    @Test
    void controlCharactersNeverEndALine() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x20; c++) {
            all.append(c);
        }
        String text = Json.text(all.append("\u007f\u2028").toString());

        assertEquals(1, text.chars().filter(c -> c < ' ').count(), text);
        assertTrue(text.endsWith("\n"));
        assertEquals(all.toString(), PARSER.readValue(text, String.class));
    }
}
