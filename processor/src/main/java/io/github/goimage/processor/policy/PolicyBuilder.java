package io.github.goimage.processor.policy;

import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.policy.Setting.Source;
import io.github.goimage.processor.spec.LabelKey;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds a policy from settings, which come in the order of their authority. A setting that is not valid is a fault,
 * never an exception.
 */
final class PolicyBuilder {
    /** The keys that exist; the mirror of Docker Hub stands for all mirrors. */
    static final List<String> KEYS = List.of(
            "ca",
            "compression",
            "go.minimum",
            "go.proxy",
            "go.sumdb",
            "images",
            "labels.required",
            "mirror.docker.io",
            "notes",
            "profile",
            "registries",
            "rules",
            "sync",
            "vulndb",
            "vulndb.maxAge",
            "waivers.forbidden");

    private static final String VERSION_KEY = "version";
    private static final String MIRROR = "mirror.";
    private static final String IMAGES = "images";
    private static final Set<String> SUPPLY = Set.of("go.proxy", "go.sumdb", "ca");

    /** It replaces goimage's own list, so a project that could set it would lower an error. */
    private static final String REGISTRIES = "registries";

    /** What only the root directory's file may set, since another file that set it could lower an error. */
    private static final Map<String, String> OF_THE_ROOT = Map.of(
            REGISTRIES,
            "which registries are trusted",
            "vulndb",
            "where the vulnerability database lies",
            "vulndb.maxAge",
            "how old the vulnerability database may be",
            "waivers.forbidden",
            "which rules cannot be waived");

    /** What a jar cannot set, and what to do instead. */
    private static final Map<String, String> NOT_OF_A_JAR = Map.of(
            "sync",
            "remove sync, which is each project's own decision",
            "vulndb",
            "remove vulndb, and put the database in a jar below " + VulnerabilityDatabase.FOLDER_IN_JAR);

    private static final String PROXY = "(?:direct|off|(?:https?|file)://[^\\s,|\"'\\\\$]+)";

    /**
     * Hosts, ports and paths, separated by what GOPROXY allows; a rule reports credentials. The possessive group needs
     * no stack for each.
     */
    private static final Pattern PROXIES = Pattern.compile(PROXY + "(?:[,|]" + PROXY + ")*+");

    /** A name, optionally with its public key, optionally with the address of another server, or {@code off}. */
    private static final Pattern SUMDB =
            Pattern.compile("[A-Za-z0-9.:/_-]+(?:\\+[0-9a-f]+\\+[A-Za-z0-9+/=]+)?(?: https?://[^\\s\"'\\\\$]+)?");

    /** A version of Maven, Gradle or Git, whose characters have no meaning in a Dockerfile or a bake file. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}");

    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9]+");

    /** Where goimage's bases and builders come from. */
    private static final List<String> OUR_REGISTRIES = List.of("docker.io", "gcr.io", "cgr.dev");

    /** Other registries whose names are similar to those. */
    private static final Set<String> OTHER_REGISTRIES = Set.of("ghcr.io", "icr.io", "lscr.io", "nvcr.io");

    private final List<Setting> settings = new ArrayList<>();
    private final List<SettingFault> faults = new ArrayList<>();
    private final List<RuleSetting> rules = new ArrayList<>();
    private final List<String> registries = new ArrayList<>();
    private final List<String> requiredLabels = new ArrayList<>();
    private final Map<String, String> mirrors = new TreeMap<>();
    private final List<AppliedPolicy> applied = new ArrayList<>();
    private final SortedMap<String, Setting> forbiddenWaivers = new TreeMap<>();
    private Optional<Setting> strict = Optional.empty();
    private Optional<GoVersion> goMinimum = Optional.empty();
    private Optional<String> goProxy = Optional.empty();
    private Optional<String> goSumdb = Optional.empty();
    private Optional<CaBundle> ca = Optional.empty();
    private Optional<VulnerabilityDatabase> vulndb = Optional.empty();
    private Optional<Integer> vulndbMaxAge = Optional.empty();
    private Compression compression = Compression.GZIP;
    private ImageFamily images = ImageFamily.OFFICIAL;
    private Sync sync = Sync.OFF;
    private Notes notes = Notes.FULL;
    private Optional<String> version = Optional.empty();

    /** Finds the files that settings name. If it cannot, the fault is its own to report. */
    interface NamedFiles {
        /** Reads the certificates that the setting {@code ca} names. */
        Optional<CaBundle> certificates(Setting setting);

        /** Finds the database that the setting {@code vulndb} names. */
        Optional<VulnerabilityDatabase> database(Setting setting);
    }

