package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.facts.Fact;
import io.github.goimage.processor.golang.facts.ModuleEffect;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds which files outside the binary a program reads at run time, each with the reason that the Dockerfile gives. */
public final class NeedFinder {
    private final Program program;

    private NeedFinder(Program program) {
        this.program = program;
    }

    /** An argument or a line of the environment that is a path in {@code /tmp}, or gives one to a name. */
    private static final Pattern TEMPORARY = Pattern.compile("(?:[\\w.-]+=)?/tmp(?:/.*)?");

    private static final String ASKED_FOR = "requested by the annotation";

    /** Returns what an annotation names. */
    static SortedMap<Need, String> written(ImageSpec spec) {
        return of(spec, new TreeMap<>());
    }

    /** Returns what an annotation names, and for {@code AUTO} what the code needs. */
    static SortedMap<Need, String> find(ImageSpec spec, Program program) {
        return of(spec, find(program));
    }

    /** Returns what an annotation names, and for {@code AUTO} everything, as no code was read. */
    static SortedMap<Need, String> unread(ImageSpec spec) {
        return of(spec, all(spec.build().isCopied() ? "the binary's" : "the whole module"));
    }

    private static SortedMap<Need, String> of(ImageSpec spec, SortedMap<Need, String> found) {
        SortedMap<Need, String> needs = new TreeMap<>();
        if (spec.needs().contains(Need.AUTO)) {
            needs.putAll(found);
            spec.env().stream()
                    .filter(NeedFinder::namesTimeZone)
                    .findFirst()
                    .ifPresent(line -> needs.putIfAbsent(Need.TIME_ZONES, "the zone of the program: TZ in env"));
            if (Stream.concat(spec.allArgs().stream(), spec.env().stream())
                    .anyMatch(text -> TEMPORARY.matcher(text).matches())) {
                needs.putIfAbsent(Need.TMP, "temporary files: a path in args or env");
            }
        }
        spec.needs().stream().filter(need -> need != Need.AUTO).forEach(need -> needs.putIfAbsent(need, ASKED_FOR));
        return needs;
    }

    /** Returns whether a line sets TZ to a zone that package time looks up; it knows UTC by itself. */
    private static boolean namesTimeZone(String line) {
        return line.startsWith("TZ=") && !Set.of("", "UTC", "Local").contains(line.substring("TZ=".length()));
    }

    /** Returns what {@code Need.AUTO} stands for if the code was read. */
    private static SortedMap<Need, String> find(Program program) {
        SortedMap<Need, String> needs = used(program);
        new NeedFinder(program).unreadCode().ifPresent(reason -> {
            needs.putIfAbsent(Need.CERTIFICATES, reason);
            if (!bringsTimeZones(program)) {
                needs.putIfAbsent(Need.TIME_ZONES, reason);
            }
            needs.putIfAbsent(Need.TMP, reason);
        });
        return needs;
    }

    /** Returns what the code that was read uses, and the modules that are known by name. */
    public static SortedMap<Need, String> used(Program program) {
        NeedFinder finder = new NeedFinder(program);
        SortedMap<Need, String> needs = new TreeMap<>();
        finder.reason(Fact.TlsClient.class, ModuleEffect.TLS_CLIENT, "TLS client: ")
                .ifPresent(reason -> needs.put(Need.CERTIFICATES, reason));
        finder.reason(Fact.TimeZoneLookup.class, ModuleEffect.TIME_ZONES, "time zones by name: ")
                .filter(reason -> !bringsTimeZones(program))
                .ifPresent(reason -> needs.put(Need.TIME_ZONES, reason));
        finder.reason(Fact.TemporaryFile.class, ModuleEffect.TEMPORARY_FILES, "temporary files: ")
                .ifPresent(reason -> needs.put(Need.TMP, reason));
        finder.reason(Fact.UserLookup.class, ModuleEffect.USER_LOOKUP, "user or home directory: ")
                .ifPresent(reason -> needs.put(Need.PASSWD, reason));
        return needs;
    }

    /**
     * Returns what the code that was read does not work without. Modules that are known by name may be used otherwise,
     * and the home directory is an environment variable that container runtimes set.
     */
    public static Set<Need> certain(Program program) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        for (Fact fact : program.facts().all()) {
            if (fact instanceof Fact.TlsClient) {
                needs.add(Need.CERTIFICATES);
            } else if (fact instanceof Fact.TimeZoneLookup) {
                needs.add(Need.TIME_ZONES);
            } else if (fact instanceof Fact.TemporaryFile) {
                needs.add(Need.TMP);
            } else if (fact instanceof Fact.UserLookup lookup && !lookup.what().endsWith("Dir")) {
                needs.add(Need.PASSWD);
            }
        }
        return needs;
    }

    /**
     * Returns what {@code Need.AUTO} stands for if no code was read: everything.
     *
     * @param unread whose code that is
     */
    private static SortedMap<Need, String> all(String unread) {
        SortedMap<Need, String> needs = new TreeMap<>();
        for (Need need : List.of(Need.CERTIFICATES, Need.TIME_ZONES, Need.TMP, Need.PASSWD)) {
            needs.put(need, "unread code: " + unread);
        }
        return needs;
    }

    /** Returns whether a program brings the database itself: it imports time/tzdata on each of its platforms. */
    private static boolean bringsTimeZones(Program program) {
        return program.graphs().stream()
                .allMatch(graph -> graph.standard("time/tzdata").isPresent());
    }

    /** Returns the first package that does it, otherwise the first module that is known to. */
    private Optional<String> reason(Class<? extends Fact> fact, ModuleEffect effect, String what) {
        Stream<String> packages =
                program.facts().first(fact).map(found -> found.place().importPath()).stream();
        Stream<String> modules = program.knownModules().stream()
                .filter(known -> known.module().effects().contains(effect))
                .map(known -> known.imported().path() + " (" + known.module().reason() + ")");
        return Stream.concat(packages, modules).findFirst().map(what::concat);
    }

    /** Returns the reason to assume that modules which nobody has read need what most modules need. */
    private Optional<String> unreadCode() {
        return program.unreadPackages().stream().findFirst().map("unread code: "::concat);
    }
}
