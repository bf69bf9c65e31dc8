package io.github.goimage.processor.vuln;

import io.github.goimage.processor.vuln.VulnerabilityScan.Fix;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What another version of a module can mend.
 *
 * @param module as it is selected now; the standard library for all of Go
 * @param wanted the reports that a version should fix
 * @param all the reports about the module
 */
public record Upgrade(SelectedModule module, FixedVersions versions, List<Report> wanted, List<Report> all) {

    /** Returns the versions to use of modules, if nothing need be done about some reports. */
    static List<Fix> fixes(Collection<Upgrade> upgrades, Set<String> accepted) {
        return upgrades.stream().flatMap(each -> each.fix(accepted).stream()).toList();
    }

    private Optional<Fix> fix(Set<String> accepted) {
        List<Report> open = wanted.stream()
                .filter(report -> !accepted.contains(report.id()))
                .toList();
        return versions.ofAll(open, all)
                .map(version -> new Fix(
                        module,
                        version,
                        wanted.stream()
                                .filter(report -> !versions.affects(report, version))
                                .map(Report::id)
                                .collect(Collectors.toSet())));
    }
}
