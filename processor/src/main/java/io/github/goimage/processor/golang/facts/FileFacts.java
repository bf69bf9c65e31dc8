package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.run.Demands;
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
    private final Demands demands;
    private final Map<String, FactPattern> methods = new HashMap<>();
    private final Map<String, List<FactPattern>> unqualified = new HashMap<>();
    private final Map<String, AssignmentPattern> assignments = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();

    private FileFacts(CodeFile file, Evaluator evaluator, Demands demands) {
        this.file = file;
        this.evaluator = evaluator;
        this.demands = demands;
        for (String path : file.imports().unqualified()) {
            Optional<PackagePatterns> patterns = FactPatterns.of(path);
            if (patterns.isPresent()) {
                unqualified.putAll(patterns.get().selectors());
            }
        }
        for (GoImport imported : file.head().imports()) {
            Optional<PackagePatterns> patterns = FactPatterns.of(imported.path());
            if (patterns.isPresent()) {
                methods.putAll(patterns.get().methods());
                assignments.putAll(patterns.get().assignments());
            }
        }
    }

    /** Returns the facts of a file. */
    static List<Fact> find(CodeFile file, Evaluator evaluator, Demands demands) {
        if (!importsPatterns(file)) {
            return List.of();
        }
        FileFacts found = new FileFacts(file, evaluator, demands);
        Sought sought = found.sought();
        // Most files that import package time never say LoadLocation.
        if (!sought.isEmpty() && sought.isIn(file.text())) {
            for (GoPart part : file.syntax().partsWith(sought)) {
                found.scan(part);
            }
        }
        return found.facts;
    }

    private static boolean importsPatterns(CodeFile file) {
        for (GoImport imported : file.head().imports()) {
            if (FactPatterns.of(imported.path()).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Sought sought() {
        Sought sought = Sought.words(unqualified.keySet());
        sought.add(methods.keySet());
        sought.add(assignments.keySet());
        for (Map.Entry<String, String> named : file.imports().byName().entrySet()) {
            Optional<PackagePatterns> patterns = FactPatterns.of(named.getValue());
            if (patterns.isPresent()) {
                sought.add(named.getKey(), patterns.get().selectors().keySet());
            }
        }
        return sought;
    }

    private void scan(GoPart part) {
        for (GoExpression use : part.uses()) {
            int before = facts.size();
            named(use, GoSyntax.named(use));
            for (int i = facts.size() - 1; i >= before; i--) {
                Optional<Fact> reached = reached(facts.get(i), use, part);
                if (reached.isPresent()) {
                    facts.set(i, reached.get());
                } else {
                    facts.remove(i);
                }
            }
        }
        if (!unqualified.isEmpty()) {
            Set<GoExpression> taken = Collections.newSetFromMap(new IdentityHashMap<>());
            part.uses().forEach(use -> taken.add(GoSyntax.named(use)));
            part.bare().stream().filter(name -> !taken.contains(name)).forEach(name -> named(name, name));
        }
        for (GoSyntax.Assigned assigned : part.assignments()) {
            if (assigned.target() instanceof Selector selector && assignments.containsKey(selector.name())) {
                add(assignments.get(selector.name()).match(use(selector, selector, selector.name()), assigned.value()));
            }
        }
    }

    /** Returns a fact with what it demands; empty if the program cannot get there, or is ready for a failure. */
    private Optional<Fact> reached(Fact fact, GoExpression use, GoPart part) {
        if (fact instanceof Fact.Listener listener) {
            return Optional.of(listener.demanding(demands.of(use, part, file).orElse(Set.of())));
        }
        if (fact instanceof Fact.HostResource resource) {
            return demands.of(use, part, file).map(resource::demanding);
        }
        if (fact instanceof Fact.ProgramRun run) {
            return new ProgramLookups(evaluator, Frame.of(file)).guard(run.program(), Demands.around(use, part, file))
                    ? Optional.empty()
                    : demands.of(use, part, file).map(run::demanding);
        }
        return Optional.of(fact);
    }

    private void named(GoExpression node, GoExpression name) {
        if (name instanceof Name alone && alone.local().isEmpty()) {
            for (FactPattern pattern : unqualified.getOrDefault(alone.text(), List.of())) {
                match(pattern, node, name, alone.text());
            }
        } else if (name instanceof Selector selector) {
            Optional<String> path = file.packageOf(selector.of());
            if (path.isPresent()) {
                Optional<PackagePatterns> patterns = FactPatterns.of(path.get());
                if (patterns.isPresent()) {
                    String what = ((Name) selector.of()).text() + "." + selector.name();
                    for (FactPattern pattern : patterns.get().selectors().getOrDefault(selector.name(), List.of())) {
                        match(pattern, node, name, what);
                    }
                }
            } else {
                match(methods.get(selector.name()), node, name, selector.name());
            }
        }
    }

    private void match(@Nullable FactPattern pattern, GoExpression node, GoExpression name, String what) {
        if (pattern != null) {
            add(pattern.match(use(node, name, what)));
        }
    }

    private void add(Optional<Fact> fact) {
        if (fact.isPresent()) {
            facts.add(fact.get());
        }
    }

    private Use use(GoExpression node, GoExpression name, String what) {
        return new Use(node, name, what, Frame.of(file), evaluator);
    }
}
