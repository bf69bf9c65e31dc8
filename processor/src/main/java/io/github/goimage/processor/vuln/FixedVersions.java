package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.version.ModulePath;
import io.github.goimage.processor.golang.version.SemanticVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds versions that fix vulnerabilities of one module, or of the parts of Go, which have one version. */
public final class FixedVersions {
    /** More than any module has in its published reports. */
    private static final int MOST_CANDIDATES = 1_000;

    private static final String INCOMPATIBLE = "+incompatible";

    private final List<String> paths;
    private final String selected;
    private final Predicate<String> excluded;

    /**
     * Prepares to look for versions.
     *
     * @param paths of the modules that are selected together
     * @param excluded whether a version may not be selected
     */
    FixedVersions(List<String> paths, String selected, Predicate<String> excluded) {
        this.paths = paths;
        this.selected = selected;
        this.excluded = excluded;
    }

    /** Returns the first version above the selected one that fixes a report and that it does not affect again. */
    Optional<String> of(Report report) {
        return candidates(List.of(report))
                .filter(version -> !affects(report, version))
                .findFirst();
    }

    /**
     * Returns the version that fixes some reports and leaves the fewest, counting those that are not about the selected
     * version; of several the first. It may be one that only such a report names.
     */
    Optional<String> ofAll(List<Report> wanted, List<Report> all) {
        List<Report> fixable =
                wanted.stream().filter(report -> of(report).isPresent()).toList();
        List<Report> counted = Stream.concat(
                        fixable.stream(), all.stream().filter(report -> !affects(report, selected)))
                .distinct()
                .toList();
        return candidates(counted)
                .filter(version -> affecting(fixable, version) < fixable.size())
                .min(Comparator.comparingLong(version -> affecting(counted, version)));
    }

    /**
     * Returns the versions that the reports call fixed, above the selected one, in the form that go.mod has, the lowest
     * first.
     */
    private Stream<String> candidates(List<Report> reports) {
        Optional<SemanticVersion> from = DatabaseVersion.parse(selected);
        return reports.stream()
                .flatMap(this::said)
                .flatMap(affected -> affected.ranges().stream())
                .filter(VersionRange::isSemantic)
                .flatMap(range -> range.events().stream())
                .map(VersionRange.Event::until)
                .filter(fixed -> DatabaseVersion.compare(from, fixed) < 0)
                .flatMap(Optional::stream)
                .sorted()
                .flatMap(version -> ofModule(version).stream())
                .distinct()
                .filter(excluded.negate())
                .limit(MOST_CANDIDATES);
    }

    /** Returns a version as go.mod has it; empty if it is of another major version than the module's path. */
    private Optional<String> ofModule(SemanticVersion version) {
        String suffix = ModulePath.majorSuffix(paths.get(0)).orElse("");
        String canonical = version.canonical();
        boolean incompatible = selected.endsWith(INCOMPATIBLE) && !version.isIncompatible();
        return Stream.of(canonical, incompatible ? canonical + INCOMPATIBLE : canonical)
                .filter(each -> ModulePath.mismatch(suffix, each).isEmpty())
                .findFirst();
    }

    private long affecting(List<Report> reports, String version) {
        Optional<SemanticVersion> compared = AffectedModule.asCompared(version);
        return reports.stream().filter(report -> affects(report, compared)).count();
    }

    /** Returns whether a report is about a version. */
    boolean affects(Report report, String version) {
        return affects(report, AffectedModule.asCompared(version));
    }

    private boolean affects(Report report, Optional<SemanticVersion> version) {
        return said(report).anyMatch(affected -> affected.affects(version));
    }

    private Stream<AffectedModule> said(Report report) {
        return paths.stream().flatMap(path -> report.of(path).stream());
    }
}
