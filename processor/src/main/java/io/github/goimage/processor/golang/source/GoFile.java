package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.UnusableFileException;
import java.util.List;
import java.util.Optional;

/**
 * The head of a Go file: what go/build reads of it for every target.
 *
 * @param name of the file in its directory
 * @param packageName of the package clause; empty in a malformed file
 * @param embeds patterns of all {@code //go:embed} lines; read only if the file imports the package embed
 * @param godebug {@code //go:debug} lines above the package clause
 * @param malformed why Go would reject the head, if it would
 */
public record GoFile(
        String name,
        String packageName,
        BuildConstraint constraint,
        List<GoImport> imports,
        List<CgoDirective> cgo,
        List<EmbedDirective> embeds,
        List<Godebug> godebug,
        Optional<UnusableFileException> malformed) {

    /** Reads a file's head from its whole source. */
    public static GoFile parse(String file, String name, byte[] source) {
        return new GoFileParser(file, name, source, true).parse().orElseThrow();
    }

    /** Returns whether the file imports {@code "C"}. */
    public boolean usesCgo() {
        return imports.stream().anyMatch(imported -> imported.path().equals("C"));
    }
}
