package io.github.goimage.processor.policy;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.policy.Setting.Source;
import io.github.goimage.processor.spec.LabelKey;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.processor.vuln.UnusableDatabaseException;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** What only the root directory's file may set, since another file that set it could lower an error. */
    private static final Map<String, String> OF_THE_ROOT = Map.of(
            SupplyBuilder.REGISTRIES,
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

    /** A version of Maven, Gradle or Git, whose characters have no meaning in a Dockerfile or a bake file. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}");

    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9]+");

    private final List<Setting> settings = new ArrayList<>();
    private final SettingFaults faults = new SettingFaults();
    private final SupplyBuilder supply = new SupplyBuilder(faults);
    private final List<RuleSetting> rules = new ArrayList<>();
    private final List<String> requiredLabels = new ArrayList<>();
    private final List<AppliedPolicy> applied = new ArrayList<>();
    private final SortedMap<String, Setting> forbiddenWaivers = new TreeMap<>();
    private Optional<Setting> strict = Optional.empty();
    private Optional<GoVersion> goMinimum = Optional.empty();
    private Optional<VulnerabilityDatabase> vulndb = Optional.empty();
    private Optional<Integer> vulndbMaxAge = Optional.empty();
    private Compression compression = Compression.GZIP;
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
            faults.add(setting, setting.key() + " has no value", setting.with("<value>") + ", or remove it");
            return;
        }
        if (NOT_OF_A_JAR.containsKey(setting.key()) && setting.source() == Source.JAR) {
            faults.add(setting, "a policy cannot set " + setting.key(), NOT_OF_A_JAR.get(setting.key()));
            return;
        }
        if (OF_THE_ROOT.containsKey(setting.key()) && setting.source().compareTo(Source.ROOT) > 0) {
            faults.add(
                    setting,
                    "only the " + SettingsFile.NAME + " of the root directory can say "
                            + OF_THE_ROOT.get(setting.key()),
                    "move the line there");
            return;
        }
        if (SupplyBuilder.isKey(setting.key())) {
            supply.add(setting, settings, files);
            return;
        }
        switch (setting.key()) {
            case "rules" -> setting.words().forEach(word -> rule(setting, word));
            case "profile" -> profile(setting);
            case "sync" ->
                faults.value(setting, Sync::of, setting.with("off", "write", "verify"))
                        .ifPresent(value -> sync = value);
            case "notes" ->
                faults.value(setting, Notes::of, setting.with("full", "short")).ifPresent(value -> notes = value);
            case VERSION_KEY -> version(setting);
            case "compression" ->
                faults.value(setting, Compression::of, setting.with("gzip", "zstd"))
                        .ifPresent(value -> compression = value);
            case "labels.required" -> setting.words().forEach(word -> requiredLabel(setting, word));
            case "go.minimum" ->
                faults.value(setting, GoVersion::parse, "a Go release, 1.26 or 1.26.3")
                        .ifPresent(version -> goMinimum = Stream.concat(goMinimum.stream(), Stream.of(version))
                                .max(GoVersion::compareTo));
            case "vulndb" -> {
                if (vulndb.isEmpty()) {
                    vulndb = files.database(setting);
                } else if (isFirst(setting)) {
                    faults.add(
                            setting, vulndb.get().place() + " already is the vulnerability database", "remove vulndb");
                }
            }
            case "vulndb.maxAge" ->
                faults.matching(setting, DAYS, "a number of days: 90")
                        .map(Integer::valueOf)
                        .ifPresent(days -> vulndbMaxAge = Stream.concat(vulndbMaxAge.stream(), Stream.of(days))
                                .min(Integer::compareTo));
            case "waivers.forbidden" -> setting.words().forEach(word -> forbiddenWaiver(setting, word));
            default ->
                faults.add(
                        setting,
                        "there is no setting " + setting.key(),
                        Suggestion.nearest(setting.key(), KEYS).orElseGet(() -> "one of " + String.join(", ", KEYS)));
        }
    }

    /**
     * Returns whether no earlier line has the key of the last one; a file that has a key twice is a fault of its own.
     */
    private boolean isFirst(Setting last) {
        return settings.stream().filter(each -> each.key().equals(last.key())).count() == 1;
    }

    private void rule(Setting setting, String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon).strip();
        Optional<Level> level = colon < 0
                ? Optional.empty()
                : Level.of(word.substring(colon + 1).strip());
        if (level.isEmpty() || !RULE.matcher(name).matches()) {
            faults.add(
                    setting,
                    "\"" + word + "\" is not of the form <rule>:<level>",
                    setting.with("LowUid:error") + ", with one of the levels error, warn, note, off");
        } else {
            rules.add(new RuleSetting(name, level.get(), setting));
        }
    }

    /** The build tool knows the version; a file would be another place to change it. */
    private void version(Setting setting) {
        if (setting.source() != Source.OPTION) {
            faults.add(
                    setting,
                    "the version is not a setting",
                    "-Agoimage.version=${project.version}, an option of javac");
        } else {
            faults.matching(
                            setting,
                            VERSION,
                            setting.with("1.4.0") + ", with letters, digits, and the characters . _ + -")
                    .ifPresent(value -> version = Optional.of(value));
        }
    }

    private void profile(Setting setting) {
        switch (setting.value()) {
            case "strict" -> strict = strict.or(() -> Optional.of(setting));
            case "standard" ->
                // Of policies the strictest counts; if the key occurs twice in one file, that is a fault of the file.
                strict.filter(said -> said.source().compareTo(setting.source()) < 0)
                        .ifPresent(said -> faults.add(
                                setting,
                                said.holder() + " sets profile = strict, which only that file can lower",
                                "remove " + setting.name()));
            default ->
                faults.add(
                        setting,
                        "\"" + setting.value() + "\" is not a valid profile",
                        setting.with("standard", "strict"));
        }
    }

    private void forbiddenWaiver(Setting setting, String word) {
        if (RULE.matcher(word).matches()) {
            forbiddenWaivers.putIfAbsent(word, setting);
        } else {
            faults.add(
                    setting,
                    "\"" + word + "\" is not the name of a rule",
                    "waivers.forbidden = RootUser, DebugEndpoint");
        }
    }

    private void requiredLabel(Setting setting, String word) {
        if (!LabelKey.isOne(word) || LabelKey.isReserved(word)) {
            faults.add(setting, "\"" + word + "\" is not a valid label key", "labels.required = com.acme.owner");
        } else if (!requiredLabels.contains(word)) {
            requiredLabels.add(word);
        }
    }

    /** Adds the database of a jar, which no setting overrules: another one could have fewer reports. */
    void database(VulnerabilityDatabase database) {
        if (vulndb.isPresent()) {
            faults.add(new SettingFault(
                    database.place() + dated(database),
                    vulndb.get().place() + dated(vulndb.get()) + " already is the vulnerability database",
                    "leave the newer one of them on the processor path"));
        } else {
            vulndb = Optional.of(database);
        }
    }

    /** Returns the date of a database in brackets; nothing if it cannot be read, which is a fault of its own. */
    private static String dated(VulnerabilityDatabase database) {
        try {
            return " (" + database.date() + ")";
        } catch (UnusableDatabaseException e) {
            return "";
        }
    }

    Policy build(LocalDate today, LockFile lock) {
        Supply supplied = supply.build(settings);
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
                faults.all(),
                applied,
                new RuleSettings(byStrictness, strict.isPresent(), forbiddenWaivers),
                supplied,
                requiredLabels,
                goMinimum,
                vulndb,
                vulndbMaxAge,
                compression,
                sync,
                notes,
                version);
    }
}
