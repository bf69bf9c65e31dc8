package io.github.goimage.processor.service;

import io.github.goimage.processor.copied.CredentialFiles;
import io.github.goimage.processor.copied.FileEntry.SecretFound;
import io.github.goimage.processor.files.Executable;
import io.github.goimage.processor.files.OwnFile;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.graph.SymbolicLinks;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.secret.SensitiveFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says which files of the build context a program is built from. Below a module's root it names whole directories, so
 * that a Go file that is added later is built without another run of the Java compiler.
 */
final class SourcePlanner {
    private static final String VENDOR = "vendor";

    private final SourceTree tree;
    private final ModuleTree modules;
    private final Path context;
    private final SortedSet<String> directories = new TreeSet<>();
    private final SortedSet<String> files = new TreeSet<>();
    private final SortedSet<String> embedded = new TreeSet<>();
    private final SymbolicLinks links;
    private final CredentialFiles credentials;
    private final List<String> built = new ArrayList<>();
    private final List<SecretFound> secrets = new ArrayList<>();

    SourcePlanner(SourceTree tree, ModuleTree modules, List<ImportGraph> graphs, Path context) {
        this.tree = tree;
        this.modules = modules;
        this.context = context;
        this.links = new SymbolicLinks(tree, context);
        this.credentials = new CredentialFiles(tree);
        graphs.forEach(this::addGraph);
        moduleFiles().forEach(file -> links.add(context.resolve(file)));
        links.places().forEach(this::addLinked);
        directories.forEach(directory -> search(context.resolve(directory)));
        if (modules.usesVendor()) {
            directories.add(name(modules.workDirectory().resolve(VENDOR)));
        }
    }

    /** Returns the plan, with the main packages as the go command takes them. */
    SourcePlan plan(List<String> mains) {
        return new SourcePlan(
                true,
                name(modules.main().directory()),
                mains.stream().map(this::program).toList(),
                moduleFiles(),
                List.copyOf(directories),
                List.copyOf(files),
                goDirectories(),
                List.copyOf(built),
                embedded.stream().filter(SensitiveFiles::isHidden).toList(),
                modules.requiresModules() && !modules.usesVendor());
    }

    private BuiltProgram program(String main) {
        Path directory = modules.main().directory().resolve(main).normalize();
        return BuiltProgram.of(main, modules.main().importPathOf(directory));
    }

    /** Returns the files with credentials below the directories of the plan, among those with suspicious names. */
    List<SecretFound> secrets() {
        return List.copyOf(secrets);
    }

    /** Returns symbolic links that lead a builder nowhere. */
    List<SymbolicLinks.Outside> outsideLinks() {
        return links.outside();
    }

    private void addGraph(ImportGraph graph) {
        graph.all().forEach(found -> links.add(found, graph.target()));
        graph.packages().forEach(this::addPackage);
        graph.all().forEach(this::addEmbedded);
        if (graph.hasProfile()) {
            Path profile = graph.main().directory().resolve("default.pgo");
            add(profile);
            links.add(profile);
        }
    }

    /** Adds a link or its target: whatever its name, it is read under another name, too. */
    private void addLinked(Path path) {
        boolean sentAnyway = isRoot(SourceTree.directoryOf(path))
                && (isGoFile(path) || moduleFiles().contains(name(path)));
        if (!sentAnyway) {
            add(path);
        }
        embedded.add(name(path));
    }

    private void addPackage(GoPackage found) {
        if (found.usesCgo() && isRoot(found.directory())) {
            // C code may include headers of directories that hold no Go file.
            tree.list(found.directory()).stream()
                    .filter(entry -> entry.isDirectory() && !entry.name().startsWith("."))
                    .forEach(entry -> add(found.directory().resolve(entry.name())));
        }
        add(found.directory());
        found.otherFiles().forEach(file -> add(found.directory().resolve(file)));
        found.embeddedFiles().forEach(file -> add(found.directory().resolve(file)));
    }

    private void addEmbedded(GoPackage found) {
        found.embeddedFiles().stream()
                .map(file -> found.directory().resolve(file))
                .filter(file -> !isOurs(file))
                .forEach(file -> embedded.add(name(file)));
    }

