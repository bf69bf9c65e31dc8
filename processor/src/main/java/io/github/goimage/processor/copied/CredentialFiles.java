package io.github.goimage.processor.copied;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.secret.SecretContent;
import io.github.goimage.processor.secret.SensitiveFiles;
import java.nio.file.Path;
import java.util.Optional;

/** Says what shows that a file holds credentials, as a predicate: its name, or what stands in it. */
public final class CredentialFiles {
    private final SourceTree tree;

    public CredentialFiles(SourceTree tree) {
        this.tree = tree;
    }

    /** Returns what the name shows. */
    static Optional<String> byName(String name) {
        return SensitiveFiles.isSecret(name)
                ? Optional.of("has the name of a file with credentials")
                : Optional.empty();
    }

    /** Returns what stands in a file of this name. */
    static Optional<String> byContent(String name, byte[] content) {
        return SecretContent.find(name, content).map(found -> "holds " + found);
    }

    /** Returns what shows it of a file that reaches the image, where its name is enough. */
    public Optional<String> inImage(Path file) {
        String name = file.getFileName().toString();
        return byName(name).or(() -> {
            try {
                byte[] start = tree.head(file, SecretContent.START);
                if (!SecretContent.mayBeIn(start)) {
                    return Optional.empty();
                }
                return byContent(
                        name, start.length < SecretContent.START ? start : tree.head(file, SecretContent.length(name)));
            } catch (UnusableFileException unreadable) {
                return Optional.empty();
            }
        });
    }

    /**
     * Returns what shows it of a file that lies among the sources and whose name makes one look: only of what is not a
     * text is the name enough.
     */
    public Optional<String> amongSources(Path file) {
        String name = file.getFileName().toString();
        if (!SecretContent.isExpectedIn(name)) {
            return Optional.empty();
        }
        try {
            byte[] content = tree.head(file, SecretContent.length(name));
            return byContent(name, content).or(() -> SecretContent.isText(content) ? Optional.empty() : byName(name));
        } catch (UnusableFileException unreadable) {
            return byName(name);
        }
    }
}
