package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a go.mod file says, each entry with its line. The grammar is that of the Go Modules Reference; it rejects what
 * golang.org/x/mod/modfile rejects in the main module.
 *
 * @param file as shown to the user
 * @param module the module path
 * @param toolchain the name on the {@code toolchain} line: {@code go1.22.3}, {@code default} …
 * @param ignore directories that {@code ./...} ignores: {@code ./x} only at the module's root, {@code x} at any depth
 */
public record GoMod(
        String file,
        Located<String> module,
        Optional<Located<GoVersion>> go,
        Optional<Located<String>> toolchain,
        List<Godebug> godebug,
        List<Requirement> require,
        List<Located<ModuleVersion>> exclude,
        List<Replacement> replace,
        List<Located<String>> ignore) {

    private static final GoVersion FIRST_WITH_ALL_REQUIREMENTS = new GoVersion(1, 17, 0, "", 0);

    /** Reads go.mod from its text. */
    public static GoMod parse(String file, String text) {
        return new GoModParser(file).parse(text);
    }

    /** Reads a go.mod file. */
    public static GoMod read(SourceTree tree, Path file) {
        return parse(tree.nameOf(file), new String(tree.read(file), StandardCharsets.UTF_8));
    }

    /** Returns whether it lists each module that provides a package, as go.mod does from Go 1.17 on. */
    public boolean listsAllRequirements() {
        return go.filter(line -> line.value().compareTo(FIRST_WITH_ALL_REQUIREMENTS) >= 0)
                .isPresent();
    }

    /** Returns the module path. */
    public String modulePath() {
        return module.value();
    }
}
