package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.modfile.GoWork;
import io.github.goimage.processor.golang.modfile.Replacement;
import io.github.goimage.processor.golang.modfile.Requirement;
import io.github.goimage.processor.golang.version.SemanticVersion;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds which local directories replace a required module. The selected version is the highest that a known go.mod
 * requires: since Go 1.17 the main module's go.mod lists all modules that provide a package.
 */
final class LocalReplacements {

    private record Line(Replacement replacement, String file, Path from) {}

    private final ModuleTreeReader reader;
    private final GoModule main;
    private final List<LocalModule> members;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> required = new TreeMap<>();
    private final Map<String, LocalModule> found = new TreeMap<>();

    LocalReplacements(
            ModuleTreeReader reader,
            GoModule main,
            Optional<GoWork> work,
            Path workDirectory,
            List<LocalModule> members) {
        this.reader = reader;
        this.main = main;
        this.members = members;
        work.ifPresent(file -> addLines(file.replace(), file.file(), workDirectory));
        mainModules()
                .values()
                .forEach(module -> addLines(module.mod().replace(), module.mod().file(), module.directory()));
    }

    List<LocalModule> find() {
        Deque<GoModule> unread = new ArrayDeque<>(mainModules().values());
        while (!unread.isEmpty()) {
            require(unread.remove());
            unread.addAll(replaceNewlyRequired());
        }
        return List.copyOf(found.values());
    }

    private List<GoModule> replaceNewlyRequired() {
        List<GoModule> added = new ArrayList<>();
        for (String path : replacedPaths()) {
            Optional<Line> line = found.containsKey(path) ? Optional.empty() : lineFor(path);
            if (line.isPresent() && line.get().replacement().isLocal()) {
                LocalModule module = read(line.get());
                found.put(path, module);
                module.module().ifPresent(added::add);
            }
        }
        return added;
    }

    private List<String> replacedPaths() {
        return lines.stream()
                .map(line -> line.replacement().original().path())
                .distinct()
                .filter(path -> !mainModules().containsKey(path))
                .filter(path -> required.containsKey(path) || !main.mod().listsAllRequirements())
                .toList();
    }

    /**
     * Returns the line that applies: a line for the selected version takes precedence over one for all versions, and
     * go.work's lines over the modules'.
     */
    private Optional<Line> lineFor(String path) {
        String selected = required.getOrDefault(path, "");
        List<Line> about = lines.stream()
                .filter(line -> selected.isEmpty()
                        ? line.replacement().original().path().equals(path)
                        : line.replacement().covers(path, selected))
                .toList();
        return about.stream()
                .filter(line -> !line.replacement().original().version().isEmpty())
                .findFirst()
                .or(() -> about.stream().findFirst());
    }

    private LocalModule read(Line line) {
        Replacement replacement = line.replacement();
        return reader.localModule(
                replacement.original().path(),
                replacement.target().path(),
                new SourceLine(line.file(), replacement.line()),
                line.from());
    }

    private void require(GoModule module) {
        for (Requirement requirement : module.mod().require()) {
            required.merge(requirement.module().path(), requirement.module().version(), LocalReplacements::higher);
        }
    }

    private static String higher(String one, String other) {
        boolean less = SemanticVersion.parse(one)
                        .orElseThrow()
                        .compareTo(SemanticVersion.parse(other).orElseThrow())
                < 0;
        return less ? other : one;
    }

    private void addLines(List<Replacement> replacements, String file, Path from) {
        replacements.forEach(replacement -> lines.add(new Line(replacement, file, from)));
    }

    private Map<String, GoModule> mainModules() {
        Map<String, GoModule> modules = new LinkedHashMap<>();
        modules.put(main.mod().modulePath(), main);
        members.forEach(member -> member.module().ifPresent(module -> modules.putIfAbsent(member.path(), module)));
        return modules;
    }
}
