package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.modfile.GoWork;
import io.github.goimage.processor.golang.modfile.Replacement;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rejects what the go command rejects in a workspace's lines: LoadWorkFile, loadModFile and makeMainModules of cmd/go.
 */
final class WorkspaceCheck {
    /** The version of a go.work without a {@code go} line. */
    private static final GoVersion OLDEST_OF_WORK = new GoVersion(1, 18, 0, "", 0);

    /** From this version on, a {@code go} line is the minimum that a module needs. */
    private static final GoVersion FIRST_STRICT = new GoVersion(1, 21, -1, "", 0);

    private record Target(String file, Object target) {}

    private WorkspaceCheck() {}

    static void check(GoWork work, List<LocalModule> members) {
        Set<Path> directories = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (LocalModule member : members) {
            if (!directories.add(member.directory())) {
                throw UnusableFileException.syntax(
                        member.at().file(),
                        member.at().number(),
                        "path " + member.written() + " appears multiple times in workspace");
            }
            if (member.module().isPresent() && !paths.add(member.path())) {
                throw UnusableFileException.syntax(
                        member.at().file(),
                        member.at().number(),
                        "module " + member.path() + " appears multiple times in workspace");
            }
            member.module().flatMap(module -> module.mod().go()).ifPresent(go -> checkGo(work, member, go.value()));
        }
        checkReplacements(work, members);
    }

    private static void checkReplacements(GoWork work, List<LocalModule> members) {
        Set<String> overridden = new HashSet<>();
        for (Replacement line : work.replace()) {
            ModuleVersion original = line.original();
            if (original.version().isEmpty()
                    && members.stream().anyMatch(member -> member.path().equals(original.path()))) {
                throw UnusableFileException.syntax(
                        work.file(),
                        line.line(),
                        "workspace module " + original.path() + " is replaced at all versions: remove the line, or name"
                                + " the version");
            }
            overridden.add(original.path());
        }
        Map<ModuleVersion, Target> first = new HashMap<>();
        for (GoModule module :
                members.stream().flatMap(member -> member.module().stream()).toList()) {
            for (Replacement line : module.mod().replace()) {
                if (overridden.contains(line.original().path())) {
                    continue;
                }
                Target target = new Target(module.mod().file(), target(line, module));
                Target earlier = first.putIfAbsent(line.original(), target);
                if (earlier != null && !earlier.target().equals(target.target())) {
                    throw UnusableFileException.syntax(
                            target.file(),
                            line.line(),
                            "conflicting replacements for " + line.original() + ", here and in " + earlier.file()
                                    + ": a replace line in " + work.file() + " decides");
                }
            }
        }
    }

    /** Returns the target of a line; a directory is relative to the module whose line names it. */
    private static Object target(Replacement line, GoModule module) {
        try {
            return line.isLocal()
                    ? module.directory().resolve(line.target().path()).normalize()
                    : line.target();
        } catch (InvalidPathException noDirectory) {
            return line.target();
        }
    }

    private static void checkGo(GoWork work, LocalModule member, GoVersion needed) {
        Optional<Located<GoVersion>> line = work.go();
        GoVersion listed = line.map(Located::value).orElse(OLDEST_OF_WORK);
        if (needed.compareTo(listed) > 0 && needed.compareTo(FIRST_STRICT) >= 0) {
            throw UnusableFileException.syntax(
                    work.file(),
                    line.map(Located::line).orElse(0),
                    (line.isPresent() ? "lists" : "implicitly requires") + " go " + listed + ", but its module "
                            + member.written() + " requires go >= " + needed + ": run go work use");
        }
    }
}
