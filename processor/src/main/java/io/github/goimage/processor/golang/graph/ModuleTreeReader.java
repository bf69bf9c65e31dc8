package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.graph.LocalModule.Status;
import io.github.goimage.processor.golang.modfile.GoWork;
import io.github.goimage.processor.golang.modfile.VendorModules;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a main module with its workspace, replacements and vendor directory (Go Modules Reference). */
public final class ModuleTreeReader {
    private static final GoVersion FIRST_THAT_USES_VENDOR = new GoVersion(1, 14, 0, "", 0);

    private final SourceTree tree;

    public ModuleTreeReader(SourceTree tree) {
        this.tree = tree;
    }

    public ModuleTree read(Path directory) {
        GoModule main = GoModule.read(tree, directory.toAbsolutePath().normalize());
        for (Path above = main.directory(); above != null && tree.contains(above); above = above.getParent()) {
            Path file = above.resolve("go.work");
            if (tree.isFile(file)) {
                GoWork work = GoWork.read(tree, file);
                List<LocalModule> members = members(work, above);
                if (!isMember(main, members)) {
                    String use =
                            "./" + above.relativize(main.directory()).toString().replace('\\', '/');
                    return alone(main, Optional.of(new OtherWorkspace(work.file(), use, paths(members))));
                }
                WorkspaceCheck.check(work, members);
                return complete(main, Optional.of(work), above, members, Optional.empty());
            }
        }
        return alone(main, Optional.empty());
    }

    private static List<String> paths(List<LocalModule> members) {
        return members.stream()
                .filter(member -> member.module().isPresent())
                .map(LocalModule::path)
                .toList();
    }

    private ModuleTree alone(GoModule main, Optional<OtherWorkspace> other) {
        return complete(main, Optional.empty(), main.directory(), List.of(), other);
    }

    private ModuleTree complete(
            GoModule main,
            Optional<GoWork> work,
            Path workDirectory,
            List<LocalModule> members,
            Optional<OtherWorkspace> other) {
        Path vendorDirectory = workDirectory.resolve("vendor");
        Optional<VendorModules> vendor = tree.isDirectory(vendorDirectory)
                ? Optional.of(vendorModules(vendorDirectory.resolve("modules.txt")))
                : Optional.empty();
        Optional<Located<GoVersion>> go =
                work.isPresent() ? work.get().go() : main.mod().go();
        boolean usesVendor = vendor.isPresent()
                && go.isPresent()
                && go.get().value().compareTo(FIRST_THAT_USES_VENDOR) >= 0
                && vendor.get().workspace() == work.isPresent();
        List<LocalModule> replacements =
                usesVendor ? List.of() : new LocalReplacements(this, main, work, workDirectory, members).find();
        return new ModuleTree(main, work, workDirectory, members, replacements, vendor, usesVendor, other);
    }

    /** Reads vendor/modules.txt; a vendor directory without it counts as one whose list is empty. */
    private VendorModules vendorModules(Path file) {
        return tree.isFile(file) ? VendorModules.read(tree, file) : VendorModules.parse(tree.nameOf(file), "");
    }

    private List<LocalModule> members(GoWork work, Path directory) {
        List<LocalModule> members = new ArrayList<>();
        for (Located<String> use : work.use()) {
            members.add(localModule("", use.value(), new SourceLine(work.file(), use.line()), directory));
        }
        return List.copyOf(members);
    }

    private boolean isMember(GoModule main, List<LocalModule> members) {
        Path directory = tree.real(main.directory());
        return members.stream()
                .filter(member -> member.status() == Status.PRESENT)
                .anyMatch(member -> tree.real(member.directory()).equals(directory));
    }

    /**
     * Reads the module that a line names, relative to the directory of the line's file; if the path is missing, go.mod
     * gives it.
     */
    LocalModule localModule(String path, String written, SourceLine at, Path from) {
        Path directory;
        try {
            directory = from.resolve(written.replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            throw UnusableFileException.syntax(at.file(), at.number(), "invalid directory: " + e.getReason());
        }
        Status status = status(directory);
        Optional<GoModule> module =
                status == Status.PRESENT ? Optional.of(GoModule.read(tree, directory)) : Optional.empty();
        String known =
                path.isEmpty() ? module.map(found -> found.mod().modulePath()).orElse("") : path;
        return new LocalModule(known, written, at, directory, status, module);
    }

    private Status status(Path directory) {
        if (!tree.contains(directory)) {
            return Status.OUTSIDE_ROOT;
        }
        try {
            tree.real(directory);
        } catch (UnusableFileException e) {
            return e.kind() == UnusableFileException.Kind.OUTSIDE_ROOT ? Status.OUTSIDE_ROOT : Status.MISSING;
        }
        return tree.isFile(directory.resolve("go.mod")) ? Status.PRESENT : Status.MISSING;
    }
}
