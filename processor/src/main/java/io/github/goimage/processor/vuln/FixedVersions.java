package io.github.goimage.processor.vuln;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds versions that fix vulnerabilities of one module. */
final class FixedVersions {
    private static final Pattern MAJOR_SUFFIX = Pattern.compile(".*/v[0-9]+|gopkg\\.in/.*");

    private final String module;
    private final String selected;

    FixedVersions(String module, String selected) {
        this.module = module;
        this.selected = selected;
    }

    /** Returns the first version above the selected one that fixes a report and that it does not affect again. */
    Optional<String> of(Report report) {
        return candidates(List.of(report))
                .filter(version -> !affects(report, version))
                .findFirst();
    }

    /** Returns the first version that fixes all of some reports that a version can fix, and has no other. */
    Optional<String> ofAll(List<Report> wanted, List<Report> all) {
        List<Report> fixable =
                wanted.stream().filter(report -> of(report).isPresent()).toList();
        List<Report> others =
                all.stream().filter(report -> !wanted.contains(report)).toList();
        List<String> enough = candidates(fixable)
                .filter(version -> fixable.stream().noneMatch(report -> affects(report, version)))
                .toList();
        return enough.stream()
                .filter(version -> others.stream().noneMatch(report -> affects(report, version)))
                .findFirst()
                .or(() -> enough.stream().findFirst());
    }

    /**
     * Returns the versions that the reports call fixed, above the selected one, in the form that go.mod has, the lowest
     * first.
     */
    private Stream<String> candidates(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.of(module).stream())
                .flatMap(affected -> affected.ranges().stream())
                .filter(VersionRange::isSemantic)
                .flatMap(range -> range.events().stream())
                .map(VersionRange.Event::fixed)
                .filter(fixed -> !fixed.isEmpty() && DatabaseVersion.compare(selected, fixed) < 0)
                .flatMap(fixed -> ofModule(fixed).stream())
                .distinct()
                .sorted(DatabaseVersion::compare);
    }

    private Optional<String> ofModule(String fixed) {
        return DatabaseVersion.parse(fixed).map(version -> {
            boolean incompatible =
                    version.major().length() > 1 || version.major().charAt(0) > '1';
            boolean marked = incompatible
                    && !module.equals(AffectedModule.STANDARD_LIBRARY)
                    && !module.equals(AffectedModule.TOOLCHAIN)
                    && !MAJOR_SUFFIX.matcher(module).matches();
            return version.canonical() + (marked && !version.isIncompatible() ? "+incompatible" : "");
        });
    }

    private boolean affects(Report report, String version) {
        return report.of(module).stream().anyMatch(affected -> affected.affects(version));
    }
}
