package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what makes files that a build lacks: a {@code //go:generate} line, a target of a Makefile or a script of
 * package.json that stands nearby. It is asked only when something is missing, and it runs nothing.
 */
public final class Generators {
    private static final String DIRECTIVE = "//go:generate ";
    private static final Pattern TARGET = Pattern.compile("^([A-Za-z0-9_][A-Za-z0-9_./-]*+)[ \t]*+:(?![=:]).*");
    private static final List<String> MAKEFILES = List.of("GNUmakefile", "makefile", "Makefile");

    /** Names that targets for generated code, and for a front end, usually have. */
    private static final List<String> CODE = List.of("generate", "gen", "codegen", "proto", "protos", "protobuf");

    private static final List<String> ASSETS = List.of("assets", "ui", "web", "frontend", "webui", "build-ui");

    private final SourceTree tree;
    private final Path module;
    private final List<ImportGraph> graphs;

    /** Looks in a module and the packages of graphs. */
    public Generators(SourceTree tree, Path module, List<ImportGraph> graphs) {
        this.tree = tree;
        this.module = module;
        this.graphs = graphs;
    }

    /**
     * Returns what makes a missing package, or a file of one: {@code go generate ./api (api/doc.go:3)}.
     *
     * @param missing the directory that lacks Go code
     * @param user the directory of the code that needs it
     */
    public Optional<String> ofCode(Path missing, Path user) {
        return directive(missing, user).or(() -> target(missing, CODE));
    }

    /**
     * Returns what makes missing files that are not Go code: {@code npm run build in web (web/package.json)}.
     *
     * @param missing the file or directory
     * @param user the directory of the code that embeds it
     */
    public Optional<String> ofFiles(Path missing, Path user) {
        return script(missing).or(() -> directive(missing, user)).or(() -> target(missing, ASSETS));
    }

    private Optional<String> directive(Path missing, Path user) {
        String name = missing.getFileName().toString();
        Set<Path> nearby = new LinkedHashSet<>(List.of(missing, user));
        Path parent = missing.getParent();
        if (parent != null && parent.startsWith(module)) {
            nearby.add(parent);
        }
        Set<Path> all = new LinkedHashSet<>(nearby);
        graphs.stream()
                .flatMap(graph -> graph.packages().stream())
                .map(GoPackage::directory)
                .forEach(all::add);
        return all.stream()
                .flatMap(directory -> directives(directory, line -> holds(line, name)))
                .findFirst()
                .or(() -> nearby.stream()
                        .flatMap(directory -> directives(directory, line -> true))
                        .findFirst());
    }

    private Stream<String> directives(Path directory, Predicate<String> line) {
        return list(directory)
                .filter(entry -> entry.name().endsWith(".go"))
                .flatMap(entry -> lines(entry.in(directory)).stream()
                        .filter(found -> found.text().startsWith(DIRECTIVE) && line.test(found.text()))
                        .limit(1)
                        .map(found -> "go generate " + relative(directory) + " (" + found.at() + ")"));
    }

    /** Returns a directory as the go command takes it in the module. */
    private String relative(Path directory) {
        String below = module.relativize(directory).toString().replace('\\', '/');
        return below.isEmpty() ? "." : "./" + below;
    }

    private Optional<String> target(Path missing, List<String> usual) {
        String name = missing.getFileName().toString();
        for (Path directory = module;
                directory != null && tree.contains(directory);
                directory = directory.getParent()) {
            for (String file : MAKEFILES) {
                Path makefile = directory.resolve(file);
                if (tree.isFile(makefile)) {
                    List<Target> targets = targets(lines(makefile));
                    Optional<Target> found = targets.stream()
                            .filter(target -> target.text().stream().anyMatch(line -> holds(line, name)))
                            .findFirst()
                            .or(() -> usual.stream()
                                    .flatMap(word -> targets.stream()
                                            .filter(target -> target.name().equals(word)))
                                    .findFirst());
                    if (found.isPresent()) {
                        return found.map(target -> "make " + target.name() + " (" + target.at() + ")");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private record Target(String name, SourceLine at, List<String> text) {}

    private static List<Target> targets(List<Line> lines) {
        List<Target> targets = new ArrayList<>();
        for (Line line : lines) {
            Matcher rule = TARGET.matcher(line.text());
            if (rule.matches()) {
                targets.add(new Target(rule.group(1), line.at(), new ArrayList<>(List.of(line.text()))));
            } else if (line.text().startsWith("\t") && !targets.isEmpty()) {
                targets.get(targets.size() - 1).text().add(line.text());
            }
        }
        return targets;
    }

    private Optional<String> script(Path missing) {
        for (Path directory = missing.getParent();
                directory != null && directory.startsWith(module);
                directory = directory.getParent()) {
            Path json = directory.resolve("package.json");
            if (tree.isFile(json)
                    && lines(json).stream().anyMatch(line -> line.text().contains("\"build\""))) {
                String in = directory.equals(module)
                        ? ""
                        : " in " + relative(directory).substring("./".length());
                return Optional.of(runner(directory) + " run build" + in + " (" + tree.nameOf(json) + ")");
            }
        }
        return Optional.empty();
    }

    private String runner(Path directory) {
        return tree.isFile(directory.resolve("pnpm-lock.yaml"))
                ? "pnpm"
                : tree.isFile(directory.resolve("yarn.lock")) ? "yarn" : "npm";
    }

    /** Returns whether a line names something as a word of its own, which may be part of a path. */
    private static boolean holds(String line, String name) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                .matcher(line)
                .find();
    }

    private record Line(String text, SourceLine at) {}

    private List<Line> lines(Path file) {
        List<Line> lines = new ArrayList<>();
        try {
            for (String text : new String(tree.read(file), StandardCharsets.UTF_8).split("\r?\n")) {
                lines.add(new Line(text, new SourceLine(tree.nameOf(file), lines.size() + 1)));
            }
        } catch (UnusableFileException unreadable) {
            return List.of();
        }
        return lines;
    }

    private Stream<TreeEntry> list(Path directory) {
        return tree.contains(directory) && tree.mayList(directory)
                ? tree.listIfPresent(directory).orElse(List.of()).stream().filter(TreeEntry::isReadableFile)
                : Stream.empty();
    }
}