    void fault(SettingFault fault) {
        faults.add(fault);
    }

    void applied(AppliedPolicy policy) {
        applied.add(policy);
    }

    /**
     * Adds a setting.
     *
     * @param files finds the file that the setting names, if it names one
     */
    void add(Setting setting, NamedFiles files) {
        settings.add(setting);
        if (setting.value().isEmpty()) {
            fault(setting, setting.key() + " has no value", setting.key() + " = <value>, or remove the line");
            return;
        }
        if (NOT_OF_A_JAR.containsKey(setting.key()) && setting.source() == Source.JAR) {
            fault(setting, "a policy cannot set " + setting.key(), NOT_OF_A_JAR.get(setting.key()));
            return;
        }
        if (OF_THE_ROOT.containsKey(setting.key()) && setting.source().compareTo(Source.ROOT) > 0) {
            fault(
                    setting,
                    "only the " + SettingsFile.NAME + " of the root directory can say "
                            + OF_THE_ROOT.get(setting.key()),
                    "move the line there");
            return;
        }
        Optional<SettingFault> notTheirs = notTheirs(setting);
        if (notTheirs.isPresent()) {
            faults.add(notTheirs.get());
            return;
        }
        switch (setting.key()) {
            case "rules" -> words(setting).forEach(word -> rule(setting, word));
            case "profile" -> profile(setting);
            case "sync" ->
                value(setting, Sync::of, "sync = off, sync = write or sync = verify")
                        .ifPresent(value -> sync = value);
            case "notes" ->
                value(setting, Notes::of, "notes = full or notes = short").ifPresent(value -> notes = value);
            case VERSION_KEY -> version(setting);
            case "compression" ->
                value(setting, Compression::of, "compression = gzip or compression = zstd")
                        .ifPresent(value -> compression = value);
            case IMAGES ->
                value(setting, ImageFamily::of, "images = official, images = hardened or images = chainguard")
                        .ifPresent(value -> images = value);
            case REGISTRIES -> registries(setting);
            case "labels.required" -> words(setting).forEach(word -> requiredLabel(setting, word));
            case "go.minimum" ->
                value(setting, GoVersion::parse, "a Go release, 1.26 or 1.26.3")
                        .ifPresent(version -> goMinimum = Stream.concat(goMinimum.stream(), Stream.of(version))
                                .max(GoVersion::compareTo));
            case "go.proxy" ->
                value(setting, matching(PROXIES), "addresses as in GOPROXY: https://proxy.acme.example,direct")
                        .ifPresent(value -> goProxy = Optional.of(value));
            case "go.sumdb" ->
                value(setting, matching(SUMDB), "a checksum database as in GOSUMDB: sum.golang.org")
                        .ifPresent(value -> goSumdb = Optional.of(value));
            case "ca" -> files.certificates(setting).ifPresent(bundle -> certificates(setting, bundle));
            case "vulndb" -> {
                if (vulndb.isPresent()) {
                    fault(setting, vulndb.get().place() + " already is the vulnerability database", "remove vulndb");
                } else {
                    vulndb = files.database(setting);
                }
            }
            case "vulndb.maxAge" ->
                value(setting, matching(DAYS), "a number of days: 90")
                        .map(Integer::valueOf)
                        .ifPresent(days -> vulndbMaxAge = Stream.concat(vulndbMaxAge.stream(), Stream.of(days))
                                .min(Integer::compareTo));
            case "waivers.forbidden" -> words(setting).forEach(word -> forbiddenWaiver(setting, word));
            default -> {
                if (setting.key().startsWith(MIRROR)) {
                    mirror(setting, setting.key().substring(MIRROR.length()));
                } else {
                    fault(
                            setting,
                            "there is no setting " + setting.key(),
                            Suggestion.nearest(setting.key(), KEYS)
                                    .orElseGet(() -> "one of " + String.join(", ", KEYS)));
                }
            }
        }
    }