    /**
     * Adds the file or directory itself if it lies at a module's root, otherwise the directory of the root that holds
     * it.
     */
    private void add(Path path) {
        Path root = modules.modules().stream()
                .map(GoModule::directory)
                .filter(path::startsWith)
                .max((a, b) -> Integer.compare(a.getNameCount(), b.getNameCount()))
                .orElse(context);
        if (path.equals(root)) {
            return;
        }
        Path atRoot = root.resolve(path.getName(root.getNameCount()));
        if (tree.isDirectory(atRoot)) {
            directories.add(name(atRoot));
        } else if (!isOurs(atRoot)) {
            files.add(name(atRoot));
        }
    }

    private static boolean isGoFile(Path path) {
        return path.getFileName().toString().endsWith(".go");
    }

    /**
     * Returns whether a file is a committed copy of what goimage writes: if it were sent because a pattern embeds it,
     * the output would change with it.
     */
    private boolean isOurs(Path file) {
        return file.getFileName().toString().startsWith("Dockerfile.")
                && tree.isFile(file)
                && OwnFile.beginsWith(tree.head(file, OwnFile.HEAD));
    }

    private boolean isRoot(Path directory) {
        return modules.modules().stream().anyMatch(module -> module.directory().equals(directory));
    }

    private List<String> moduleFiles() {
        SortedSet<String> found = new TreeSet<>();
        for (GoModule module : modules.modules()) {
            addIfFile(found, module.directory().resolve("go.mod"));
            addIfFile(found, module.directory().resolve("go.sum"));
        }
        if (modules.work().isPresent()) {
            addIfFile(found, modules.workDirectory().resolve("go.work"));
            addIfFile(found, modules.workDirectory().resolve("go.work.sum"));
        }
        return List.copyOf(found);
    }

    private void addIfFile(SortedSet<String> found, Path file) {
        if (tree.isFile(file)) {
            found.add(name(file));
        }
    }

    /** Returns the modules' roots that have Go files. */
    private List<String> goDirectories() {
        return modules.modules().stream()
                .map(GoModule::directory)
                .filter(root -> tree.list(root).stream().anyMatch(SourcePlanner::isCopied))
                .map(this::name)
                .sorted()
                .toList();
    }

    /**
     * Returns whether an entry is copied: a wildcard that matches no file that the ignore file admits stops the build.
     */
    private static boolean isCopied(TreeEntry entry) {
        return entry.isReadableFile()
                && entry.name().endsWith(".go")
                && !entry.name().endsWith("_test.go");
    }

    private void search(Path directory) {
        for (TreeEntry entry : tree.list(directory)) {
            Path path = entry.in(directory);
            if (entry.isDirectory()) {
                search(path);
            } else if (entry.isReadableFile()) {
                Optional<String> secret = credentials.amongSources(path);
                secret.ifPresent(what -> secrets.add(new SecretFound(name(path), what)));
                boolean staysOut = secret.isPresent()
                        ? !SensitiveFiles.isHidden(name(path))
                        : !SensitiveFiles.isSecret(entry.name()) && isExecutable(path);
                if (staysOut && !embedded.contains(name(path))) {
                    built.add(name(path));
                }
            }
        }
    }

    /**
     * Returns whether a file is a built program, which has no extension or one of these; of the others, no byte is
     * read.
     */
    private boolean isExecutable(Path file) {
        String name = file.getFileName().toString();
        boolean mayBe = !name.contains(".") || name.endsWith(".exe") || name.endsWith(".test") || name.endsWith(".out");
        return mayBe && Executable.isOne(tree.head(file, Executable.MAGIC_LENGTH));
    }

    /**
     * Returns a path relative to the context, with {@code /}; empty for the context itself.
     *
     * @throws java.nio.file.InvalidPathException if the locale lacks a character of it: the text would lead nowhere
     */
    private String name(Path path) {
        String name = Project.slashed(context, path);
        return name.indexOf(TreeEntry.UNKNOWN) < 0 ? name : Project.slashed(context, context.resolve(name));
    }
}
