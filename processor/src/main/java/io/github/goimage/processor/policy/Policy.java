package io.github.goimage.processor.policy;

import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a project decides for all of its images.
 *
 * @param today the day on which waivers are evaluated
 * @param lock the digests that are known
 * @param settings all settings as they were written, in the order of their authority, the company's first
 * @param faults the settings that are not valid
 * @param applied the policies on the processor path
 * @param rules how findings of rules are treated; the last one for a rule counts
 * @param strict whether the findings that a rule marks for it are errors
 * @param forbiddenWaivers the names of rules, right or wrong, whose findings no waiver accepts, and who says so
 * @param registries where {@code from} may come from, each a registry, or a registry and the beginning of a path; empty
 *     for goimage's own list
 * @param requiredLabels the keys of labels that every image must have
 * @param goMinimum the oldest Go that may build
 * @param goProxy the default of {@code GOPROXY} when modules are fetched
 * @param goSumdb the default of {@code GOSUMDB}
 * @param ca the company's authorities, for the build and for TLS clients
 * @param vulndb the copy of the Go vulnerability database that programs are checked against
 * @param vulndbMaxAge the number of days after which that is too old
 * @param mirrors where images are really pulled from
 * @param compression how the bake file's layers are compressed
 * @param images whose images stand for goimage's own bases and builders
 * @param sync what happens to a committed copy
 * @param notes how much the note of a written image says
 * @param version the version of the Java project, if the build tool passes it
 */
public record Policy(
        LocalDate today,
        LockFile lock,
        List<Setting> settings,
        List<SettingFault> faults,
        List<AppliedPolicy> applied,
        List<RuleSetting> rules,
        boolean strict,
        SortedMap<String, Setting> forbiddenWaivers,
        List<String> registries,
        List<String> requiredLabels,
        Optional<GoVersion> goMinimum,
        Optional<String> goProxy,
        Optional<String> goSumdb,
        Optional<CaBundle> ca,
        Optional<VulnerabilityDatabase> vulndb,
        Optional<Integer> vulndbMaxAge,
        Mirrors mirrors,
        Compression compression,
        ImageFamily images,
        Sync sync,
        Notes notes,
        Optional<String> version) {

    public Policy {
        settings = List.copyOf(settings);
        faults = List.copyOf(faults);
        applied = List.copyOf(applied);
        rules = List.copyOf(rules);
        forbiddenWaivers = Collections.unmodifiableSortedMap(new TreeMap<>(forbiddenWaivers));
        registries = List.copyOf(registries);
        requiredLabels = List.copyOf(requiredLabels);
    }

    /** Returns a policy that decides nothing. */
    public static Policy none(LocalDate today) {
        return new PolicyBuilder().build(today, LockFile.NONE);
    }

    /** Returns how a rule's findings are treated, if anything is set. */
    public Optional<Level> level(String rule) {
        return rules.stream()
                .filter(setting -> setting.rule().equals(rule))
                .reduce((earlier, later) -> later)
                .map(RuleSetting::level);
    }

    /** Returns where each setting stands that says what images and modules come from, by its key. */
    public SortedMap<String, String> sources() {
        SortedMap<String, String> sources = new TreeMap<>();
        settings.stream()
                .filter(setting -> PolicyBuilder.isSource(setting.key()))
                .forEach(setting -> sources.put(setting.key(), setting.place()));
        return sources;
    }

    /**
     * Returns today in UTC: the day of {@code SOURCE_DATE_EPOCH} if the environment sets it, so that a build can be
     * repeated.
     *
     * @see <a href="https://reproducible-builds.org/specs/source-date-epoch/">SOURCE_DATE_EPOCH</a>
     */
    public static LocalDate today(Map<String, String> environment) {
        String epoch = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
        if (!epoch.matches("[0-9]{1,12}")) {
            return LocalDate.now(ZoneOffset.UTC);
        }
        return Instant.ofEpochSecond(Long.parseLong(epoch))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    /** Returns whether modules come from their repositories first, which takes Git: {@code GOPROXY=direct}. */
    public boolean fetchesDirectly() {
        return goProxy.filter(list -> list.split("[,|]", -1)[0].strip().equals("direct"))
                .isPresent();
    }
}