    /**
     * Returns the fault of a setting that says where images or modules really come from, if a file with more authority
     * sets the same, or restricts sources in any way, or if another policy says something else.
     */
    private Optional<SettingFault> notTheirs(Setting setting) {
        if (!isSource(setting.key())) {
            return Optional.empty();
        }
        List<Setting> above = settings.stream()
                .filter(said -> said.source().compareTo(setting.source()) < 0)
                .toList();
        Optional<Setting> same =
                above.stream().filter(said -> said.key().equals(setting.key())).findFirst();
        if (same.isPresent()) {
            return Optional.of(new SettingFault(
                    setting.place(),
                    same.get().holder() + " already sets " + setting.key(),
                    "remove " + setting.key()));
        }
        if (setting.key().equals(REGISTRIES)) {
            return Optional.empty();
        }
        return above.stream()
                .filter(PolicyBuilder::restrictsSources)
                .findFirst()
                .map(said -> new SettingFault(
                        setting.place(),
                        setting.key() + " can be set only in " + said.holder() + ", because that restricts sources ("
                                + said.place() + ": " + said.key() + ")",
                        "move the line there"))
                .or(() -> settings.stream()
                        .filter(said -> said.source() == Source.JAR && setting.source() == Source.JAR)
                        .filter(said -> said.key().equals(setting.key()))
                        .filter(said -> !said.value().equals(setting.value()) && !isOfOneFile(said, setting))
                        .findFirst()
                        .map(said -> new SettingFault(
                                setting.place(),
                                said.holder() + " sets " + setting.key() + " to another value",
                                "write the same value in both policies")));
    }

    private static boolean isOfOneFile(Setting one, Setting other) {
        return one.holder().equals(other.holder());
    }

    /** Returns whether a setting says where images or modules come from. */
    static boolean isSource(String key) {
        return key.equals(REGISTRIES) || key.equals(IMAGES) || SUPPLY.contains(key) || key.startsWith(MIRROR);
    }

    private static boolean restrictsSources(Setting setting) {
        return setting.key().equals(REGISTRIES)
                || setting.key().equals(IMAGES)
                || setting.key().startsWith(MIRROR)
                || (setting.key().equals("profile") && setting.value().equals("strict"));
    }

