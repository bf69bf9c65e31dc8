package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a file says wherever it is used, from the patterns of the packages that it imports. */
final class FileFacts {
    private final CodeFile file;
    private final Evaluator evaluator;
    private final Map<String, FactPattern> methods = new HashMap<>();
    private final Map<String, List<FactPattern>> unqualified = new HashMap<>();
    private final Map<String, AssignmentPattern> assignments = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();

    private FileFacts(CodeFile file, Evaluator evaluator) {
        this.file = file;
        this.evaluator = evaluator;
        file.imports().unqualified().stream()
                .flatMap(path -> FactPatterns.of(path).stream())
                .forEach(patterns -> unqualified.putAll(patterns.selectors()));
        for (GoImport imported : file.head().imports()) {
            FactPatterns.of(imported.path()).ifPresent(patterns -> {
                methods.putAll(patterns.methods());
                assignments.putAll(patterns.assignments());
            });
        }
    }

    /** Returns the facts of a file. */
    static List<Fact> find(CodeFile file, Evaluator evaluator) {
        if (file.head().imports().stream()
                .noneMatch(imported -> FactPatterns.of(imported.path()).isPresent())) {
            return List.of();
        }
        FileFacts found = new FileFacts(file, evaluator);
        Sought sought = found.sought();
        // Most files that import package time never say LoadLocation.
        if (!sought.isEmpty() && sought.isIn(file.text())) {
            file.syntax().partsWith(sought).forEach(found::scan);
        }
        return found.facts;
    }

    private Sought sought() {
        Sought sought = Sought.words(unqualified.keySet());
        sought.add(methods.keySet());
        sought.add(assignments.keySet());
        file.imports()
                .byName()
                .forEach((name, path) -> FactPatterns.of(path)
                        .ifPresent(patterns ->
                                sought.add(name, patterns.selectors().keySet())));
        return sought;
    }

    private void scan(GoPart part) {
        for (GoExpression use : part.uses()) {
            named(use, GoSyntax.named(use));
        }
        if (!unqualified.isEmpty()) {
            Set<GoExpression> taken = Collections.newSetFromMap(new IdentityHashMap<>());
            part.uses().forEach(use -> taken.add(GoSyntax.named(use)));
            part.bare().stream().filter(name -> !taken.contains(name)).forEach(name -> named(name, name));
        }
        for (GoSyntax.Assigned assigned : part.assignments()) {
            if (assigned.target() instanceof Selector selector && assignments.containsKey(selector.name())) {
                assignments
                        .get(selector.name())
                        .match(use(selector, selector, selector.name()), assigned.value())
                        .ifPresent(facts::add);
            }
        }
    }

    private void named(GoExpression node, GoExpression name) {
        if (name instanceof Name alone && alone.local().isEmpty()) {
            unqualified
                    .getOrDefault(alone.text(), List.of())
                    .forEach(pattern -> match(pattern, node, name, alone.text()));
        } else if (name instanceof Selector selector) {
            Optional<String> path = file.packageOf(selector.of());
            if (path.isPresent()) {
                FactPatterns.of(path.get())
                        .map(found -> found.selectors().getOrDefault(selector.name(), List.of()))
                        .orElse(List.of())
                        .forEach(pattern ->
                                match(pattern, node, name, ((Name) selector.of()).text() + "." + selector.name()));
            } else {
                match(methods.get(selector.name()), node, name, selector.name());
            }
        }
    }

    private void match(@Nullable FactPattern pattern, GoExpression node, GoExpression name, String what) {
        if (pattern != null) {
            pattern.match(use(node, name, what)).ifPresent(facts::add);
        }
    }

    private Use use(GoExpression node, GoExpression name, String what) {
        return new Use(node, name, what, Frame.of(file), evaluator);
    }
}
