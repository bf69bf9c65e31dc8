package io.github.goimage.processor.golang.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A public module, laid out like its repository: modules that lie beside each other there lie beside each other here,
 * as {@code directory=path@version}.
 *
 * @param name of the row
 * @param module directory of the main module
 * @param setup what is done before: {@code vendor}, {@code workspace}, {@code workspace vendor} or nothing
 */
public record PublicModule(String name, String module, String setup, List<String> parts) {

    /** Lays out a module, {@code path@version}, as it is. */
    public static PublicModule plain(String path) {
        return new PublicModule(path, ".", "", List.of(".=" + path));
    }

    static PublicModule vendored(String path) {
        return new PublicModule(path + " vendored", ".", "vendor", List.of(".=" + path));
    }

    /** Copies the parts below a directory and returns the main module's. */
    public Path lay(Path root) throws IOException, InterruptedException {
        Files.createDirectories(root);
        GoCommand go = new GoCommand(root, Map.of("GOWORK", "off"));
        for (String part : parts) {
            String[] place = part.split("=", 2);
            String json = go.run("mod", "download", "-json", place[1]);
            Path source = Path.of(ListedPackage.parse(json).get(0).one("Dir"));
            copy(source, root.resolve(place[0]).normalize());
        }
        // A module's archive may hold a go.work whose other members it does not hold, and the list of a vendor
        // directory
        // whose packages it does not hold.
        Files.deleteIfExists(root.resolve("go.work"));
        if (Files.deleteIfExists(root.resolve("vendor").resolve("modules.txt"))) {
            Files.delete(root.resolve("vendor"));
        }
        Path directory = root.resolve(module).normalize();
        if (setup.equals("vendor")) {
            new GoCommand(directory, Map.of()).run("mod", "vendor");
        } else if (setup.startsWith("workspace")) {
            Files.writeString(root.resolve("go.work"), work());
            if (setup.endsWith("vendor")) {
                new GoCommand(root, Map.of()).run("work", "vendor");
            }
        }
        return directory;
    }

    private String work() {
        StringBuilder work = new StringBuilder("go 1.26.0\n\nuse (\n");
        parts.forEach(
                part -> work.append("\t./").append(part, 0, part.indexOf('=')).append('\n'));
        return work.append(")\n").toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
