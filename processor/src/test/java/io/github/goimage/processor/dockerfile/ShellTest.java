package io.github.goimage.processor.dockerfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands for PowerShell; QuotingTest has those for a POSIX shell. */
final class ShellTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "docker                    | docker",
                "--rm                      | --rm",
                "--tmpfs=/tmp              | --tmpfs=/tmp",
                "-p                        | -p",
                "8080:8080/udp             | 8080:8080/udp",
                "C:\\a\\b                  | C:\\a\\b",
                "\\\\server\\share         | \\\\server\\share",
                "C:\\Jo Doe\\b             | 'C:\\Jo Doe\\b'",
                "it's                      | 'it''s'",
                "it\u2019s                 | 'it\u2019\u2019s'",
                "$HOME                     | '$HOME'",
                "a`b                       | 'a`b'",
                "a,b                       | 'a,b'",
                "@a                        | '@a'",
                "a;b                       | 'a;b'",
                "a&b                       | 'a&b'",
                "(a)                       | '(a)'",
                "--x=1.2                   | '--x=1.2'",
                "#a                        | '#a'",
                "caf\u00e9                 | 'caf\u00e9'",
            })
    void aWordForPowerShell(String word, String quoted) {
        assertEquals(quoted, Shell.POWERSHELL.command(List.of(word)));
    }

    @Test
    void anEmptyWordIsAWord() {
        assertEquals("a ''", Shell.POWERSHELL.command(List.of("a", "")));
    }

    @Test
    void theShellIsThatOfTheFileSystem() {
        assertEquals(Shell.POSIX, Shell.of(Path.of("/tmp")));
        assertEquals("docker 'a b'", Shell.POSIX.command(List.of("docker", "a b")));
    }
}
