package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the directives of one go.work file; create an instance for each file. */
final class GoWorkParser {
    private static final Set<String> BLOCKS = Set.of("godebug", "use", "replace");

    private final String file;
    private Optional<Located<GoVersion>> go = Optional.empty();
    private Optional<Located<String>> toolchain = Optional.empty();
    private final List<Godebug> godebug = new ArrayList<>();
    private final List<Located<String>> use = new ArrayList<>();
    private final List<Replacement> replace = new ArrayList<>();

    GoWorkParser(String file) {
        this.file = file;
    }

    GoWork parse(String text) {
        GoModSyntax.parse(file, text, BLOCKS).forEach(this::add);
        GoModParser.refuseConflicts(file, replace);
        return new GoWork(file, go, toolchain, List.copyOf(godebug), List.copyOf(use), List.copyOf(replace));
    }

    private void add(GoModDirective directive) {
        switch (directive.verb()) {
            case "go" -> go = Optional.of(SharedDirectives.goLine(directive, go));
            case "toolchain" -> toolchain = Optional.of(SharedDirectives.toolchain(directive, toolchain));
            case "godebug" -> godebug.add(SharedDirectives.godebug(directive));
            case "use" -> use.add(SharedDirectives.path(directive));
            case "replace" -> replace.add(SharedDirectives.replacement(directive));
            default -> throw directive.error("unknown directive: " + directive.verb());
        }
    }
}
