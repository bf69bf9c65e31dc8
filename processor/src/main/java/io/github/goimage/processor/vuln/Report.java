package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.version.ModulePath;
import io.github.goimage.processor.golang.version.ModuleVersion;
import io.github.goimage.processor.golang.version.SemanticVersion;
import io.github.goimage.processor.text.JsonReader;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A report of the database: one vulnerability, as far as goimage needs to know it. What a report lacks is empty.
 *
 * @param id {@code "GO-2026-5775"}
 * @param aliases its names in other databases, {@code "CVE-2026-1234"}, each once
 * @param summary what it is, in one line
 * @param withdrawn the time at which it was withdrawn, RFC 3339; empty if it was not
 * @param affected modules with versions and packages
 * @see <a href="https://ossf.github.io/osv-schema/">Open Source Vulnerability format</a>
 */
public record Report(String id, List<String> aliases, String summary, String withdrawn, List<AffectedModule> affected) {

    /** A name as all databases have them. */
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    /** Reads a report. */
    static Report read(JsonReader json) {
        Fields fields = new Fields();
        json.object(member -> {
            switch (member) {
                case "id" -> fields.id = json.string();
                case "aliases" -> json.array(() -> fields.aliases.add(json.string()));
                case "summary" -> fields.summary = json.string();
                case "details" -> {
                    if (fields.summary.isEmpty()) {
                        fields.details = json.string();
                    }
                }
                case "withdrawn" -> fields.withdrawn = json.string();
                case "affected" -> json.array(() -> fields.affected.add(AffectedModule.read(json)));
                default -> {
                    // Credits, references and dates are not needed.
                }
            }
        });
        return new Report(
                fields.id,
                fields.aliases.stream()
                        .filter(alias -> ALIAS.matcher(alias).matches())
                        .distinct()
                        .toList(),
                fields.summary.isEmpty() ? fields.details : fields.summary,
                fields.withdrawn,
                List.copyOf(fields.affected));
    }

    private static final class Fields {
        private String id = "";
        private final List<String> aliases = new ArrayList<>();
        private String summary = "";
        private String details = "";
        private String withdrawn = "";
        private final List<AffectedModule> affected = new ArrayList<>();
    }

    boolean isWithdrawn() {
        return !withdrawn.isEmpty();
    }

    /** Returns whether it says when it was withdrawn, if it was. */
    boolean isWithdrawnAtTime() {
        try {
            return !isWithdrawn() || OffsetDateTime.parse(withdrawn).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Returns a version in a range that is not one; govulncheck would take the module for fixed from the start. */
    Optional<String> invalidVersion() {
        return affected.stream()
                .flatMap(module -> module.ranges().stream())
                .filter(VersionRange::isSemantic)
                .flatMap(range -> range.events().stream())
                .flatMap(event -> event.invalid().stream())
                .findFirst();
    }

    /** Returns the number of versions that it compares with. */
    int events() {
        return affected.stream()
                .flatMap(module -> module.ranges().stream())
                .mapToInt(range -> range.events().size())
                .sum();
    }

    /**
     * Returns the lowest version above a module's that has the fix in a later major version of the module, which Go
     * takes for another module: {@code example.org/web/v2@v2.1.9}.
     *
     * @param version of the module, {@code "v1.2.3"}
     */
    public Optional<ModuleVersion> fixedInLaterMajor(String path, String version) {
        Optional<String> base = withoutMajor(path);
        Optional<SemanticVersion> selected = DatabaseVersion.parse(version);
        return affected.stream()
                .filter(other -> !other.path().equals(path) && base.isPresent())
                .filter(other -> withoutMajor(other.path()).equals(base))
                .flatMap(other -> other.ranges().stream()
                        .filter(VersionRange::isSemantic)
                        .flatMap(range -> range.events().stream())
                        .flatMap(event -> event.until().stream())
                        .filter(fixed -> DatabaseVersion.compare(selected, Optional.of(fixed)) < 0)
                        .filter(fixed -> ModulePath.majorSuffix(other.path())
                                .filter(suffix -> ModulePath.mismatch(suffix, fixed.canonical())
                                        .isEmpty())
                                .isPresent())
                        .filter(fixed -> !other.affects(Optional.of(fixed)))
                        .map(fixed -> Map.entry(fixed, other.path())))
                .min(Map.Entry.comparingByKey())
                .map(lowest ->
                        new ModuleVersion(lowest.getValue(), lowest.getKey().canonical()));
    }

    private static Optional<String> withoutMajor(String path) {
        return ModulePath.majorSuffix(path).map(suffix -> path.substring(0, path.length() - suffix.length()));
    }

    /** Returns what it says about one module; it may name several, and name one more than once. */
    public List<AffectedModule> of(String module) {
        return affected.stream().filter(each -> each.path().equals(module)).toList();
    }
}
