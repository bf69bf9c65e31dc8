package io.github.goimage.processor.service;

import io.github.goimage.processor.gomod.GoFileException;
import io.github.goimage.processor.gomod.SourceTree;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.service.Prebuilt.Fault;
import io.github.goimage.processor.spec.Printable;
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
    private final Optional<Program> code;
    private final List<FileEntry> files;

    /**
     * Prepares to look.
     *
     * @param code what is known of the project's Go code
     * @param files what lies at each element of {@code files}
     */
    PrebuiltFinder(Project project, SourceTree tree, Optional<Program> code, List<FileEntry> files) {
        this.project = project;
        this.tree = tree;
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
            Path path = project.projectDir().resolve(named).normalize();
            if (!tree.contains(path) || path.equals(project.projectDir())) {
                return new ModuleSearch.PrebuiltOutside(named);
            }
            return new ModuleSearch.Copied(read(named, tree.regularFile(path)));
        } catch (InvalidPathException e) {
            return new ModuleSearch.Unnameable(named);
        } catch (GoFileException e) {
            if (e.kind() == GoFileException.Kind.OUTSIDE_ROOT) {
                return new ModuleSearch.PrebuiltOutside(named);
            }
            Path path = project.projectDir().resolve(named).normalize();
            String counted = e.kind() == GoFileException.Kind.MISSING ? ", counted from the project directory" : "";
            boolean readable = e.kind() != GoFileException.Kind.UNREADABLE;
            return new ModuleSearch.Copied(refused(named, path, new Fault(e.problem() + counted, readable)));
        }
    }

    private Prebuilt read(String named, Path real) {
        boolean writable = StreamSupport.stream(contextOf(real).relativize(real).spliterator(), false)
                .map(Path::toString)
                .noneMatch(name -> name.contains("\\") || name.codePoints().anyMatch(Printable::isControl));
        if (!writable) {
            return refused(
                    named,
                    project.projectDir().resolve(named).normalize(),
                    new Fault("leads to a file whose name no Dockerfile can hold", true));
        }
        try {
            Elf elf = ElfReader.read((offset, length) -> tree.part(real, offset, length));
            return prebuilt(named, real, Optional.of(elf), Optional.empty());
        } catch (ElfReader.ElfException e) {
            return refused(named, real, new Fault(e.fault(), true));
        }
    }

    private Path contextOf(Path file) {
        return ServiceFinder.contextOf(SourceTree.directoryOf(file), Stream.empty(), files);
    }

    private Prebuilt refused(String named, Path file, Fault fault) {
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
                // Of a refused image nobody asks, and its directory may be the one that cannot be read.
                fault.isEmpty() && ServiceFinder.hasOwnIgnoreFile(tree, context),
                code,
                files);
    }

    private static boolean isExecutable(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        } catch (UnsupportedOperationException | IOException unknown) {
            return true;
        }
    }
}
