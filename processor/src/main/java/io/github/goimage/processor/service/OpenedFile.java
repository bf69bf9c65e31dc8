package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.facts.Fact.FileUse;

/**
 * A file or directory that a program opens by a path in its code.
 *
 * @param path in the image, absolute: relative paths start at its root, where the program runs
 * @param found what lies in the module at the same path
 * @param source the file or directory of the module that {@code files} would have to name; empty if there is none
 * @param directory of the source, if all of its content may be copied; empty for the module directory and if it holds
 *     credentials
 */
public record OpenedFile(FileUse use, String path, Found found, String source, String directory) {
    /** What lies in the module. */
    public enum Found {
        /** What is opened. */
        PRESENT,
        /** A file that by its name holds credentials, or a key: not to be copied into an image. */
        SENSITIVE,
        /** Nothing. */
        ABSENT
    }
}
