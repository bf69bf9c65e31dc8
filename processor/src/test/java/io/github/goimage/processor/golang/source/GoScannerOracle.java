package io.github.goimage.processor.golang.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.oracle.GoCommand;
import io.github.goimage.processor.golang.oracle.GoProgram;
import io.github.goimage.processor.golang.source.GoScanner.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Words, literals and semicolons of every Go file of the Go distribution, its tests of the compiler among them,
 * compared with what go/scanner finds. Not in an ordinary run: {@code -Dtest=GoScannerOracle}.
 */
@Tag("toolchain")
class GoScannerOracle {
    @TempDir
    Path temporary;

    @Test
    void tokensAreThoseOfGo() throws Exception {
        String root = new GoCommand(temporary, Map.of()).run("env", "GOROOT").strip();
        List<String> differences = new ArrayList<>();
        long tokens = 0;
        List<List<String>> files = new GoProgram(temporary, "scanner.go.txt").run(root + "/src", root + "/test");
        for (List<String> file : files) {
            Path path = Path.of(file.get(0));
            String ours = hash(path);
            tokens += Long.parseLong(file.get(1));
            // Go continues after an error, and finds errors inside literals that do not matter here.
            if (!file.get(2).equals("ERROR") && !ours.equals(file.get(2))) {
                differences.add(path + ": " + ours);
            }
        }
        System.out.println("files=" + files.size() + " tokens=" + tokens + " differences=" + differences.size());
        differences.stream().limit(20).forEach(System.out::println);
        assertEquals(0, differences.size());
    }

    private static String hash(Path path) throws Exception {
        GoScanner scanner = new GoScanner(path.toString(), Files.readAllBytes(path));
        CRC32 hash = new CRC32();
        try {
            while (scanner.next() != Kind.END) {
                if (scanner.kind() != Kind.COMMENT && scanner.kind() != Kind.OPERATOR) {
                    hash.update(show(scanner).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (UnusableFileException e) {
            return e.getMessage();
        }
        return String.valueOf(hash.getValue());
    }

    private static String show(GoScanner scanner) {
        String text = scanner.kind() == Kind.SEMICOLON ? "" : scanner.text();
        if (scanner.kind() == Kind.STRING) {
            text = text.substring(0, 1) + text.chars().filter(c -> c == '\n').count();
        }
        return scanner.kind() + " " + text + " " + scanner.line() + "\n";
    }
}
