package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.CgoDirective;
import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.golang.source.DeclarationParser;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Stream;

/**
 * Reads the facts of packages: what imports and #cgo lines say from heads, what calls say from whole files. The facts
 * of a file are found once for all targets that compile the same files of its package. Several threads may use an
 * instance.
 */
public final class FactReader {
    private static final List<String> DEBUG_PAGES = List.of("net/http/pprof", "expvar");

    private record Unread(GoPackage found, GoFile file, List<String> files, StringConstants constants) {}

    /** What the facts of a file depend on: its constants may be in any file that is compiled with it. */
    private record Compiled(String importPath, Path file, List<String> files) {}

    private record Loaded(List<Fact> facts, Optional<UnusableFileException> failure) {}

    private final SourceTree tree;
    private final Map<Compiled, List<Fact>> factsOfFiles = new ConcurrentHashMap<>();

    public FactReader(SourceTree tree) {
        this.tree = tree;
    }

    /** Returns the facts of a graph; of several failures, always the same one is reported. */
    public Facts read(ImportGraph graph) {
        List<Loaded> loaded = loadAll(graph.packages().stream().flatMap(this::unread));
        loaded.stream()
                .flatMap(one -> one.failure().stream())
                .min(Comparator.comparing(UnusableFileException::getMessage))
                .ifPresent(failure -> {
                    throw failure;
                });
        List<Fact> facts = new ArrayList<>();
        loaded.forEach(one -> facts.addAll(one.facts()));
        graph.all().forEach(found -> addCgo(found, graph.target(), facts));
        facts.sort(Comparator.comparing(Fact::place).thenComparing(Fact::toString));
        return new Facts(List.copyOf(facts));
    }

    /** Returns the package-level variables and constants of a package, in the order of its files. */
    public List<Declaration> declarations(GoPackage found) {
        List<Declaration> declarations = new ArrayList<>();
        for (GoFile file : found.compiledFiles()) {
            declarations.addAll(DeclarationParser.parse(source(found, file), found.place(tree, file, 0)));
        }
        return List.copyOf(declarations);
    }

    private Stream<Unread> unread(GoPackage found) {
        List<GoFile> compiled = found.compiledFiles();
        StringConstants constants = new StringConstants(compiled.stream()
                .map(file -> new StringConstants.SourceFile(found.place(tree, file, 0), () -> source(found, file)))
                .toList());
        List<String> files = compiled.stream().map(GoFile::name).toList();
        return compiled.stream().map(file -> new Unread(found, file, files, constants));
    }

    /**
     * Loads each file as a task of its own, unlike a parallel stream, because one of them may take as long as all
     * others.
     */
    private List<Loaded> loadAll(Stream<Unread> unread) {
        List<ForkJoinTask<Loaded>> tasks =
                unread.map(file -> ForkJoinTask.adapt(() -> load(file))).toList();
        return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
    }

    private Loaded load(Unread unread) {
        GoPackage found = unread.found();
        Path file = found.directory().resolve(unread.file().name());
        try {
            List<Fact> facts = factsOfFiles.computeIfAbsent(
                    new Compiled(found.path(), file, unread.files()),
                    absent -> facts(found, unread.file(), unread.constants()));
            return new Loaded(facts, Optional.empty());
        } catch (UnusableFileException e) {
            return new Loaded(List.of(), Optional.of(e));
        }
    }

    private List<Fact> facts(GoPackage found, GoFile file, StringConstants constants) {
        List<Fact> facts = new ArrayList<>();
        for (GoImport imported : file.imports()) {
            if (imported.name().equals("_") && DEBUG_PAGES.contains(imported.path())) {
                facts.add(new Fact.DebugPages(found.place(tree, file, imported.line()), imported.path()));
            }
        }
        if (FileFacts.mayHold(file)) {
            facts.addAll(FileFacts.find(found.place(tree, file, 0), file, source(found, file), constants));
        }
        return List.copyOf(facts);
    }

    private void addCgo(GoPackage found, BuildTarget target, List<Fact> facts) {
        for (GoFile file : found.cgoFiles()) {
            file.cgo().stream()
                    .filter(line -> line.appliesTo(target))
                    .forEach(line -> addLibraries(line, found.place(tree, file, line.line()), facts));
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

    private byte[] source(GoPackage found, GoFile file) {
        return tree.read(found.directory().resolve(file.name()));
    }
}
