package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.graph.PackageDirectory;
import io.github.goimage.processor.project.DevelopmentDirectories;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Chooses the main packages of a module by their package clause, never by a file's name: from a library, go build would
 * silently build an archive.
 */
final class MainFinder {
    private static final String ROOT = ".";

    /** A shorter name is in many others by chance. */
    private static final int SHORTEST_PART = 3;

    private static final Pattern CLIENT = Pattern.compile("(?:^|[._-])(?:client|cli)(?:$|[._-])|ctl$");

    private final List<PackageDirectory> packages;
    private final List<String> mains;
    private final String modulePath;
    private final String image;
    private final Function<String, MainActivity> activities;
    private final Map<String, MainActivity> read = new LinkedHashMap<>();

    /**
     * Prepares to choose.
     *
     * @param packages all packages of the module
     * @param image the name of the image
     * @param activities what a main package does, which is asked only where nothing else decides
     */
    MainFinder(
            List<PackageDirectory> packages,
            String modulePath,
            String image,
            Function<String, MainActivity> activities) {
        this.packages = packages;
        this.mains = packages.stream()
                .filter(PackageDirectory::isMain)
                .map(found -> written(found.path()))
                .toList();
        this.modulePath = modulePath;
        this.image = image;
        this.activities = activities;
    }

    /** Returns the named packages; without names the one that is certainly meant. */
    MainChoice choose(List<String> named) {
        return named.isEmpty() ? search() : named(named);
    }

    private MainChoice search() {
        if (mains.isEmpty()) {
            return new MainChoice.None(List.of(new MainChoice.Problem(0, "the module has no package main")), List.of());
        }
        if (mains.contains(ROOT)) {
            return chosen(ROOT, mains.size() == 1 ? "" : "the one in the module's root");
        }
        if (mains.size() == 1) {
            return chosen(mains.get(0), "the only one");
        }
        List<String> commands =
                mains.stream().filter(main -> main.startsWith("./cmd/")).toList();
        return withName(image)
                .map(main -> chosen(main, "the one with the image's name"))
                .or(() -> withName(BuiltProgram.executable(modulePath))
                        .map(main -> chosen(main, "the one with the module's name")))
                .or(() -> only(commands)
                        .or(() -> only(withoutAside(commands)))
                        .map(main -> chosen(main, "the only one below cmd")))
                .or(() -> only(mains.stream().filter(this::isServer).toList())
                        .map(main -> chosen(main, "the only one that listens for callers")))
                .or(() -> only(withoutAside(mains).stream()
                                .filter(this::isInModulesName)
                                .toList())
                        .map(main -> chosen(main, "the only one whose name is a part of the module's")))
                .orElseGet(this::several);
    }

    private static List<String> withoutAside(List<String> mains) {
        return mains.stream().filter(main -> !DevelopmentDirectories.isOn(main)).toList();
    }

    /** Returns whether the module's name holds that of a main package: {@code influxd} of {@code influxdb}. */
    private boolean isInModulesName(String main) {
        String name = plain(lastElement(main));
        return name.length() >= SHORTEST_PART
                && plain(BuiltProgram.executable(modulePath)).contains(name);
    }

    private MainChoice chosen(String main, String why) {
        return new MainChoice.Chosen(List.of(main), why, without(List.of(main)));
    }

    private List<String> without(List<String> chosen) {
        return mains.stream().filter(main -> !chosen.contains(main)).toList();
    }

    /**
     * Returns the only main package whose directory has a name, or that of its daemon: where there are {@code gobgp}
     * and {@code gobgpd}, the first is the client.
     */
    private Optional<String> withName(String name) {
        return exactly(name + "d").or(() -> exactly(name));
    }

    private Optional<String> exactly(String name) {
        List<String> matching =
                mains.stream().filter(main -> MainChoice.isNamed(main, name)).toList();
        return only(matching).or(() -> only(withoutAside(matching)));
    }

    static String lastElement(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private static Optional<String> only(List<String> mains) {
        return mains.size() == 1 ? Optional.of(mains.get(0)) : Optional.empty();
    }

    private boolean isServer(String main) {
        return !DevelopmentDirectories.isOn(main)
                && !isClient(main)
                && activity(main).listens();
    }

    /**
     * Returns whether a name is that of a client: {@code api-client}, {@code etcdctl}, {@code frpc} beside
     * {@code frps}.
     */
    private boolean isClient(String main) {
        String server = main.replaceFirst("c$", "s");
        return isNamedAsClient(main) || (!server.equals(main) && mains.contains(server));
    }

    static boolean isNamedAsClient(String main) {
        return CLIENT.matcher(lastElement(main)).find();
    }

    private MainActivity activity(String main) {
        return read.computeIfAbsent(main, activities);
    }

    /** Returns the candidates, a server before a client, what lies below {@code cmd/} before the rest. */
    private MainChoice several() {
        return new MainChoice.Several(mains.stream()
                .sorted(Comparator.comparing(DevelopmentDirectories::isOn)
                        .thenComparing(this::isClient)
                        .thenComparing(main -> !activity(main).listens())
                        .thenComparing(main -> !main.startsWith("./cmd/"))
                        .thenComparing(Comparator.naturalOrder()))
                .map(main -> new MainChoice.Candidate(main, activity(main).text()))
                .toList());
    }

    private MainChoice named(List<String> named) {
        List<String> paths = named.stream().map(MainFinder::written).toList();
        List<MainChoice.Problem> problems = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            if (!mains.contains(paths.get(i))) {
                problems.add(new MainChoice.Problem(i, problem(paths.get(i))));
            }
        }
        return problems.isEmpty()
                ? new MainChoice.Chosen(paths, "", without(paths))
                : new MainChoice.None(List.copyOf(problems), mains);
    }

    private String problem(String main) {
        return packages.stream()
                .filter(found -> written(found.path()).equals(main))
                .map(found -> "\"" + main + "\" is package " + found.name() + ", not package main")
                .findFirst()
                .orElse("there is no Go package in \"" + main + "\"");
    }

    /** Returns a path as the go command takes it: {@code .} or {@code ./cmd/api}. */
    static String written(String path) {
        String plain = path.replaceAll("/+", "/").replaceAll("^(\\./)+|/$", "");
        return plain.isEmpty() || plain.equals(ROOT) ? ROOT : "./" + plain;
    }
}
