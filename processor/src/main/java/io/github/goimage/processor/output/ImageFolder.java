package io.github.goimage.processor.output;

import io.github.goimage.processor.rule.OutputFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * {@code META-INF/goimage/<name>/} in the class output: all files of one image, written or deleted together.
 *
 * <p>The compiler hands out each resource once, and an unopened one leaves nothing on disk, so the folder keeps them.
 */
public final class ImageFolder {
    private static final OutputFault NO_OUTPUT = OutputFault.nowhere("the compiler was given no output directory");

    private final Filer filer;
    private final boolean streaming;
    private final Element origin;
    private final String name;
    private final Map<ImageFile, FileObject> resources = new EnumMap<>(ImageFile.class);
    /** What the compiler expects before a name if it compiles several modules: {@code module/}. */
    private String modulePrefix = "";

    private Optional<OutputFault> nowhere = Optional.empty();
    private Optional<OutputFault> obstacle = Optional.empty();

    /**
     * Looks where the image's files would go.
     *
     * @param name the image's name
     * @param module the name of the module of its package, or empty
     * @param origin the package that asks for it: the originating element
     * @param streaming whether the filer has to see the content of each file
     */
    public ImageFolder(Filer filer, String name, String module, Element origin, boolean streaming) {
        this.filer = filer;
        this.streaming = streaming;
        this.name = name;
        this.origin = origin;
        try {
            FileObject dockerfile = dockerfileIn(module);
            // The URI of a directory ends with a slash.
            String uri = dockerfile.toUri().toString().replaceFirst("/$", "");
            // Without -d javac drops the directories of the name; Eclipse's compiler refuses to look.
            if (uri.endsWith(ImageFile.DOCKERFILE.resourceName(name))) {
                obstacle = file(dockerfile).flatMap(this::obstacle);
            } else {
                nowhere = Optional.of(NO_OUTPUT);
            }
        } catch (IllegalArgumentException e) {
            // javac does not notice a directory in the place of the file; the report lies beside it.
            obstacle = besideReport();
            nowhere = obstacle.isPresent() ? Optional.empty() : Optional.of(NO_OUTPUT);
        } catch (FilerException e) {
            // Without an output directory, the files of all images have the same place.
            nowhere = Optional.of(NO_OUTPUT);
        } catch (IOException e) {
            nowhere = Optional.of(OutputFault.nowhere("the compiler has no output directory: " + e.getMessage()));
        }
    }

