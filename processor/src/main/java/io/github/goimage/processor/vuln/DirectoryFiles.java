package io.github.goimage.processor.vuln;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A database that lies unpacked in a directory of the repository. */
record DirectoryFiles(SourceTree tree, Path directory) implements DatabaseFiles {
    @Override
    public Optional<byte[]> read(String name, int most) {
        Path file = directory.resolve(name);
        try {
            if (!tree.isFile(file)) {
                // A link that leads out of the root does not count as a missing file.
                tree.real(file);
                return Optional.empty();
            }
            byte[] bytes = tree.head(file, most + 1);
            if (bytes.length > most) {
                throw DatabaseFiles.tooLarge(name, most);
            }
            return Optional.of(bytes);
        } catch (UnusableFileException e) {
            throw new UnusableDatabaseException(name + " " + e.problem());
        }
    }
}
