package io.github.goimage.processor.service;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.service.Prebuilt.Fault;
import io.github.goimage.processor.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the binary that an annotation names and reads its headers. */
final class PrebuiltFinder {
    private final Project project;
    private final SourceTree tree;
    private final Path module;
    private final Optional<Program> code;
    private final List<FileEntry> files;

    /**
     * Prepares to look.
     *
     * @param module where the project's Go code is; the project directory where none is known
     * @param code what is known of it
     * @param files what lies at each element of {@code files}
     */
    PrebuiltFinder(Project project, SourceTree tree, Path module, Optional<Program> code, List<FileEntry> files) {
        this.project = project;
        this.tree = tree;
        this.module = module;
        this.code = code;
        this.files = files;
    }

    /**
     * Looks for the binary.
     *
     * @param named its path from the project directory
     */
    ModuleSearch find(String named) {
        try {
            Path path = placeOf(named);
            if (path.equals(project.projectDir())) {
                return new ModuleSearch.PrebuiltOutside(named);
            }
            return new ModuleSearch.Copied(read(named, tree.regularFile(path)));
        } catch (InvalidPathException e) {
            return new ModuleSearch.Unnameable(named);
        } catch (UnusableFileException e) {
            if (e.kind() == UnusableFileException.Kind.OUTSIDE_ROOT) {
                return new ModuleSearch.PrebuiltOutside(named);
            }
            Path path = placeOf(named);
            boolean absent = e.kind() == UnusableFileException.Kind.MISSING;
            Path end = absent ? tree.destination(path) : path;
            String counted = absent && tree.linkTarget(path).isEmpty() ? ", counted from the project directory" : "";
            Fault.Kind kind = absent ? Fault.Kind.ABSENT : Fault.Kind.ACCESS;
            return new ModuleSearch.Copied(
                    unusable(named, isWritable(end) ? end : path, new Fault(kind, e.problem() + counted)));
        }
    }

    private Path placeOf(String named) {
        return project.projectDir().resolve(named).normalize();
    }

    private Prebuilt read(String named, Path real) {
        if (!isWritable(real)) {
            return unusable(
                    named,
                    placeOf(named),
                    new Fault(Fault.Kind.NAME, "leads to a file whose name no Dockerfile can hold"));
        }
        try {
            Elf elf = ElfReader.read((offset, length) -> tree.part(real, offset, length));
            return prebuilt(named, real, Optional.of(elf), Optional.empty());
        } catch (ElfReader.ElfException e) {
            return unusable(named, real, new Fault(Fault.Kind.CONTENT, e.fault()));
        }
    }

    /** Whether a Dockerfile can hold the path from the build context. */
    private boolean isWritable(Path file) {
        return StreamSupport.stream(contextOf(file).relativize(file).spliterator(), false)
                .map(Path::toString)
                .noneMatch(name -> name.contains("\\") || name.codePoints().anyMatch(Printable::isControl));
    }

    private Path contextOf(Path file) {
        return ServiceFinder.contextOf(SourceTree.directoryOf(file), Stream.empty(), files);
    }

    private Prebuilt unusable(String named, Path file, Fault fault) {
        return prebuilt(named, file, Optional.empty(), Optional.of(fault));
    }

    private Prebuilt prebuilt(String named, Path file, Optional<Elf> elf, Optional<Fault> fault) {
        Path context = contextOf(file);
        return new Prebuilt(
                named,
                context,
                Project.relative(project.projectDir(), context),
                Project.slashed(context, file),
                isExecutable(file),
                elf,
                fault,
                hasOwnIgnoreFile(context),
                new Prebuilt.Output(
                        Project.relative(project.projectDir(), module),
                        Project.slashed(module, placeOf(named)),
                        code.map(program -> program.source().main()).orElse(".")),
                code,
                files);
    }

    /** The binary may be the one to come, and its directory the one that cannot be read. */
    private boolean hasOwnIgnoreFile(Path context) {
        try {
            return ServiceFinder.hasOwnIgnoreFile(tree, context);
        } catch (UnusableFileException unreadable) {
            return false;
        }
    }

    private static boolean isExecutable(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        } catch (UnsupportedOperationException | IOException unknown) {
            return true;
        }
    }
}
