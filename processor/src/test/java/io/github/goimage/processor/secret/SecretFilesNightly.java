package io.github.goimage.processor.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.oracle.PublicModule;
import io.github.goimage.processor.project.DevelopmentDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is called a credential in the files of 34 public services that an image could hold: all but Go code, vendored
 * files, and those for tests and for developers. Somebody has looked at each of them, and {@code secret-findings.tsv}
 * says what it is. Needs the go command and the module proxy, so it runs only when it is named:
 * {@code -Dtest=SecretFilesNightly}.
 */
@Tag("toolchain")
class SecretFilesNightly {
    private static final int FALSE_OF_1000 = 1;
    private static final Set<String> PASSED_OVER = Set.of("vendor", "node_modules");

    @TempDir
    Path temporary;

    private static Stream<String[]> rows(Class<?> type, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")).toList().stream();
        }
    }

    @Test
    void hardlyAnyFindingIsFalse() throws Exception {
        Map<String, String> looked = rows(SecretFilesNightly.class, "secret-findings.tsv")
                .collect(Collectors.toMap(row -> key(row[0], row[1], row[2]), row -> row[3]));
        Map<String, Integer> kinds = new TreeMap<>();
        Set<String> found = new TreeSet<>();
        int files = 0;
        for (String[] service : rows(PublicModule.class, "services.tsv").toList()) {
            Path root = temporary.toRealPath().resolve(service[0]);
            new PublicModule(service[0], ".", "", List.of(service[1].split(" "))).lay(root);
            for (Path file : files(root)) {
                files++;
                String path = root.relativize(file).toString();
                what(file).ifPresent(what -> found.add(known(service[0], path, what, looked.keySet())));
            }
            delete(root);
        }
        found.forEach(each -> kinds.merge(
                looked.getOrDefault(each, "not looked at") + ": " + each.replaceFirst("^.* (?=(?:a|an|the) )", ""),
                1,
                Integer::sum));
        Set<String> surprises = new TreeSet<>(found);
        surprises.removeAll(looked.keySet());
        surprises.forEach(each -> System.out.println("not looked at: " + each));
        long wrong =
                found.stream().filter(each -> "false".equals(looked.get(each))).count();
        kinds.forEach((kind, count) -> System.out.println(kind + " = " + count));
        System.out.println("files=" + files + " findings=" + found.size() + " false=" + wrong);
        assertEquals(Set.of(), surprises);
        assertTrue(wrong * 1000 <= (long) files * FALSE_OF_1000, () -> wrong + " false findings");
    }

    private static String key(String service, String path, String what) {
        return service + " " + path + " " + what;
    }

    /** Returns the row of a file, or that of a directory above it that stands for all of its files. */
    private static String known(String service, String path, String what, Set<String> rows) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            String row = key(service, path.substring(0, end + 1), "-");
            if (rows.contains(row)) {
                return row;
            }
        }
        return key(service, path, what);
    }

    /** Returns the kind of credential, without its line, which another release moves. */
    private static Optional<String> what(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (SensitiveFiles.isSecret(name)) {
            return Optional.of("a name of credentials");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return SecretContent.find(name, in.readNBytes(SecretContent.length(name)))
                    .map(SecretContent.Found::what);
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.toString().endsWith(".go") && isForAnImage(root.relativize(path)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isForAnImage(Path path) {
        for (Path name : path.resolveSibling("")) {
            String directory = name.toString();
            boolean ofDevelopers = DevelopmentDirectories.isOn(directory) && !directory.equals("internal");
            if (PASSED_OVER.contains(directory) || directory.startsWith(".") || ofDevelopers) {
                return false;
            }
        }
        return !DevelopmentDirectories.holdTestData(path.toString());
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
