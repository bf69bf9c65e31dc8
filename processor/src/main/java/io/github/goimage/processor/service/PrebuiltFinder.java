package io.github.goimage.processor.service;

import io.github.goimage.processor.files.Elf;
import io.github.goimage.processor.files.ElfReader;
import io.github.goimage.processor.files.IgnorePatterns;
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
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the binary that an annotation names and reads its headers. */
final class PrebuiltFinder {
    private final Project project;
    private final SourceTree tree;
    private final BuildInput code;
    private final Optional<Source> source;
    private final Path module;

    /**
     * Prepares to look.
     *
     * @param code what is known of the project's Go code
     */
    PrebuiltFinder(Project project, SourceTree tree, BuildInput code) {
        this.project = project;
        this.tree = tree;
        this.code = code;
        this.source = code instanceof Source found ? Optional.of(found) : Optional.empty();
        this.module = source.map(found -> found.modules().main().directory()).orElse(project.projectDir());
    }

    /**
     * Looks for the binary.
     *
     * @param named its path relative to the project directory
     */
    BuildInput find(String named) {
        try {
            Path path = placeOf(named);
            return path.equals(project.projectDir()) ? outsideRoot() : read(named, tree.regularFile(path));
        } catch (InvalidPathException e) {
            return new Unusable(code.settings(), new Unusable.UnnameablePath(named));
        } catch (UnusableFileException e) {
            if (e.kind() == UnusableFileException.Kind.OUTSIDE_ROOT) {
                return outsideRoot();
            }
            Path path = placeOf(named);
            boolean absent = e.kind() == UnusableFileException.Kind.MISSING;
            Path end = absent ? tree.destination(path) : path;
            String counted = absent && tree.linkTarget(path).isEmpty() ? " (relative to the project directory)" : "";
            Fault.Kind kind = absent ? Fault.Kind.ABSENT : Fault.Kind.ACCESS;
            return unusable(named, isWritable(end) ? end : path, new Fault(kind, e.problem() + counted));
        }
    }

    private Unusable outsideRoot() {
        return new Unusable(code.settings(), new Unusable.PrebuiltOutsideRoot());
    }

    private Path placeOf(String named) {
        return project.projectDir().resolve(named).normalize();
    }

    private Prebuilt read(String named, Path real) {
        if (!isWritable(real)) {
            return unusable(
                    named,
                    placeOf(named),
                    new Fault(Fault.Kind.NAME, "leads to a file whose name a Dockerfile cannot express"));
        }
        try {
            Elf elf = ElfReader.read((offset, length) -> tree.part(real, offset, length));
            return prebuilt(named, real, Optional.of(elf), Optional.empty());
        } catch (ElfReader.ElfException e) {
            return unusable(named, real, new Fault(Fault.Kind.CONTENT, e.fault()));
        }
    }

    /** Returns whether a Dockerfile can hold the path relative to the build context. */
    private boolean isWritable(Path file) {
        return StreamSupport.stream(contextOf(file).relativize(file).spliterator(), false)
                .map(Path::toString)
                .noneMatch(name -> name.contains("\\") || name.codePoints().anyMatch(Printable::isControl));
    }

    private Path contextOf(Path file) {
        return ServiceFinder.contextOf(SourceTree.directoryOf(file), Stream.empty(), code.files());
    }

    private Prebuilt unusable(String named, Path file, Fault fault) {
        return prebuilt(named, file, Optional.empty(), Optional.of(fault));
    }

    private Prebuilt prebuilt(String named, Path file, Optional<Elf> elf, Optional<Fault> fault) {
        Path context = contextOf(file);
        Optional<Program> program = source.flatMap(Source::program);
        return new Prebuilt(
                code.settings(),
                named,
                new BuildContext(context, Project.relative(project.projectDir(), context), foreignIgnoreFile(context)),
                Project.slashed(context, file),
                isExecutable(file),
                elf,
                fault,
                new Prebuilt.Output(
                        Project.relative(project.projectDir(), module),
                        Project.slashed(module, placeOf(named)),
                        program.map(found -> found.source().programs().get(0).main())
                                .orElse(".")),
                program,
                code.files());
    }

    /** Returns a foreign ignore file; the binary may not exist yet, and its directory may not be readable. */
    private Optional<IgnorePatterns> foreignIgnoreFile(Path context) {
        try {
            return ServiceFinder.foreignIgnoreFile(tree, context);
        } catch (UnusableFileException unreadable) {
            return Optional.empty();
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
