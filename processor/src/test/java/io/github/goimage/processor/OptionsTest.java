package io.github.goimage.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The options of the processor, as docs/build-tools.md shows them. */
final class OptionsTest {
    private static final Pattern OPTION = Pattern.compile("-A(goimage\\.[A-Za-z]+)");

    @Test
    void thePageShowsEachForMavenAndForGradle() throws IOException {
        String page = Files.readString(Path.of("../docs/build-tools.md"));
        Set<String> all = new TreeSet<>(new GoImageProcessor().getSupportedOptions());

        assertEquals(all, options(section(page, "<compilerArgs>", "</compilerArgs>")));
        assertEquals(all, options(section(page, "options.compilerArgs.addAll(", "```")));
        assertEquals(all, options(section(page, "| option |", "Maven:")));
    }

    private static String section(String page, String begin, String end) {
        int start = page.indexOf(begin);
        assertTrue(start >= 0, begin);
        return page.substring(start, page.indexOf(end, start));
    }

    private static Set<String> options(String text) {
        Set<String> options = new TreeSet<>();
        Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            options.add(matcher.group(1));
        }
        return options;
    }
}
