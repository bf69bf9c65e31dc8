package io.github.goimage.processor.output;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.policy.Sync;
import io.github.goimage.processor.rule.CopyFault;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.text.JsonReader;
import io.github.goimage.processor.text.MalformedJsonException;
import io.github.goimage.processor.text.Release;
import io.github.goimage.processor.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
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

    /** No file that goimage writes or reads is as large; of another one, this much has another checksum. */
    private static final int LARGEST = 32 << 20;

    /**
     * Returns what is wrong with the files that are about to be replaced, if the project verifies them: they do not
     * have the SHA-256 that {@code image.json} names, or it names no such file. Nothing is wrong if there is no report,
     * or one of an earlier release, which names none.
     *
     * @param image the image's name
     * @param context what surrounds it
     */
    public static List<CopyFault> faults(String image, ImageContext context) {
        return context.policy().sync() == Sync.VERIFY
                ? context.output().map(output -> faults(image, output)).orElse(List.of())
                : List.of();
    }

    private static List<CopyFault> faults(String image, Path output) {
        Path report = output.resolve(ImageFile.REPORT.resourceName(image));
        if (!FileSet.isRegular(report)) {
            return List.of();
        }
        try {
            return read(SourceTree.directoryOf(report)).changedFiles().stream()
                    .map(file -> fault(file.resourceName(image) + " is not the file that image.json describes"))
                    .toList();
        } catch (IOException | MalformedJsonException e) {
            return List.of(fault(ImageFile.REPORT.resourceName(image) + " cannot be read"));
        }
    }

    private static CopyFault fault(String problem) {
        return new CopyFault(problem, "compile again: this compilation deletes the files of the image");
    }

    /**
     * Reads the report in an image's folder. What it does not say is empty.
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
                folder.resolve(REPORT).toString(),
                FileSet.head(folder.resolve(REPORT), LARGEST),
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
        return new WrittenImage(folder, release.getOrDefault(ImageReport.RELEASE, ""), inputs, hashes, policies);
    }

    /** Returns the paths of the files that were there and were read for the image, in order. */
    public Stream<String> present() {
        return inputs.entrySet().stream()
                .filter(input -> !input.getValue().equals(Inputs.ABSENT))
                .map(Map.Entry::getKey);
    }

    /** Returns whether a directory holds all of these files. */
    public boolean isRoot(Path directory) {
        return present().findAny().isPresent()
                && present().allMatch(path -> Files.isRegularFile(directory.resolve(path)));
    }

    /** Returns whether a directory holds none of them. */
    public boolean liesElsewhere(Path directory) {
        return present().findAny().isPresent()
                && present().noneMatch(path -> Files.isRegularFile(directory.resolve(path)));
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
        for (ImageFile file : changedFiles()) {
            differences.add(
                    FileSet.isRegular(folder.resolve(file.path()))
                            ? file.path() + " is not the file that goimage wrote"
                            : file.path() + " is missing among the files of the image");
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
            } else if (!Inputs.checksum(FileSet.head(path, LARGEST)).equals(input.getValue())) {
                differences.add(input.getKey() + " has changed");
            }
        }
        newGoFiles(root).forEach(path -> differences.add(path + " is new"));
        if (!release.equals(Release.name())) {
            differences.add("goimage " + release + " wrote the files, and this is goimage " + Release.name());
        }
        return differences;
    }

    /** Returns the image's files that are not those of the report; none if an earlier release wrote it. */
    private List<ImageFile> changedFiles() throws IOException {
        List<ImageFile> changed = new ArrayList<>();
        for (ImageFile file : hashes.isEmpty() ? new ImageFile[0] : ImageFile.values()) {
            Path path = folder.resolve(file.path());
            String hash = FileSet.isRegular(path) ? Sha256.of(FileSet.head(path, LARGEST)) : "";
            if (file != ImageFile.REPORT && !hash.equals(hashes.getOrDefault(file.path(), ""))) {
                changed.add(file);
            }
        }
        return changed;
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
