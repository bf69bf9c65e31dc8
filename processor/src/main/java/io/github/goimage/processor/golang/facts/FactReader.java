package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SlashedPath;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.run.Demands;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.CgoDirective;
import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.golang.source.DeclarationParser;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.syntax.GoParser;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.Code;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.CodePackage;
import io.github.goimage.processor.golang.values.Evaluator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the facts of packages: what imports and #cgo lines say from heads, what calls say from whole files. Targets
 * that compile the same files of the team's own share them.
 */
public final class FactReader {
    private static final List<String> DEBUG_PAGES = List.of("net/http/pprof", "expvar");

    private final SourceTree tree;
    private final Map<List<Path>, List<Fact>> ownFacts = new HashMap<>();
    private final Map<Path, GoSyntax> parsed = new HashMap<>();

    /** Reads below the root of a tree. */
    public FactReader(SourceTree tree) {
        this.tree = tree;
    }

    /** Reads the facts of a graph's packages. */
    public Facts read(ImportGraph graph) {
        List<Path> files = new ArrayList<>();
        for (GoPackage found : graph.packages()) {
            for (GoFile file : found.compiledFiles()) {
                files.add(found.directory().resolve(file.name()));
            }
        }
        List<Fact> own = ownFacts.get(files);
        if (own == null) {
            own = own(graph);
            ownFacts.put(files, own);
        }
        List<Fact> facts = new ArrayList<>(own);
        for (GoPackage found : graph.packages()) {
            addCgo(found, graph.target(), facts);
        }
        for (GoPackage found : graph.vendored()) {
            addCgo(found, graph.target(), facts);
        }
        facts.sort(Comparator.comparing(Fact::place).thenComparing(Fact::toString));
        return new Facts(List.copyOf(facts));
    }

    /** Returns the package-level variables and constants of a package, in the order of its files. */
    public List<Declaration> declarations(GoPackage found) {
        List<Declaration> declarations = new ArrayList<>();
        for (GoFile file : found.compiledFiles()) {
            declarations.addAll(DeclarationParser.parse(
                    tree.read(found.directory().resolve(file.name())), found.place(tree, file, 0)));
        }
        return List.copyOf(declarations);
    }

    private List<Fact> own(ImportGraph graph) {
        Code code = new Code(tree, graph, this::parse);
        Evaluator evaluator = new Evaluator(code);
        Demands demands = new Demands(code, evaluator);
        List<Fact> facts = new ArrayList<>();
        for (CodePackage found : code.packages()) {
            for (CodeFile file : found.files()) {
                addDebugPages(file, facts);
                facts.addAll(FileFacts.find(file, evaluator, demands));
            }
        }
        FileUses uses = new FileUses(code, evaluator, demands);
        for (Fact.FileUse use : uses.find()) {
            facts.add(use);
            if (use.access().writes() && SlashedPath.clean(use.path()).startsWith("/tmp/")) {
                facts.add(new Fact.TemporaryFile(use.place(), use.what()));
            }
        }
        facts.addAll(uses.clients());
        return List.copyOf(facts);
    }

    private GoSyntax parse(Path file, GoText text) {
        GoSyntax known = parsed.get(file);
        if (known == null) {
            known = GoParser.parse(text);
            parsed.put(file, known);
        }
        return known;
    }

    private static void addDebugPages(CodeFile file, List<Fact> facts) {
        for (GoImport imported : file.head().imports()) {
            if (imported.name().equals("_") && DEBUG_PAGES.contains(imported.path())) {
                facts.add(new Fact.DebugPages(file.place(imported.line()), imported.path()));
            }
        }
    }

    private void addCgo(GoPackage found, BuildTarget target, List<Fact> facts) {
        for (GoFile file : found.cgoFiles()) {
            for (CgoDirective line : file.cgo()) {
                if (line.appliesTo(target)) {
                    addLibraries(line, found.place(tree, file, line.line()), facts);
                }
            }
        }
    }

    private static void addLibraries(CgoDirective line, Place place, List<Fact> facts) {
        for (String argument : line.arguments()) {
            if (line.verb().equals("pkg-config") && !argument.startsWith("-")) {
                facts.add(new Fact.CLibrary(place, argument, true));
            } else if (line.verb().equals("LDFLAGS") && argument.startsWith("-l") && argument.length() > 2) {
                facts.add(new Fact.CLibrary(place, argument.substring(2), false));
            }
        }
    }
}
