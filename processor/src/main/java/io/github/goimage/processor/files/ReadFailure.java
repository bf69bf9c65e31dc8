package io.github.goimage.processor.files;

import io.github.goimage.processor.files.UnusableFileException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says why a file could not be read, in words that depend on neither the operating system nor the language. */
final class ReadFailure {
    private ReadFailure() {}

    static UnusableFileException of(Path path, String name, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            boolean link = Files.isSymbolicLink(path);
            return new UnusableFileException(
                    Kind.MISSING, name, 0, link ? "is a symbolic link that leads nowhere" : "does not exist");
        }
        if (cause instanceof NotDirectoryException) {
            return new UnusableFileException(Kind.UNREADABLE, name, 0, "is not a directory");
        }
        return new UnusableFileException(Kind.UNREADABLE, name, 0, "cannot be read");
    }
}
