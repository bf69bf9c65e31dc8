package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.source.Located;
import java.util.List;

/**
 * The {@code ignore} lines of go.mod, matched as cmd/go does: {@code ./x} from the module's root, {@code x} anywhere.
 */
public record IgnoredDirectories(List<String> fromRoot, List<String> anywhere) {

    public static IgnoredDirectories of(GoMod mod) {
        List<String> patterns = mod.ignore().stream().map(Located::value).toList();
        return new IgnoredDirectories(
                patterns.stream()
                        .filter(pattern -> pattern.startsWith("./"))
                        .map(pattern -> slashed(pattern.substring(2)))
                        .toList(),
                patterns.stream()
                        .filter(pattern -> !pattern.startsWith("./"))
                        .map(IgnoredDirectories::slashed)
                        .toList());
    }

    /** Returns whether {@code ./...} ignores a directory, given relative to the module's root with {@code /}. */
    public boolean contains(String directory) {
        String slashed = slashed(directory);
        return fromRoot.stream().anyMatch(slashed::startsWith)
                || anywhere.stream().anyMatch(slashed::contains);
    }

    private static String slashed(String path) {
        return (path.startsWith("/") ? "" : "/") + path + (path.endsWith("/") ? "" : "/");
    }
}
