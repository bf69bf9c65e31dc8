package io.github.goimage.processor.policy;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * @param rules what is decided about rules
 * @param supply where images and modules come from
 * @param requiredLabels the keys of labels that every image must have
 * @param goMinimum the oldest Go that may build
 * @param vulndb the copy of the Go vulnerability database that programs are checked against
 * @param vulndbMaxAge the number of days after which that is too old
 * @param compression how the bake file's layers are compressed
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
        RuleSettings rules,
        Supply supply,
        List<String> requiredLabels,
        Optional<GoVersion> goMinimum,
        Optional<VulnerabilityDatabase> vulndb,
        Optional<Integer> vulndbMaxAge,
        Compression compression,
        Sync sync,
        Notes notes,
        Optional<String> version) {

    public Policy {
        settings = List.copyOf(settings);
        faults = List.copyOf(faults);
        applied = List.copyOf(applied);
        requiredLabels = List.copyOf(requiredLabels);
    }

    /** Returns a policy that decides nothing. */
    public static Policy none(LocalDate today) {
        return new PolicyBuilder().build(today, LockFile.NONE);
    }

    /** Returns where each setting stands that says what images and modules come from, by its key. */
    public SortedMap<String, String> sources() {
        SortedMap<String, String> sources = new TreeMap<>();
        settings.stream()
                .filter(setting -> SupplyBuilder.isKey(setting.key()))
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
}