    private void rule(Setting setting, String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon).strip();
        Optional<Level> level = colon < 0
                ? Optional.empty()
                : Level.of(word.substring(colon + 1).strip());
        if (level.isEmpty() || !RULE.matcher(name).matches()) {
            fault(
                    setting,
                    "\"" + word + "\" is not of the form <rule>:<level>",
                    "rules = LowUid:error, with one of the levels error, warn, note, off");
        } else {
            rules.add(new RuleSetting(name, level.get(), setting));
        }
    }

    /** The build tool knows the version; a file would be another place to change it. */
    private void version(Setting setting) {
        if (setting.source() != Source.OPTION) {
            fault(setting, "the version is not a setting", "-Agoimage.version=${project.version}, an option of javac");
        } else {
            value(
                            setting,
                            matching(VERSION),
                            "-Agoimage.version=1.4.0, with letters, digits, and the characters . _ + -")
                    .ifPresent(value -> version = Optional.of(value));
        }
    }

    private void profile(Setting setting) {
        switch (setting.value()) {
            case "strict" -> strict = strict.or(() -> Optional.of(setting));
            case "standard" ->
                // Of policies the strictest counts; if the key occurs twice in one file, that is a fault of the file.
                strict.filter(said -> said.source().compareTo(setting.source()) < 0)
                        .ifPresent(said -> fault(
                                setting,
                                said.holder() + " sets profile = strict, which only that file can lower",
                                "remove profile"));
            default ->
                fault(
                        setting,
                        "\"" + setting.value() + "\" is not a valid profile",
                        "profile = standard or profile = strict");
        }
    }

    private void registries(Setting setting) {
        List<String> valid = new ArrayList<>();
        for (String word : words(setting)) {
            if (isPrefix(word)) {
                valid.add(word);
            } else {
                fault(
                        setting,
                        "\"" + word + "\" is not a valid registry",
                        "registries = docker.io/library, registry.acme.example/go");
            }
        }
        if (!registries.isEmpty() && setting.source() == Source.JAR) {
            // What each of several policies trusts.
            List<String> both = Stream.concat(
                            valid.stream().filter(each -> isBelowAny(each, registries)),
                            registries.stream().filter(each -> isBelowAny(each, valid)))
                    .distinct()
                    .toList();
            if (both.isEmpty()) {
                fault(setting, "no registry is trusted by every policy", "name a registry that every policy trusts");
                return;
            }
            registries.clear();
            registries.addAll(both);
        } else {
            registries.addAll(valid);
        }
    }

    private static boolean isBelowAny(String registry, List<String> others) {
        return others.stream().anyMatch(other -> (registry + "/").startsWith(other + "/"));
    }

    private void forbiddenWaiver(Setting setting, String word) {
        if (RULE.matcher(word).matches()) {
            forbiddenWaivers.putIfAbsent(word, setting);
        } else {
            fault(setting, "\"" + word + "\" is not the name of a rule", "waivers.forbidden = RootUser, DebugEndpoint");
        }
    }

    /** Two policies may name files alike that hold other certificates. */
    private void certificates(Setting setting, CaBundle bundle) {
        if (ca.filter(other -> !other.lines().equals(bundle.lines())).isPresent()) {
            fault(
                    setting,
                    "another policy's file of this name holds other certificates",
                    "put the same certificates into both policies");
        } else {
            ca = Optional.of(bundle);
        }
    }

    private void requiredLabel(Setting setting, String word) {
        if (!LabelKey.isOne(word) || LabelKey.isReserved(word)) {
            fault(setting, "\"" + word + "\" is not a valid label key", "labels.required = com.acme.owner");
        } else if (!requiredLabels.contains(word)) {
            requiredLabels.add(word);
        }
    }

    private void mirror(Setting setting, String registry) {
        if (!isHost(registry)) {
            fault(setting, "\"" + registry + "\" is not a valid registry", "mirror.docker.io, mirror.gcr.io");
        } else if (!isPrefix(setting.value())) {
            fault(
                    setting,
                    "\"" + setting.value() + "\" is not a valid registry with a path",
                    setting.key() + " = registry.acme.example/dockerhub");
        } else {
            mirrors.put(registry, setting.value());
        }
    }

    /** Returns whether a text is a registry, optionally with a path, as it precedes an image's last name. */
    private static boolean isPrefix(String text) {
        return isHost(text.contains("/") ? text.substring(0, text.indexOf('/')) : text)
                && ImageReference.parse(text + "/image")
                        .filter(reference -> reference.tag().isEmpty())
                        .isPresent();
    }

    private static boolean isHost(String text) {
        return ImageReference.parse(text + "/a/image")
                .filter(reference -> reference.registry().equals(text))
                .isPresent();
    }

    private static List<String> words(Setting setting) {
        return Stream.of(setting.value().split(",", -1)).map(String::strip).toList();
    }

    private static Function<String, Optional<String>> matching(Pattern pattern) {
        return text -> Optional.of(text).filter(each -> pattern.matcher(each).matches());
    }

    private <T> Optional<T> value(Setting setting, Function<String, Optional<T>> parser, String expected) {
        Optional<T> value = parser.apply(setting.value());
        if (value.isEmpty()) {
            fault(setting, "\"" + setting.value() + "\" is not a valid value of " + setting.key(), expected);
        }
        return value;
    }

    private void fault(Setting setting, String problem, String fix) {
        faults.add(new SettingFault(setting.place(), problem, fix));
    }

    /** Reports a mirror that no image would come from, because the name of its registry is misspelled. */
    private void misspeltMirrors() {
        for (Setting setting : settings) {
            String registry = setting.key().startsWith(MIRROR) ? setting.key().substring(MIRROR.length()) : "";
            if (mirrors.containsKey(registry)
                    && !OUR_REGISTRIES.contains(registry)
                    && !OTHER_REGISTRIES.contains(registry)
                    && registries.stream().noneMatch(each -> (each + "/").startsWith(registry + "/"))) {
                Suggestion.nearest(registry, OUR_REGISTRIES)
                        .ifPresent(nearest -> fault(
                                setting,
                                "no image comes from " + registry + ": did you mean " + nearest + "?",
                                MIRROR + nearest + " = " + setting.value() + "; or, if " + registry
                                        + " is right, add it to registries"));
            }
        }
    }

    /** Adds the database of a jar, which no setting overrules: another one could have fewer reports. */
    void database(VulnerabilityDatabase database) {
        if (vulndb.isPresent()) {
            faults.add(new SettingFault(
                    database.place(),
                    vulndb.get().place() + " already is the vulnerability database",
                    "leave one of them on the processor path"));
        } else {
            vulndb = Optional.of(database);
        }
    }

    Policy build(LocalDate today, LockFile lock) {
        misspeltMirrors();
        // The last one counts: of the policies the strictest, then what a file below them says.
        List<RuleSetting> byStrictness = Stream.concat(
                        rules.stream()
                                .filter(each -> each.setting().source() == Source.JAR)
                                .sorted(Comparator.comparing(RuleSetting::level)),
                        rules.stream().filter(each -> each.setting().source() != Source.JAR))
                .toList();
        return new Policy(
                today,
                lock,
                settings,
                faults,
                applied,
                byStrictness,
                strict.isPresent(),
                forbiddenWaivers,
                registries,
                requiredLabels,
                goMinimum,
                goProxy,
                goSumdb,
                ca,
                vulndb,
                vulndbMaxAge,
                new Mirrors(mirrors),
                compression,
                images,
                sync,
                notes,
                version);
    }
}
