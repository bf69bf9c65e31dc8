package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.oracle.GoProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A document with statements of all kinds, read by OpenVEX's own library, by Trivy and by Grype, which must list what
 * is not settled and nothing else. Not in an ordinary run: {@code -Dtest=OpenVexNightly}.
 */
@Tag("toolchain")
class OpenVexNightly {
    @TempDir
    Path temporary;

    @Test
    void trivyUnderstandsTheDocument() throws Exception {
        assertSettledAreLeftOut(
                "openvex.go.txt",
                "github.com/openvex/go-vex/pkg/vex@v0.2.9",
                "github.com/aquasecurity/trivy/pkg/vex@v0.74.0");
    }

    @Test
    void grypeUnderstandsTheDocument() throws Exception {
        assertSettledAreLeftOut("grype.go.txt", "github.com/anchore/grype/grype/vex@v0.121.3");
    }

    /** Asserts that a scanner, which finds every vulnerability of the document, lists those that are not settled. */
    private void assertSettledAreLeftOut(String program, String... requirements) throws Exception {
        Path project = Files.createDirectories(temporary.resolve("project"));
        Path document = temporary.resolve("openvex.json");
        Files.writeString(document, OpenVexTest.document(project));
        GoProgram oracle = new GoProgram(
                Files.createDirectories(temporary.resolve("oracle")),
                "/io/github/goimage/processor/output/" + program,
                requirements);
        List<String> differences = new ArrayList<>();
        List<List<String>> statements = oracle.run(document.toString());
        for (List<String> statement : statements) {
            boolean settled = List.of("fixed", "not_affected").contains(statement.get(1));
            if (settled == Boolean.parseBoolean(statement.get(2))) {
                differences.add(statement.toString());
            }
        }
        System.out.println(program + " statements=" + statements.size() + " differences=" + differences.size());
        assertEquals(List.of(), differences);
        assertEquals(
                4,
                statements.stream()
                        .map(statement -> statement.get(1))
                        .distinct()
                        .count());
        assertTrue(statements.size() >= 5, statements::toString);
    }
}