    private Optional<OutputFault> besideReport() {
        try {
            return file(resource(ImageFile.REPORT))
                    .filter(report -> report.endsWith(ImageFile.REPORT.resourceName(name)))
                    .flatMap(report -> obstacle(report.resolveSibling("Dockerfile")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the fault if a directory is in the place of a file, or a file in the place of a directory. */
    private Optional<OutputFault> obstacle(Path dockerfile) {
        Path output = outputOf(dockerfile);
        for (ImageFile each : ImageFile.values()) {
            Path inOutput = Path.of(each.resourceName(name));
            for (int i = 1; i <= inOutput.getNameCount(); i++) {
                Path place = output.resolve(inOutput.subpath(0, i));
                boolean last = i == inOutput.getNameCount();
                if (last && Files.isDirectory(place)) {
                    return Optional.of(inTheWay(place, "a directory, where a file of the image has to be"));
                }
                if (!last && Files.exists(place) && !Files.isDirectory(place)) {
                    return Optional.of(inTheWay(place, "a file, where a directory of images has to be"));
                }
            }
        }
        return Optional.empty();
    }

    private static OutputFault inTheWay(Path path, String what) {
        return new OutputFault(
                path + " is " + what, "delete it, or use another output directory: javac -d <directory> …");
    }

    /**
     * Opens the Dockerfile. If several modules are compiled at once, each has its own output, and javac must be told
     * which.
     */
    private FileObject dockerfileIn(String module) throws IOException {
        try {
            return resource(ImageFile.DOCKERFILE);
        } catch (FilerException e) {
            if (module.isEmpty()) {
                throw e;
            }
            modulePrefix = module + "/";
            return resource(ImageFile.DOCKERFILE);
        }
    }

    /** Returns why nothing can be written, if that is known beforehand. */
    public Optional<OutputFault> fault() {
        return nowhere.or(() -> obstacle);
    }

    /** Returns the Dockerfile's path if it is a file, otherwise its URI. */
    public String dockerfile() {
        FileObject dockerfile = Objects.requireNonNull(resources.get(ImageFile.DOCKERFILE), "nothing can be written");
        return file(dockerfile)
                .map(Path::toString)
                .orElseGet(() -> dockerfile.toUri().toString());
    }

    /** Returns the Dockerfile's path if the output is a directory of files. */
    public Optional<Path> dockerfilePath() {
        return Optional.ofNullable(resources.get(ImageFile.DOCKERFILE)).flatMap(ImageFolder::file);
    }

    /** Returns the class output, with symbolic links resolved, if it is a directory of files. */
    public Optional<Path> outputDirectory() {
        return fault().isPresent() ? Optional.empty() : dockerfilePath().map(file -> real(outputOf(file)));
    }

    private Path outputOf(Path dockerfile) {
        return upwards(
                dockerfile, Path.of(ImageFile.DOCKERFILE.resourceName(name)).getNameCount());
    }

    /** Resolves the existing part of a directory that is still to be created. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException absent) {
            Path parent = directory.getParent();
            return parent == null ? directory : real(parent).resolve(directory.getFileName());
        }
    }

    private static Path upwards(Path file, int levels) {
        Path directory = file;
        for (int i = 0; i < levels; i++) {
            directory = Objects.requireNonNull(directory.getParent(), "the path ends with the name in the output");
        }
        return directory;
    }

    /**
     * Writes these files and deletes what an earlier compilation left beside them. Files are put in their places
     * together, the Dockerfiles last: a compiler that is killed leaves no Dockerfile beside files of another
     * compilation.
     *
     * @throws IOException if one cannot be written; then none is left
     */
    public void write(List<Artifact> artifacts) throws IOException {
        try {
            Map<Path, byte[]> files = new LinkedHashMap<>();
            List<Artifact> streamed = new ArrayList<>();
            for (Artifact artifact : dockerfilesLast(artifacts)) {
                Optional<Path> path = file(resource(artifact.file()));
                if (path.isPresent() && !streaming) {
                    files.put(path.get(), artifact.bytes());
                } else {
                    streamed.add(artifact);
                }
            }
            new FileSet(files, deletedFirst(artifacts)).write();
            for (Artifact artifact : streamed) {
                try (OutputStream out = resource(artifact.file()).openOutputStream()) {
                    out.write(artifact.bytes());
                }
            }
        } catch (IOException e) {
            delete();
            throw e;
        }
    }

    /**
     * Writes the source of the image's typed class, which the compiler then compiles. A symbolic link in its place is
     * replaced, not followed.
     *
     * @param className its qualified name
     * @param source its text
     * @throws FilerException if this compilation has a class of that name
     * @throws IOException if it cannot be written
     */
    public void writeClass(String className, String source) throws IOException {
        JavaFileObject file = filer.createSourceFile(modulePrefix + className, origin);
        Optional<Path> link = file(file).filter(Files::isSymbolicLink);
        if (link.isPresent()) {
            Files.delete(link.get());
        }
        try (OutputStream out = file.openOutputStream()) {
            out.write(source.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<Artifact> dockerfilesLast(List<Artifact> artifacts) {
        return artifacts.stream()
                .sorted(Comparator.comparing(artifact -> artifact.file().isDockerfile()))
                .toList();
    }

    /** Returns the Dockerfiles, and what is not written this time; deletes those of it that are no files. */
    private List<Path> deletedFirst(List<Artifact> artifacts) throws IOException {
        List<ImageFile> written = artifacts.stream().map(Artifact::file).toList();
        List<Path> paths = new ArrayList<>();
        for (ImageFile file : ImageFile.values()) {
            if (!written.contains(file) || file.isDockerfile()) {
                Optional<Path> path = place(file).flatMap(ImageFolder::file);
                if (path.isPresent()) {
                    paths.add(path.get());
                } else if (!written.contains(file)) {
                    delete(file);
                }
            }
        }
        return paths;
    }

    /**
     * Deletes the image's files, including those of an earlier compilation, and directories that are empty then.
     *
     * @throws IOException if one stays
     */
    public void delete() throws IOException {
        if (nowhere.isEmpty()) {
            for (ImageFile file : ImageFile.values()) {
                delete(file);
            }
            for (ImageFile inner : List.of(ImageFile.PORTABLE_DOCKERFILE, ImageFile.DOCKERFILE)) {
                Optional<Path> path = place(inner).flatMap(ImageFolder::file);
                if (path.isPresent()) {
                    FileSet.deleteEmptyDirectoryOf(path.get());
                }
            }
        }
    }

    private void delete(ImageFile imageFile) throws IOException {
        Optional<FileObject> resource = place(imageFile);
        if (resource.isPresent()) {
            // javac's own delete() refuses what this compilation did not write.
            resource.get().delete();
            Optional<Path> file = file(resource.get());
            if (file.isPresent()) {
                FileSet.delete(file.get());
            }
        }
    }

    /** Returns where a file goes; empty if a directory lies there. */
    private Optional<FileObject> place(ImageFile file) throws IOException {
        try {
            return Optional.of(resource(file));
        } catch (IllegalArgumentException aDirectoryLiesThere) {
            return Optional.empty();
        }
    }

    private FileObject resource(ImageFile file) throws IOException {
        FileObject known = resources.get(file);
        if (known == null) {
            known = filer.createResource(StandardLocation.CLASS_OUTPUT, modulePrefix, file.resourceName(name), origin);
            resources.put(file, known);
        }
        return known;
    }

    private static Optional<Path> file(FileObject resource) {
        try {
            return Optional.of(Path.of(resource.toUri()));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
