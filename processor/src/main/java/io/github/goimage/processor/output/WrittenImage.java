package io.github.goimage.processor.output;

import io.github.goimage.processor.text.JsonReader;
import io.github.goimage.processor.text.MalformedJsonException;
import io.github.goimage.processor.text.Release;
import io.github.goimage.processor.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of an image, as an earlier compilation left them, and what they were made of. Reads no Java and no Go code:
 * it only compares.
 *
 * @param folder the image's folder, {@code META-INF/goimage/orders}
 * @param release the release of goimage that wrote them
 * @param inputs the checksum of each input by its path relative to the root directory
 * @param hashes the SHA-256 of each of the image's other files by its path in the folder
 * @param policies the names of the policy jars
 */
public record WrittenImage(
        Path folder, String release, Map<String, String> inputs, Map<String, String> hashes, List<String> policies) {
    /** The report of an image. */
    public static final String REPORT = ImageFile.REPORT.path();

    /**
     * Reads the report in an image's folder.
     *
     * @throws IOException if it cannot be read
     * @throws MalformedJsonException if goimage did not write it
     */
    public static WrittenImage read(Path folder) throws IOException {
        SortedMap<String, String> release = new TreeMap<>();
        SortedMap<String, String> inputs = new TreeMap<>();
        SortedMap<String, String> hashes = new TreeMap<>();
        List<String> policies = new ArrayList<>();
        JsonReader.read(
                REPORT,
                Files.readAllBytes(folder.resolve(REPORT)),
                json -> json.object(key -> {
                    switch (key) {
                        case ImageReport.RELEASE -> release.put(key, json.string());
                        case ImageReport.INPUTS -> json.object(path -> inputs.put(path, json.string()));
                        case ImageReport.HASHES -> json.object(path -> hashes.put(path, json.string()));
                        case ImageReport.POLICIES ->
                            json.array(() -> json.object(member -> {
                                if (member.equals("jar")) {
                                    policies.add(json.string());
                                }
                            }));
                        default -> {
                            // The rest of the report is nobody's input.
                        }
                    }
                }));
        if (release.isEmpty() || inputs.isEmpty()) {
            throw new IOException(folder.resolve(REPORT) + " names no inputs: an older goimage wrote it");
        }
        return new WrittenImage(folder, release.getOrDefault(ImageReport.RELEASE, ""), inputs, hashes, policies);
    }

    /** Returns whether a directory holds all files that were there and were read for the image. */
    public boolean isRoot(Path directory) {
        return inputs.entrySet().stream()
                .filter(input -> !input.getValue().equals(Inputs.ABSENT))
                .allMatch(input -> Files.isRegularFile(directory.resolve(input.getKey())));
    }

    /** Returns whether the file with the annotation is among the inputs. */
    public boolean knowsAnnotation() {
        return inputs.keySet().stream().anyMatch(path -> path.endsWith(".java"));
    }

    /**
     * Returns how the files below a root directory differ from what the image was made of, each as a sentence; none if
     * the image is up to date.
     *
     * @throws IOException if a file is there and cannot be read
     */
    public List<String> differences(Path root) throws IOException {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, String> file : hashes.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                differences.add(file.getKey() + " is missing among the files of the image");
            } else if (!Sha256.of(Files.readAllBytes(path)).equals(file.getValue())) {
                differences.add(file.getKey() + " is not the file that goimage wrote");
            }
        }
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            Path path = root.resolve(input.getKey());
            boolean was = !input.getValue().equals(Inputs.ABSENT);
            if (!Files.isRegularFile(path)) {
                if (was) {
                    differences.add(input.getKey() + " was removed");
                }
            } else if (!was) {
                differences.add(input.getKey() + " is new");
            } else if (!Inputs.checksum(Files.readAllBytes(path)).equals(input.getValue())) {
                differences.add(input.getKey() + " has changed");
            }
        }
        newGoFiles(root).forEach(path -> differences.add(path + " is new"));
        if (!release.equals(Release.name())) {
            differences.add("goimage " + release + " wrote the files, and this is goimage " + Release.name());
        }
        return differences;
    }

    /** Returns the Go files that now lie in the directories of compiled packages. */
    private TreeSet<String> newGoFiles(Path root) throws IOException {
        TreeSet<String> added = new TreeSet<>();
        TreeSet<String> directories = new TreeSet<>();
        inputs.keySet().stream()
                .filter(path -> path.endsWith(".go"))
                .forEach(path -> directories.add(path.substring(0, path.lastIndexOf('/') + 1)));
        for (String directory : directories) {
            Path path = root.resolve(directory);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    files.filter(Files::isRegularFile)
                            .map(file -> String.valueOf(file.getFileName()))
                            .filter(Inputs::isCompiled)
                            .map(directory::concat)
                            .filter(name -> !inputs.containsKey(name))
                            .forEach(added::add);
                }
            }
        }
        return added;
    }
}
