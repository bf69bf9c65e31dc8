package io.github.goimage.processor.service;

import io.github.goimage.processor.gomod.GoModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says which files of the build context a service is built from. */
public final class SourcePlanner {
    private SourcePlanner() {}

    /** The plan for a service whose main package is chosen. */
    public static SourcePlan plan(Service service, String main) {
        SortedSet<String> moduleFiles = new TreeSet<>();
        SortedSet<String> directories = new TreeSet<>();
        SortedSet<String> goDirectories = new TreeSet<>();
        for (GoModule module : service.modules()) {
            String prefix = prefix(service, module.directory());
            moduleFiles.add(prefix + "go.mod");
            if (module.hasSum()) {
                moduleFiles.add(prefix + "go.sum");
            }
            goDirectories.add(prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
            subdirectories(module.directory()).forEach(name -> directories.add(prefix + name));
        }
        service.workspace().ifPresent(workspace -> {
            String prefix = prefix(service, workspace.directory());
            moduleFiles.add(prefix + "go.work");
            if (Files.exists(workspace.directory().resolve("go.work.sum"))) {
                moduleFiles.add(prefix + "go.work.sum");
            }
        });
        String module = prefix(service, service.module().directory());
        return new SourcePlan(
                true,
                module.isEmpty() ? "" : module.substring(0, module.length() - 1),
                main,
                List.copyOf(moduleFiles),
                List.copyOf(directories),
                List.of(),
                List.copyOf(goDirectories),
                List.of(),
                service.fetches());
    }

    private static String prefix(Service service, Path directory) {
        String path = service.context().relativize(directory).toString().replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    private static List<String> subdirectories(Path directory) {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
            stream.forEach(path -> names.add(path.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.removeIf(name -> name.startsWith(".") || name.startsWith("_"));
        return List.copyOf(names);
    }
}
