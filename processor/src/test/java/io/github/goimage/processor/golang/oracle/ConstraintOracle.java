package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.source.BuildConstraint;
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
        return file.malformed().isPresent() ? "ERROR" : text(file.constraint());
    }

    /** Returns a constraint as go/build/constraint writes it; empty for none. */
    private static String text(BuildConstraint constraint) {
        if (constraint instanceof BuildConstraint.Tag tag) {
            return tag.name();
        }
        if (constraint instanceof BuildConstraint.Not not) {
            return "!"
                    + (not.negated() instanceof BuildConstraint.Tag
                            ? text(not.negated())
                            : "(" + text(not.negated()) + ")");
        }
        if (constraint instanceof BuildConstraint.And and) {
            return operand(and.left(), BuildConstraint.Or.class) + " && "
                    + operand(and.right(), BuildConstraint.Or.class);
        }
        if (constraint instanceof BuildConstraint.Or or) {
            return operand(or.left(), BuildConstraint.And.class) + " || "
                    + operand(or.right(), BuildConstraint.And.class);
        }
        return "";
    }

    private static String operand(BuildConstraint operand, Class<?> weaker) {
        return weaker.isInstance(operand) ? "(" + text(operand) + ")" : text(operand);
    }
}
