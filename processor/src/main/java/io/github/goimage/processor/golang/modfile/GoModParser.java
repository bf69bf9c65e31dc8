package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the directives of one go.mod file; create an instance for each file. */
final class GoModParser {
    private static final Set<String> BLOCKS =
            Set.of("module", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore");

    private static final Set<String> RESERVED = Set.of("go", "toolchain");

    private final String file;
    private Optional<Located<String>> module = Optional.empty();
    private Optional<Located<GoVersion>> go = Optional.empty();
    private Optional<Located<String>> toolchain = Optional.empty();
    private final List<Godebug> godebug = new ArrayList<>();
    private final List<Requirement> require = new ArrayList<>();
    private final List<Located<ModuleVersion>> exclude = new ArrayList<>();
    private final List<Replacement> replace = new ArrayList<>();
    private final List<GoModDirective> retractions = new ArrayList<>();
    private final List<Located<String>> ignore = new ArrayList<>();

    GoModParser(String file) {
        this.file = file;
    }

    GoMod parse(String text) {
        GoModSyntax.parse(file, text, BLOCKS).forEach(this::add);
        Located<String> path =
                module.orElseThrow(() -> UnusableFileException.syntax(file, 0, "missing module declaration"));
        refuseConflicts(file, replace);
        retractions.forEach(directive -> checkRetraction(directive, path.value()));
        return new GoMod(
                file,
                path,
                go,
                toolchain,
                List.copyOf(godebug),
                List.copyOf(require),
                List.copyOf(exclude),
                List.copyOf(replace),
                List.copyOf(ignore));
    }

    private void add(GoModDirective directive) {
        switch (directive.verb()) {
            case "module" -> {
                SharedDirectives.refuseRepetition(directive, module);
                module = Optional.of(modulePath(directive));
            }
            case "go" -> go = Optional.of(SharedDirectives.goLine(directive, go));
            case "toolchain" -> toolchain = Optional.of(SharedDirectives.toolchain(directive, toolchain));
            case "godebug" -> godebug.add(SharedDirectives.godebug(directive));
            case "require" -> require.add(requirement(directive));
            case "exclude" -> exclude.add(new Located<>(moduleVersion(directive), directive.line()));
            case "replace" -> replace.add(SharedDirectives.replacement(directive));
            case "retract" -> retractions.add(directive);
            case "tool" -> SharedDirectives.path(directive);
            case "ignore" -> ignore.add(SharedDirectives.path(directive));
            default -> throw directive.error("unknown directive: " + directive.verb());
        }
    }

    private static Located<String> modulePath(GoModDirective directive) {
        Located<String> path = SharedDirectives.path(directive);
        if (RESERVED.contains(path.value())) {
            throw directive.error("module path is reserved: " + path.value());
        }
        return path;
    }

    private static Requirement requirement(GoModDirective directive) {
        return new Requirement(moduleVersion(directive), directive.line());
    }

    private static ModuleVersion moduleVersion(GoModDirective directive) {
        if (directive.words().size() != 2) {
            throw directive.error("usage: " + directive.verb() + " module/path v1.2.3");
        }
        String path = directive.unquoted(directive.words().get(0));
        return new ModuleVersion(path, directive.version(path, directive.words().get(1)));
    }

    /** Checks a retraction. The versions are the module's own, and the module line may follow. */
    private static void checkRetraction(GoModDirective directive, String path) {
        List<String> words = directive.words();
        if (words.size() == 1 && !words.get(0).equals("[")) {
            directive.version(path, words.get(0));
            return;
        }
        boolean interval = words.size() == 5
                && words.get(0).equals("[")
                && words.get(2).equals(",")
                && words.get(4).equals("]");
        if (!interval) {
            throw directive.error("usage: retract v1.2.3, or [v1.2.3, v1.2.9]");
        }
        directive.version(path, words.get(1));
        directive.version(path, words.get(3));
    }

    /** Rejects two different replacements of one module, as cmd/go does, and accepts two that are the same. */
    static void refuseConflicts(String file, List<Replacement> replacements) {
        Map<ModuleVersion, Replacement> first = new HashMap<>();
        for (Replacement replacement : replacements) {
            Replacement earlier = first.putIfAbsent(replacement.original(), replacement);
            if (earlier != null && !earlier.target().equals(replacement.target())) {
                throw UnusableFileException.syntax(
                        file,
                        replacement.line(),
                        "conflicting replacements for " + replacement.original() + ": " + earlier.target() + " and "
                                + replacement.target());
            }
        }
    }
}
