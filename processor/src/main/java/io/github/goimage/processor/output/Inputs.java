package io.github.goimage.processor.output;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.graph.GoModule;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.policy.CaBundle;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.project.ProjectFinder;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.service.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The files that decide what goimage writes for an image, each with a checksum: of a file that changed since, the image
 * does not know. The checksum guards against oversight, not against intent: CRC-32C takes no measurable part of a
 * compilation, where SHA-256 would take most of it.
 */
public final class Inputs {
    /** Instead of a checksum: there is no such file, and one that appears would count. */
    static final String ABSENT = "absent";

    /** The checksums of a root directory's files: images of one module have most of them in common. */
    private final Map<Path, Map<Path, String>> known = new HashMap<>();

    /**
     * Returns the checksums by the files' paths relative to the root directory, with {@code /}: the annotation's
     * source, settings and digests, and of the Go code what is compiled and not vendored.
     */
    public SortedMap<String, String> of(ImageContext context) {
        SortedMap<String, String> inputs = new TreeMap<>();
        context.project().ifPresent(project -> {
            try {
                SourceTree tree = new SourceTree(project.rootDir());
                files(tree, project, context)
                        .forEach(file -> inputs.computeIfAbsent(tree.nameOf(file), absent -> known(tree, file)));
                context.policy()
                        .supply()
                        .ca()
                        .map(CaBundle::file)
                        .map(tree.root()::resolve)
                        .ifPresent(file -> {
                            if (tree.isFile(file)) {
                                inputs.put(tree.nameOf(file), known(tree, file));
                            }
                        });
            } catch (UnusableFileException e) {
                // Without a root directory nothing was read.
            }
        });
        return inputs;
    }

    private static List<Path> files(SourceTree tree, Project project, ImageContext context) {
        List<Path> files = new ArrayList<>();
        files.add(project.rootDir().resolve(ProjectFinder.LOCK));
        files.add(project.rootDir().resolve(ProjectFinder.SETTINGS));
        files.add(project.projectDir().resolve(ProjectFinder.SETTINGS));
        context.annotationFile()
                .filter(file -> file.startsWith(project.rootDir()))
                .ifPresent(files::add);
        if (context.input() instanceof Source source) {
            for (GoModule module : source.modules().modules()) {
                files.add(module.directory().resolve("go.mod"));
                files.add(module.directory().resolve("go.sum"));
                files.add(module.directory().resolve("vendor/modules.txt"));
            }
            files.add(source.modules().workDirectory().resolve("go.work"));
            source.program().stream()
                    .flatMap(program -> program.graphs().stream())
                    .flatMap(graph -> graph.packages().stream())
                    .map(GoPackage::directory)
                    .distinct()
                    .forEach(directory -> files.addAll(goFiles(tree, directory)));
        }
        return files;
    }

    private static List<Path> goFiles(SourceTree tree, Path directory) {
        return tree.listIfPresent(directory).orElse(List.of()).stream()
                .map(TreeEntry::name)
                .filter(Inputs::isCompiled)
                .map(directory::resolve)
                .filter(tree::isFile)
                .toList();
    }

    /** Returns whether a file of this name may be compiled into a program. */
    static boolean isCompiled(String name) {
        return name.endsWith(".go") && !name.endsWith("_test.go");
    }

    private String known(SourceTree tree, Path file) {
        return known.computeIfAbsent(tree.root(), absent -> new HashMap<>())
                .computeIfAbsent(file, absent -> checksum(tree, file));
    }

    private static String checksum(SourceTree tree, Path file) {
        try {
            return tree.isFile(file) ? checksum(tree.read(file)) : ABSENT;
        } catch (UnusableFileException e) {
            return ABSENT;
        }
    }

    /** Returns the CRC-32C, in hexadecimal, of text whose lines end as they do in Git. */
    static String checksum(byte[] bytes) {
        byte[] text = bytes;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\r') {
                text = withoutReturns(bytes);
                break;
            }
        }
        CRC32C checksum = new CRC32C();
        checksum.update(text, 0, text.length);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    private static byte[] withoutReturns(byte[] bytes) {
        byte[] text = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                text[length++] = bytes[i];
            }
        }
        return Arrays.copyOf(text, length);
    }
}
