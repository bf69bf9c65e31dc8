package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.source.ConstraintText;
import io.github.goimage.processor.golang.source.GoFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Constraint lines, compared with how go/build/constraint reads the texts in its tests and mutations of them. Not in an
 * ordinary run: {@code -Dtest=ConstraintOracle}.
 */
@Tag("toolchain")
class ConstraintOracle {
    private static final String MUTATIONS = "40";

    @TempDir
    Path temporary;

    @Test
    void linesAreReadAsGoReadsThem() throws Exception {
        List<List<String>> lines = new GoProgram(temporary, "constraint.go.txt").run(MUTATIONS);
        List<String> differences = new ArrayList<>();
        for (List<String> line : lines) {
            String ours = constraint(line.get(0));
            if (!ours.equals(line.get(1))) {
                differences.add(line.get(0) + ": go says " + line.get(1) + ", we say " + ours);
            }
        }
        System.out.println("constraints=" + lines.size() + " differences=" + differences.size());
        differences.stream().limit(20).forEach(System.out::println);
        assertEquals(0, differences.size());
    }

    private static String constraint(String line) {
        byte[] source = (line + "\n\npackage p\n").getBytes(StandardCharsets.UTF_8);
        GoFile file = GoFile.parse("p.go", "p.go", source);
        return file.malformed().isPresent() ? "ERROR" : ConstraintText.of(file.constraint());
    }
}
