package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The runner of commands, which many engine tests expect to fail. */
final class DockerTest {
    @Test
    @EnabledOnOs(OS.LINUX) // /proc tells where a command's output goes.
    void aCommandThatFailsLeavesNoFile() {
        List<String> words = List.of("sh", "-c", "readlink /proc/$$/fd/1 /proc/$$/fd/2; exit 3");

        String message = assertThrows(IllegalStateException.class, () -> Docker.run(Path.of("/"), Map.of(), words))
                .getMessage();

        List<String> files =
                message.lines().filter(line -> line.startsWith("/")).toList();
        assertEquals(2, files.size(), message);
        files.forEach(file -> assertFalse(Files.exists(Path.of(file)), file));
    }
}
