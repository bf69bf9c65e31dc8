package io.github.goimage.processor.service;

import io.github.goimage.processor.gomod.GoFileException;
import io.github.goimage.processor.gomod.SourceTree;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.spec.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Finds the binary that an annotation names and reads its headers. */
final class PrebuiltFinder {
    private final Project project;
    private final SourceTree tree;

    PrebuiltFinder(Project project, SourceTree tree) {
        this.project = project;
        this.tree = tree;
    }

    /**
     * Looks for the binary.
     *
     * @param named its path from the project directory
     * @param code what is known of the project's Go code
     */
    ModuleSearch find(String named, Optional<Program> code) {
        try {
            Path path = project.projectDir().resolve(named).normalize();
            if (!tree.contains(path) || path.equals(project.projectDir())) {
                return new ModuleSearch.PrebuiltOutside(named);
            }
            return new ModuleSearch.Copied(
                    Files.exists(path)
                            ? read(named, tree.real(path), code)
                            : prebuilt(
                                    named,
                                    path,
                                    Optional.empty(),
                                    Optional.of("is not there, counted from the project directory"),
                                    code));
        } catch (InvalidPathException e) {
            return new ModuleSearch.Unnameable(named);
        } catch (GoFileException e) {
            if (e.kind() == GoFileException.Kind.OUTSIDE_ROOT) {
                return new ModuleSearch.PrebuiltOutside(named);
            }
            Path path = project.projectDir().resolve(named).normalize();
            return new ModuleSearch.Copied(prebuilt(named, path, Optional.empty(), Optional.of(e.problem()), code));
        }
    }

    private Prebuilt read(String named, Path real, Optional<Program> code) {
        String name = real.getFileName().toString();
        if (name.contains("\\") || name.codePoints().anyMatch(Printable::isControl)) {
            Optional<String> fault = Optional.of("leads to a file whose name no Dockerfile can hold");
            return prebuilt(named, project.projectDir().resolve(named).normalize(), Optional.empty(), fault, code);
        }
        try {
            Elf elf = ElfReader.read((offset, length) -> tree.part(real, offset, length));
            return prebuilt(named, real, Optional.of(elf), Optional.empty(), code);
        } catch (ElfReader.ElfException e) {
            return prebuilt(named, real, Optional.empty(), Optional.of(e.fault()), code);
        }
    }

    private Prebuilt prebuilt(
            String named, Path file, Optional<Elf> elf, Optional<String> fault, Optional<Program> code) {
        Path context = SourceTree.directoryOf(file);
        return new Prebuilt(
                named,
                context,
                Project.relative(project.projectDir(), context),
                file.getFileName().toString(),
                isExecutable(file),
                elf,
                fault,
                tree.isDirectory(context) && ServiceFinder.hasOwnIgnoreFile(tree, context),
                code);
    }

    private static boolean isExecutable(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        } catch (UnsupportedOperationException | IOException unknown) {
            return true;
        }
    }
}
