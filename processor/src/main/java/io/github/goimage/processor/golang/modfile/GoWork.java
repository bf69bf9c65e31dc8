package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a go.work file says (Go Modules Reference, "Workspaces"), each entry with its line.
 *
 * @param use directories of the workspace's modules, relative to the file
 */
public record GoWork(
        String file,
        Optional<Located<GoVersion>> go,
        Optional<Located<String>> toolchain,
        List<Godebug> godebug,
        List<Located<String>> use,
        List<Replacement> replace) {

    /** Reads go.work from its text. */
    public static GoWork parse(String file, String text) {
        return new GoWorkParser(file).parse(text);
    }

    /** Reads a go.work file. */
    public static GoWork read(SourceTree tree, Path file) {
        return parse(tree.nameOf(file), new String(tree.read(file), StandardCharsets.UTF_8));
    }
}
