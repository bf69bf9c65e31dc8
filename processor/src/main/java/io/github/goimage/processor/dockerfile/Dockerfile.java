package io.github.goimage.processor.dockerfile;

import java.util.List;
import java.util.stream.Collectors;

/** A Dockerfile: its lines in order, as typed instructions. */
public record Dockerfile(List<Instruction> instructions) {
    public Dockerfile {
        instructions = List.copyOf(instructions);
    }

    /**
     * Returns the file's text: one line per instruction, each ended by a line feed; nothing depends on time or place.
     */
    public String text() {
        return instructions.stream()
                .map(instruction -> instruction.line() + "\n")
                .collect(Collectors.joining());
    }
}
