package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoHeads;
import io.github.goimage.processor.golang.source.GoImport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountedCompleter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the imports of a main package, each as soon as it is known, with all processors; create an instance for each
 * graph.
 */
public final class ImportGraphReader {
    private final SourceTree tree;
    private final ImportResolver resolver;
    private final PackageReader reader;
    private final BuildTarget target;
    private final Map<String, Optional<PackagePlace>> places = new ConcurrentHashMap<>();
    private final Map<String, Read> packages = new ConcurrentSkipListMap<>();
    private final Queue<UnusableFileException> failures = new ConcurrentLinkedQueue<>();

    /** A package, and its imports that leave the tree. */
    private record Read(GoPackage found, List<Leaving> leaving) {}

    private record Leaving(GoFile file, GoImport imported) {}

    public ImportGraphReader(SourceTree tree, ImportResolver resolver, GoHeads heads, BuildTarget target) {
        this.tree = tree;
        this.resolver = resolver;
        this.reader = new PackageReader(tree, heads, target);
        this.target = target;
    }

    public ImportGraph read(PackagePlace main) {
        places.put(main.path(), Optional.of(main));
        new Reading(null, main).invoke();
        // Of several failures, always the same one is reported, whichever thread met its failure first.
        failures.stream()
                .min(Comparator.comparing(UnusableFileException::getMessage))
                .ifPresent(failure -> {
                    throw failure;
                });
        List<OutsideImport> outside = outsideImports();
        return new ImportGraph(
                target,
                Objects.requireNonNull(packages.get(main.path()), "read first").found(),
                read(true).map(Read::found).toList(),
                read(false).map(Read::found).toList(),
                select(outside, OutsideImport.Kind.MODULE),
                select(outside, OutsideImport.Kind.MISSING),
                select(outside, OutsideImport.Kind.STANDARD),
                tree.isFile(main.directory().resolve("default.pgo")));
    }

    private Stream<Read> read(boolean own) {
        return packages.values().stream().filter(read -> read.found().origin().isOwn() == own);
    }

    private List<OutsideImport> select(List<OutsideImport> imports, OutsideImport.Kind kind) {
        return imports.stream()
                .filter(imported -> resolver.kindOf(imported.path()) == kind)
                .toList();
    }

    /** Reads one package, and leaves the packages that it is the first to import to any free thread. */
    private final class Reading extends CountedCompleter<Void> {
        private static final long serialVersionUID = 1;

        private final transient PackagePlace place;

        Reading(@Nullable Reading importer, PackagePlace place) {
            super(importer);
            this.place = place;
        }

        @Override
        public void compute() {
            try {
                read(reader.read(place));
            } catch (UnusableFileException e) {
                failures.add(e);
            }
            propagateCompletion();
        }

        private void read(GoPackage found) {
            List<Leaving> leaving = new ArrayList<>();
            for (GoFile file : found.compiledFiles()) {
                for (GoImport imported : file.imports()) {
                    if (!imported.path().equals("C") && follow(imported.path()).isEmpty()) {
                        leaving.add(new Leaving(file, imported));
                    }
                }
            }
            packages.put(found.path(), new Read(found, leaving));
        }

        private Optional<PackagePlace> follow(String path) {
            Optional<PackagePlace> known = places.get(path);
            if (known != null) {
                return known;
            }
            Optional<PackagePlace> next = resolver.find(path);
            if (places.putIfAbsent(path, next) == null && next.isPresent()) {
                addToPendingCount(1);
                new Reading(this, next.get()).fork();
            }
            return next;
        }
    }

    /** Returns the imports, each with the first file that imports it, own packages first. */
    private List<OutsideImport> outsideImports() {
        Map<String, OutsideImport> first = new HashMap<>();
        Stream.concat(read(true), read(false)).forEach(read -> {
            for (Leaving leaving : read.leaving()) {
                first.computeIfAbsent(
                        leaving.imported().path(),
                        path -> OutsideImport.of(tree, read.found(), leaving.file(), leaving.imported()));
            }
        });
        return first.values().stream()
                .sorted(Comparator.comparing(OutsideImport::path))
                .toList();
    }
}
