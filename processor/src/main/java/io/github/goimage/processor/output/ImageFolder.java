package io.github.goimage.processor.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * {@code META-INF/goimage/<name>/} in the class output: all files of one image, written or deleted together.
 *
 * <p>The compiler hands out each resource once, and unopened it leaves nothing on disk, so the folder keeps them.
 */
public final class ImageFolder {
    /** The Dockerfile, for BuildKit. */
    public static final String DOCKERFILE = "Dockerfile";

    /** Its ignore file, as BuildKit looks for it beside the Dockerfile. */
    public static final String IGNORE_FILE = "Dockerfile.dockerignore";

    /** The same ignore file, as other builders look for it at the root of the context. */
    public static final String CONTEXT_IGNORE_FILE = ".dockerignore";

    /** The Dockerfile for other builders. */
    public static final String PORTABLE_DOCKERFILE = "portable/Dockerfile";

    /** Its ignore file. */
    public static final String PORTABLE_IGNORE_FILE = "portable/.dockerignore";

    private static final String NO_OUTPUT = "the compiler was given no output directory";

    private static final List<String> ALL =
            List.of(DOCKERFILE, IGNORE_FILE, CONTEXT_IGNORE_FILE, PORTABLE_DOCKERFILE, PORTABLE_IGNORE_FILE);

    private final Filer filer;
    private final Element origin;
    private final String name;
    private final Map<String, FileObject> resources = new LinkedHashMap<>();
    private String modulePrefix = "";
    private Optional<String> fault = Optional.empty();

    /**
     * Looks where the image's files would go.
     *
     * @param name the image's name
     * @param module the name of the module of its package, or empty
     * @param origin the package that asks for it: the originating element
     */
    public ImageFolder(Filer filer, String name, String module, Element origin) {
        this.filer = filer;
        this.name = name;
        this.origin = origin;
        try {
            String uri = dockerfileIn(module).toUri().toString();
            // Without -d javac drops the directories of the name; Eclipse's compiler refuses to look.
            if (!uri.endsWith(resourceName(name, DOCKERFILE))) {
                fault = Optional.of(NO_OUTPUT);
            }
        } catch (IllegalArgumentException e) {
            fault = Optional.of(NO_OUTPUT);
        } catch (IOException e) {
            fault = Optional.of("the compiler has no output directory: " + e.getMessage());
        }
    }

    /** The name of an image's file in the class output, {@code META-INF/goimage/<image>/<path>}. */
    public static String resourceName(String image, String path) {
        return "META-INF/goimage/" + image + "/" + path;
    }

    /** Where several modules are compiled at once, each has an output of its own, and javac wants to hear which. */
    private FileObject dockerfileIn(String module) throws IOException {
        try {
            return resource(DOCKERFILE);
        } catch (FilerException e) {
            if (module.isEmpty()) {
                throw e;
            }
            modulePrefix = module + "/";
            return resource(DOCKERFILE);
        }
    }

    /** What the compiler wants to see before a name: {@code module/} where it compiles several modules, else nothing. */
    public String modulePrefix() {
        return modulePrefix;
    }

    /** Why nothing can be written, where that is known beforehand. */
    public Optional<String> fault() {
        return fault;
    }

    /** The Dockerfile's path where it is a file, else its URI. */
    public String dockerfile() {
        return file(resources.get(DOCKERFILE))
                .map(Path::toString)
                .orElseGet(() -> resources.get(DOCKERFILE).toUri().toString());
    }

    /** The Dockerfile's path, where the output is a directory of files. */
    public Optional<Path> dockerfilePath() {
        return Optional.ofNullable(resources.get(DOCKERFILE)).flatMap(ImageFolder::file);
    }

    /** The class output, where it is a directory of files. */
    public Optional<Path> outputDirectory() {
        Path inOutput = Path.of(resourceName(name, DOCKERFILE));
        return fault.isPresent()
                ? Optional.empty()
                : dockerfilePath().map(file -> upwards(file, inOutput.getNameCount()));
    }

    private static Path upwards(Path file, int levels) {
        Path directory = file;
        for (int i = 0; i < levels; i++) {
            directory = directory.getParent();
        }
        return directory;
    }

    /**
     * Writes these files and deletes what an earlier compilation left beside them.
     *
     * @throws IOException where one cannot be written; then none is left
     */
    public void write(List<Artifact> artifacts) throws IOException {
        try {
            for (Artifact artifact : artifacts) {
                try (OutputStream out = resource(artifact.path()).openOutputStream()) {
                    out.write(artifact.text().getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            delete();
            throw e;
        }
        List<String> written = artifacts.stream().map(Artifact::path).toList();
        for (String path : ALL) {
            if (!written.contains(path)) {
                delete(path);
            }
        }
    }

    /**
     * Deletes the image's files, also those of an earlier compilation.
     *
     * @throws IOException where one stays
     */
    public void delete() throws IOException {
        if (fault.isEmpty()) {
            for (String path : ALL) {
                delete(path);
            }
        }
    }

    private void delete(String path) throws IOException {
        FileObject resource = resource(path);
        // javac's own delete() refuses what this compilation did not write.
        if (!resource.delete()) {
            Optional<Path> file = file(resource);
            // Unlike deleteIfExists, this takes a file in the place of a directory above for absence.
            if (file.isPresent() && Files.exists(file.get(), LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file.get());
            }
        }
    }

    private FileObject resource(String path) throws IOException {
        FileObject known = resources.get(path);
        if (known == null) {
            known = filer.createResource(StandardLocation.CLASS_OUTPUT, modulePrefix, resourceName(name, path), origin);
            resources.put(path, known);
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
