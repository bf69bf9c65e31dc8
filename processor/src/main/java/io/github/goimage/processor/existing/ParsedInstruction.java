package io.github.goimage.processor.existing;

import java.util.List;

/**
 * One instruction of a Dockerfile.
 *
 * @param line the number of its first line, from 1
 * @param keyword in capitals, {@code COPY}
 * @param flags the words before its arguments that begin with {@code --}, {@code --from=build}
 * @param arguments the rest, with continued lines joined
 */
record ParsedInstruction(int line, String keyword, List<String> flags, String arguments) {
    /** Returns the value of a flag, {@code from}; empty if it is not there. */
    String flag(String name) {
        String start = "--" + name + "=";
        return flags.stream()
                .filter(flag -> flag.startsWith(start))
                .map(flag -> flag.substring(start.length()))
                .findFirst()
                .orElse("");
    }
}
