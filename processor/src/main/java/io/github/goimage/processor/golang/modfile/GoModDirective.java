package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.GoString;
import io.github.goimage.processor.golang.version.ModulePath;
import io.github.goimage.processor.golang.version.SemanticVersion;
import java.util.List;
import java.util.Optional;

/** One line of go.mod or go.work, in a block or not, with methods to read its words. */
record GoModDirective(String file, String verb, List<String> words, int line) {

    UnusableFileException error(String problem) {
        return UnusableFileException.syntax(file, line, problem);
    }

    /** Returns the only word of a line that takes one. */
    String onlyWord(String usage) {
        if (words.size() != 1) {
            throw error(usage);
        }
        return words.get(0);
    }

    /** Returns a word without its quotes; a raw string is rejected, as in modfile. */
    String unquoted(String word) {
        if (word.startsWith("\"")) {
            return GoString.unquote(word).orElseThrow(() -> error("invalid quoted string: " + word));
        }
        if (word.chars().anyMatch(c -> "\"'`".indexOf(c) >= 0)) {
            throw error("invalid quoted string: unquoted string cannot contain quote: " + word);
        }
        return word;
    }

    /** Returns the full form of a version, which must fit the suffix of a module path. */
    String version(String path, String word) {
        String version = canonicalVersion(word);
        String suffix = majorSuffix(path);
        Optional<String> mismatch = ModulePath.mismatch(suffix, version);
        if (mismatch.isPresent()) {
            throw error(verb + " " + path + ": version \"" + version + "\" invalid: " + mismatch.get());
        }
        return version;
    }

    private String canonicalVersion(String word) {
        String text = unquoted(word);
        return SemanticVersion.parse(text)
                .orElseThrow(() -> error(verb + ": version \"" + text + "\" invalid: must be of the form v1.2.3"))
                .canonical();
    }

    String majorSuffix(String path) {
        return ModulePath.majorSuffix(path).orElseThrow(() -> error("invalid module path: " + path));
    }
}
