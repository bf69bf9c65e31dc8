package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the directives that go.mod and go.work share: {@code go}, {@code toolchain}, {@code godebug}, {@code replace}.
 */
final class SharedDirectives {
    private static final Pattern GO_LINE = Pattern.compile(
            "[1-9][0-9]{0,8}\\.(?:0|[1-9][0-9]{0,8})(?:\\.(?:0|[1-9][0-9]{0,8}))?(?:[a-z]+[0-9]{1,9})?");
    private static final Pattern TOOLCHAIN = Pattern.compile("default|go1(?:\\..*)?");
    private static final Pattern DIRECTORY = Pattern.compile("\\.|\\.\\.|\\.\\.?[/\\\\].*|[/\\\\].*|[A-Za-z]:.*");
    private static final String REPLACE_USAGE =
            "usage: replace module/path [v1.2.3] => other/module v1.4, or => ../local/directory";

    private SharedDirectives() {}

    static Located<GoVersion> goLine(GoModDirective directive, Optional<Located<GoVersion>> earlier) {
        refuseRepetition(directive, earlier);
        String version = directive.onlyWord("go directive expects exactly one argument");
        if (!GO_LINE.matcher(version).matches()) {
            throw directive.error("invalid go version '" + version + "': must match format 1.23.0");
        }
        return new Located<>(
                GoVersion.parse(version).orElseThrow(() -> directive.error("invalid go version '" + version + "'")),
                directive.line());
    }

    static Located<String> toolchain(GoModDirective directive, Optional<Located<String>> earlier) {
        refuseRepetition(directive, earlier);
        String name = directive.onlyWord("toolchain directive expects exactly one argument");
        if (!TOOLCHAIN.matcher(name).matches()) {
            throw directive.error("invalid toolchain version '" + name + "': must match format go1.23.0 or default");
        }
        return new Located<>(name, directive.line());
    }

    static void refuseRepetition(GoModDirective directive, Optional<?> earlier) {
        if (earlier.isPresent()) {
            throw directive.error("repeated " + directive.verb() + " statement");
        }
    }

    static Godebug godebug(GoModDirective directive) {
        String usage = "usage: godebug key=value";
        String word = directive.onlyWord(usage);
        int equals = word.indexOf('=');
        if (equals < 0 || word.chars().anyMatch(c -> "\"`',".indexOf(c) >= 0)) {
            throw directive.error(usage);
        }
        return new Godebug(word.substring(0, equals), word.substring(equals + 1), directive.line());
    }

    static Located<String> path(GoModDirective directive) {
        String word = directive.onlyWord(directive.verb() + " directive expects exactly one argument");
        return new Located<>(directive.unquoted(word), directive.line());
    }

    static Replacement replacement(GoModDirective directive) {
        List<String> words = directive.words();
        int arrow = words.size() >= 2 && words.get(1).equals("=>") ? 1 : 2;
        int behind = words.size() - arrow - 1;
        if (behind < 1 || behind > 2 || !words.get(arrow).equals("=>")) {
            throw directive.error(REPLACE_USAGE);
        }
        String path = directive.unquoted(words.get(0));
        directive.majorSuffix(path);
        String version = arrow == 2 ? directive.version(path, words.get(1)) : "";
        String target = directive.unquoted(words.get(arrow + 1));
        checkTarget(directive, target, behind == 2);
        String targetVersion = behind == 2 ? directive.version(target, words.get(arrow + 2)) : "";
        return new Replacement(
                new ModuleVersion(path, version), new ModuleVersion(target, targetVersion), directive.line());
    }

    private static void checkTarget(GoModDirective directive, String target, boolean versioned) {
        boolean directory = DIRECTORY.matcher(target).matches();
        if (!versioned && !directory) {
            throw directive.error(
                    target.contains("@")
                            ? "replacement module must match format 'path version', not 'path@version'"
                            : "replacement module without version must be directory path"
                                    + " (rooted or starting with . or ..)");
        }
        if (versioned && directory) {
            throw directive.error("replacement module directory path \"" + target + "\" cannot have version");
        }
    }
}
