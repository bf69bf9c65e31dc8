package io.github.goimage.processor.golang.names;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.BuildConstraint;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoParser;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.ImportedNames;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds exported names of the team's own packages that no compiled file declares: a generated file is missing, or a
 * build tag. The text of the files says which names may be missing; only then they are parsed.
 */
public final class MissingNames {
    private final SourceTree tree;
    private final ImportGraph graph;
    private final Map<String, GoPackage> own;
    private final Map<String, Set<String>> declared = new HashMap<>();
    private final Map<String, MissingName> found = new TreeMap<>();

    private MissingNames(SourceTree tree, ImportGraph graph) {
        this.tree = tree;
        this.graph = graph;
        this.own = graph.packages().stream()
                .filter(MissingNames::isReadWhole)
                .collect(Collectors.toMap(GoPackage::path, one -> one));
    }

    /** Returns each name once, in the order of the packages and names. */
    public static List<MissingName> find(SourceTree tree, ImportGraph graph) {
        MissingNames names = new MissingNames(tree, graph);
        for (GoPackage user : graph.packages()) {
            user.compiledFiles().forEach(file -> names.read(user, file));
        }
        return List.copyOf(names.found.values());
    }

    /** Returns whether Go code alone says what a package declares; cgo and SWIG write more. */
    private static boolean isReadWhole(GoPackage found) {
        return !found.goFiles().isEmpty()
                && found.cgoFiles().isEmpty()
                && found.withoutCgo().isEmpty()
                && found.otherFiles().stream().noneMatch(name -> name.endsWith(".swig") || name.endsWith(".swigcxx"));
    }

    private void read(GoPackage user, GoFile file) {
        List<String> paths = file.imports().stream()
                .map(GoImport::path)
                .filter(own::containsKey)
                .distinct()
                .toList();
        if (paths.isEmpty()) {
            return;
        }
        GoText text = text(user, file.name());
        ImportedNames imports = new ImportedNames(
                file, path -> own.containsKey(path) ? own.get(path).name() : "");
        Map<String, Set<String>> missing = new HashMap<>();
        imports.byName().forEach((name, path) -> {
            if (own.containsKey(path)) {
                Set<String> unknown = text.membersOf(name);
                unknown.removeAll(declaredIn(path));
                if (!unknown.isEmpty()) {
                    missing.put(name, unknown);
                }
            }
        });
        if (!missing.isEmpty()) {
            verify(user, file, text, imports, missing);
        }
    }

    private void verify(
            GoPackage user, GoFile file, GoText text, ImportedNames imports, Map<String, Set<String>> missing) {
        Sought sought = Sought.words(List.of());
        missing.forEach(sought::add);
        GoSyntax syntax = GoParser.parse(text);
        if (!syntax.failures().isEmpty()) {
            return;
        }
        syntax.partsWith(sought).stream()
                .map(GoPart::uses)
                .flatMap(List::stream)
                .flatMap(use -> GoSyntax.named(use) instanceof Selector selector ? Stream.of(selector) : Stream.empty())
                .forEach(selector -> imports.pathOf(selector.of())
                        .filter(own::containsKey)
                        .filter(path -> !declaredIn(path).contains(selector.name()))
                        .filter(path -> isExported(selector.name()) && !isDeclared(path, selector.name()))
                        .ifPresent(path -> add(path, selector, user, file)));
    }

    private GoPackage owner(String path) {
        return Objects.requireNonNull(own.get(path), path);
    }

    private static boolean isExported(String name) {
        return Character.isUpperCase(name.codePointAt(0));
    }

    /** Returns whether a file of a package declares a name, or may, because it could not be parsed. */
    private boolean isDeclared(String path, String name) {
        GoPackage owner = owner(path);
        return owner.goFiles().stream()
                .map(file -> GoParser.parse(text(owner, file.name())))
                .anyMatch(syntax -> !syntax.failures().isEmpty() || declares(syntax, name));
    }

    private static boolean declares(GoSyntax syntax, String name) {
        return syntax.variables().stream().anyMatch(one -> one.name().equals(name))
                || syntax.types().stream().anyMatch(one -> one.name().equals(name))
                || syntax.functions().stream().anyMatch(one -> one.name().equals(name));
    }

    private void add(String path, Selector selector, GoPackage user, GoFile file) {
        GoPackage owner = owner(path);
        found.computeIfAbsent(path + "." + selector.name(), absent -> {
            Optional<GoFile> other = elsewhere(owner, selector.name());
            return new MissingName(
                    owner.name() + "." + selector.name(),
                    path,
                    user.place(tree, file, selector.line()),
                    other.map(one -> new SourceLine(tree.nameOf(owner.directory(), one.name()), 0)),
                    other.flatMap(one -> tag(one)));
        });
    }

    /** Returns a file of the package that is not compiled and declares a name. */
    private Optional<GoFile> elsewhere(GoPackage owner, String name) {
        Set<String> compiled = owner.goFiles().stream().map(GoFile::name).collect(Collectors.toSet());
        return tree.list(owner.directory()).stream()
                .filter(TreeEntry::isReadableFile)
                .map(TreeEntry::name)
                .filter(file -> file.endsWith(".go") && !file.endsWith("_test.go") && !compiled.contains(file))
                .filter(file -> text(owner, file).declared().contains(name))
                .findFirst()
                .map(file -> GoFile.parse(
                        /* file= */ tree.nameOf(owner.directory(), file),
                        /* name= */ file,
                        tree.read(owner.directory().resolve(file))));
    }

    /** Returns a tag with which a file is compiled; a name of a system or processor is none. */
    private Optional<String> tag(GoFile file) {
        BuildTarget target = graph.target();
        if (!target.matchesName(file.name())) {
            return Optional.empty();
        }
        Set<String> tags = new LinkedHashSet<>();
        addTags(file.constraint(), tags);
        return tags.stream()
                .filter(tag -> !tag.equals("ignore") && !BuildTarget.isKnown(tag))
                .filter(tag -> file.constraint().matches(each -> each.equals(tag) || target.holds(each)))
                .findFirst();
    }

    private static void addTags(BuildConstraint constraint, Set<String> tags) {
        if (constraint instanceof BuildConstraint.Tag tag) {
            tags.add(tag.name());
        } else if (constraint instanceof BuildConstraint.And and) {
            addTags(and.left(), tags);
            addTags(and.right(), tags);
        } else if (constraint instanceof BuildConstraint.Or or) {
            addTags(or.left(), tags);
            addTags(or.right(), tags);
        }
    }

    private Set<String> declaredIn(String path) {
        return declared.computeIfAbsent(path, absent -> {
            GoPackage owner = owner(path);
            Set<String> names = new HashSet<>();
            owner.goFiles()
                    .forEach(file -> names.addAll(text(owner, file.name()).declared()));
            return names;
        });
    }

    private GoText text(GoPackage owner, String name) {
        Path file = owner.directory().resolve(name);
        return new GoText(tree.nameOf(owner.directory(), name), tree.read(file));
    }
}
