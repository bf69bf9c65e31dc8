package io.github.goimage.processor.service;

import io.github.goimage.processor.files.UnusableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What came of looking for the Go module of an image. Paths are written with {@code /}. */
public sealed interface ModuleSearch {
    /** The build context's directory from the project directory; {@code .} for that itself, and where there is none. */
    default String contextFromProject() {
        return ".";
    }

    /** The build context's directory; empty where there is none. */
    default Optional<Path> context() {
        return Optional.empty();
    }

    /** Whether a .dockerignore that is not ours lies at the root of the build context. */
    default boolean hasOwnIgnoreFile() {
        return false;
    }

    /** What lies at each element of {@code files}; empty where nobody could look. */
    default List<FileEntry> files() {
        return List.of();
    }

    /** The module is there. */
    record Found(Service service) implements ModuleSearch {
        @Override
        public String contextFromProject() {
            return service.contextFromProject();
        }

        @Override
        public Optional<Path> context() {
            return Optional.of(service.context());
        }

        @Override
        public boolean hasOwnIgnoreFile() {
            return service.hasOwnIgnoreFile();
        }

        @Override
        public List<FileEntry> files() {
            return service.files();
        }
    }

    /**
     * No module was named, and none lies where one is looked for: nothing of the Go code can be checked.
     *
     * @param projectDir where it was looked for
     * @param tried the directories looked into, from the project directory, for a person to read
     * @param files what lies at each element of {@code files}, counted from the project directory
     */
    record NotFound(Path projectDir, List<String> tried, List<FileEntry> files) implements ModuleSearch {
        /** The same of an image without {@code files}. */
        public NotFound(Path projectDir, List<String> tried) {
            this(projectDir, tried, List.of());
        }

        @Override
        public Optional<Path> context() {
            return Optional.of(projectDir);
        }
    }

    /**
     * The directory that was named holds no go.mod.
     *
     * @param named as in the annotation
     * @param directory where that is
     * @param nearby directories that hold a go.mod, as they would be named
     */
    record Missing(String named, Path directory, List<String> nearby) implements ModuleSearch {}

    /** The module, or a file of it, lies outside the root directory. */
    record Outside(String path, Path rootDir) implements ModuleSearch {}

    /**
     * A line of go.mod or go.work names a module outside the root directory.
     *
     * @param file that holds the line, from the root directory
     * @param written the directory as the line says it
     * @param directory where that is, symbolic links resolved where it exists
     */
    record OutsideLine(String file, int line, String written, Path directory, Path rootDir) implements ModuleSearch {}

    /**
     * A line of go.mod or go.work names a module by its absolute path, which leads nowhere in a builder.
     *
     * @param file that holds the line, from the root directory
     * @param written the directory as the line says it
     * @param relative the same from the directory of that file
     */
    record AbsoluteLine(String file, int line, String written, String relative) implements ModuleSearch {}

    /**
     * A file of the module cannot be used.
     *
     * @param kind what keeps it from being used
     * @param file from the root directory
     * @param line from 1; 0 for the file as a whole
     * @param problem what is wrong, without a full stop
     */
    record Unreadable(UnusableFileException.Kind kind, String file, int line, String problem) implements ModuleSearch {}

    /**
     * The module or the annotation names a file, or the module holds one, that no path can be made for: the compiler runs in a locale without its characters.
     *
     * @param name what the text of the path would be, with U+FFFD for what is not known
     */
    record Unnameable(String name) implements ModuleSearch {}

    /** There is nothing to build: a binary is copied. */
    record Copied(Prebuilt binary) implements ModuleSearch {
        @Override
        public String contextFromProject() {
            return binary.contextFromProject();
        }

        @Override
        public Optional<Path> context() {
            return Optional.of(binary.context());
        }

        @Override
        public boolean hasOwnIgnoreFile() {
            return binary.hasOwnIgnoreFile();
        }

        @Override
        public List<FileEntry> files() {
            return binary.files();
        }
    }

    /** The binary that was named lies outside the root directory. */
    record PrebuiltOutside(String named) implements ModuleSearch {}
}
