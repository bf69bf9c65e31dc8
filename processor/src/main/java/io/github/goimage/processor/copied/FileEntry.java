package io.github.goimage.processor.copied;

import io.github.goimage.processor.spec.FileSpec;
import io.github.goimage.rule.ImageSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What lies at one element of {@code files}. Names of files are written as in the annotation, relative to the module
 * directory.
 */
public sealed interface FileEntry {
    /** Returns what was written. */
    FileSpec spec();

    /** A path that was not looked at: it leaves the module directory, or no module directory is known. */
    record Unread(FileSpec spec) implements FileEntry {}

    /**
     * A name that cannot become a path: the compiler runs in a locale without its characters, or its system rejects
     * some.
     */
    record Unnameable(FileSpec spec) implements FileEntry {}

    /**
     * There is no such file or directory.
     *
     * @param at where it would be
     * @param fromModule the path relative to the module, if the written one is relative to the project directory and
     *     exists there
     * @param nearby what lies in the deepest existing directory on the way
     */
    record Missing(FileSpec spec, Path at, Optional<String> fromModule, List<String> nearby) implements FileEntry {}

    /**
     * An existing file or directory with everything below it, or a path that leads out of the root directory.
     *
     * @param directory whether it is one
     * @param holdsModule whether the module directory is in it
     * @param copies what is copied to where, in order
     * @param keptOut files with names that the ignore file excludes elsewhere
     * @param outside paths that a symbolic link leads out of the root directory
     * @param broken symbolic links that lead nowhere, each with the reason
     * @param secrets files with credentials
     * @param unreadable files and directories that users other than the owner cannot read
     * @param certificates whether it is one PEM file that holds only certificates
     * @param executables where programs for Linux and scripts land in the image: ELF files, and those that begin with
     *     {@code #!}
     * @param pointers files that Git LFS has not fetched
     * @param untyped files whose media type package mime has to look up
     * @param tooManyLinks whether more links than {@link FilePlan#MOST_LAYERS} lead to other places; not all were
     *     followed
     * @param unjudged whether a file or directory could not be read
     */
    record Found(
            FileSpec spec,
            boolean directory,
            boolean holdsModule,
            List<FileCopy> copies,
            List<Path> keptOut,
            List<String> outside,
            List<String> broken,
            List<SecretFound> secrets,
            List<String> unreadable,
            boolean certificates,
            List<String> executables,
            List<String> pointers,
            List<String> untyped,
            boolean tooManyLinks,
            boolean unjudged)
            implements FileEntry {}

    /**
     * A file or directory, or several files, and where they land.
     *
     * @param from without symbolic links
     * @param target an absolute path in the image; ends in {@code /} if it is the directory that files are put into
     */
    record FileCopy(List<Path> from, String target) {}

    /**
     * A file with credentials.
     *
     * @param what says what it is, as a predicate: {@code holds a private key in line 3}
     */
    record SecretFound(String file, String what) {}

    /** Returns the elements if there is no module directory that they are relative to. */
    static List<FileEntry> unread(ImageSpec spec) {
        return spec.files().stream()
                .map(file -> FileSpec.parse(file, spec.workdir()))
                .<FileEntry>map(Unread::new)
                .toList();
    }

    /** Returns where the entry lands in the image. */
    default String landing() {
        return spec().landing(this instanceof Found found && found.directory());
    }
}
