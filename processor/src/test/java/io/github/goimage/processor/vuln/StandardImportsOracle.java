package io.github.goimage.processor.vuln;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.oracle.GoCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of what the standard library imports, beside the go command. Not in an ordinary run:
 * {@code -Dtest=StandardImportsOracle}.
 */
@Tag("toolchain")
class StandardImportsOracle {
    @TempDir
    Path temporary;

    /** Another release may import other internal packages; what a program reaches of the public ones stays. */
    @Test
    void theTableSaysWhatTheGoCommandSays() throws Exception {
        Files.writeString(temporary.resolve("go.mod"), "module oracle\n\ngo 1.26\n");
        GoCommand go = new GoCommand(
                temporary, Map.of("GOWORK", "off", "GOOS", "linux", "GOARCH", "amd64", "CGO_ENABLED", "0"));
        StandardImports table = StandardImports.read();
        assertTrue(
                go.run("env", "GOVERSION").startsWith("go1." + StandardImports.RELEASE + "."),
                "the release of the table");
        List<String> lines = go.run("list", "-f", "{{.ImportPath}}{{range .Imports}} {{.}}{{end}}", "std")
                .lines()
                .toList();
        List<String> differences = lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> !imports(words).equals(table.of(words[0])))
                .map(words -> words[0] + " imports " + imports(words) + ", the table says " + table.of(words[0]))
                .toList();
        System.out.println("packages=" + lines.size() + " differences=" + differences.size());
        assertTrue(lines.size() > 300, lines::toString);
        assertEquals("", differences.stream().collect(Collectors.joining("\n")));
    }

    private static List<String> imports(String[] words) {
        return Arrays.stream(words)
                .skip(1)
                .filter(path -> !path.equals("unsafe"))
                .toList();
    }
}
