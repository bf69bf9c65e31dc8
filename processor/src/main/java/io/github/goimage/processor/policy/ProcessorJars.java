package io.github.goimage.processor.policy;

import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The jars on the processor path by which a company decides for all of its repositories. A directory is none, so that a
 * project's own resources never count.
 *
 * @param policies those with a {@code META-INF/goimage.properties}
 * @param databases those with a copy of the Go vulnerability database
 * @param unreadable the names of those that nobody can open, each of which may be one of the others
 */
public record ProcessorJars(List<PolicyJar> policies, List<VulnerabilityDatabase> databases, List<String> unreadable) {
    /** No jar. */
    public static final ProcessorJars NONE = new ProcessorJars(List.of(), List.of(), List.of());

    private static final String SCHEME = "jar:";
    private static final String SUFFIX = ".jar";

    public ProcessorJars {
        policies = List.copyOf(policies);
        databases = List.copyOf(databases);
        unreadable = List.copyOf(unreadable);
    }

    /** Returns the jars among a class loader's own places; what the loader's parent has is not on its path. */
    public static ProcessorJars of(ClassLoader loader) {
        return new ProcessorJars(
                named(with(PolicyJar.FILE, loader), PolicyJar::new),
                named(
                        VulnerabilityDatabase.ENTRIES_OF_JAR.stream()
                                .flatMap(entry -> with(entry, loader).stream())
                                .distinct()
                                .toList(),
                        VulnerabilityDatabase::ofJar),
                unreadable(loader));
    }

    /** Returns whether there is nothing to heed. */
    public boolean isEmpty() {
        return policies.isEmpty() && databases.isEmpty() && unreadable.isEmpty();
    }

    private static List<Path> with(String file, ClassLoader loader) {
        try {
            List<String> found;
            if (loader instanceof URLClassLoader places) {
                found = strings(places.findResources(file));
            } else {
                found = strings(loader.getResources(file));
                if (loader.getParent() != null) {
                    found.removeAll(strings(loader.getParent().getResources(file)));
                }
            }
            return found.stream()
                    .filter(url -> url.startsWith(SCHEME) && url.endsWith("!/" + file))
                    .map(url -> url.substring(SCHEME.length(), url.length() - file.length() - 2))
                    .flatMap(url -> file(url).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> strings(Enumeration<?> urls) {
        return Collections.list(urls).stream().map(Object::toString).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Optional<Path> file(String url) {
        try {
            return Optional.of(url)
                    .filter(text -> text.startsWith("file:"))
                    .map(text -> Path.of(URI.create(text)))
                    .filter(Files::isRegularFile);
        } catch (IllegalArgumentException | FileSystemNotFoundException notOfThisMachine) {
            return Optional.empty();
        }
    }

    /** A class loader skips a jar that it cannot open, and says nothing. */
    private static List<String> unreadable(ClassLoader loader) {
        return loader instanceof URLClassLoader places
                ? Stream.of(places.getURLs())
                        .flatMap(url -> file(url.toString()).stream())
                        .filter(path -> fileName(path).toLowerCase(Locale.ROOT).endsWith(SUFFIX) && !opens(path))
                        .map(ProcessorJars::fileName)
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
    }

    private static boolean opens(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.size() >= 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Gives each jar the name that messages show: that of its file, or where another one has the same, as much of its
     * path as tells them apart.
     */
    private static <T> List<T> named(List<Path> jars, BiFunction<Path, String, T> type) {
        return jars.stream()
                .sorted(Comparator.comparing(ProcessorJars::fileName).thenComparing(path -> name(path, jars)))
                .map(path -> type.apply(path, name(path, jars)))
                .toList();
    }

    private static String name(Path jar, List<Path> all) {
        int count = jar.getNameCount();
        for (int first = count - 1; first > 0; first--) {
            Path end = jar.subpath(first, count);
            if (all.stream().filter(other -> other.endsWith(end)).count() == 1) {
                return end.toString().replace('\\', '/');
            }
        }
        return fileName(jar);
    }

    static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
