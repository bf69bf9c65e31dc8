package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.version.SemanticVersion;
import io.github.goimage.processor.text.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions and packages of a module that a vulnerability affects.
 *
 * @param path the module path; {@code stdlib} for the standard library, {@code toolchain} for the go command
 * @param ranges the affected versions; all of them if empty
 * @param packages the affected packages; all of them if empty
 */
public record AffectedModule(String path, List<VersionRange> ranges, List<AffectedPackage> packages) {
    static final String STANDARD_LIBRARY = "stdlib";
    static final String TOOLCHAIN = "toolchain";

    static AffectedModule read(JsonReader json) {
        List<String> path = new ArrayList<>(List.of(""));
        List<VersionRange> ranges = new ArrayList<>();
        List<AffectedPackage> packages = new ArrayList<>();
        json.object(member -> {
            switch (member) {
                case "package" ->
                    json.object(name -> {
                        if (name.equals("name")) {
                            path.set(0, json.string());
                        }
                    });
                case "ranges" -> json.array(() -> ranges.add(VersionRange.read(json)));
                case "ecosystem_specific" ->
                    json.object(name -> {
                        if (name.equals("imports")) {
                            json.array(() -> packages.add(AffectedPackage.read(json)));
                        }
                    });
                default -> {
                    // A list of single versions is not used by the Go database.
                }
            }
        });
        return new AffectedModule(path.get(0), List.copyOf(ranges), List.copyOf(packages));
    }

    /**
     * Returns whether a version is affected, as govulncheck decides it: without a range of semantic versions all are.
     *
     * @param version {@code "v1.2.3"}
     */
    public boolean affects(String version) {
        return affects(asCompared(version));
    }

    /** Returns whether a version is affected that {@link #asCompared} has read. */
    boolean affects(Optional<SemanticVersion> version) {
        boolean all = true;
        for (VersionRange range : ranges) {
            if (range.isSemantic()) {
                if (range.contains(version)) {
                    return true;
                }
                all = false;
            }
        }
        return all;
    }

    /** Reads a version; govulncheck takes off a prefix before it compares, which takes off another one. */
    static Optional<SemanticVersion> asCompared(String version) {
        return DatabaseVersion.parse(DatabaseVersion.canonical(version));
    }

    /** Returns the same of a module that is imported by another path, because it replaces that one. */
    AffectedModule importedAs(String other) {
        return new AffectedModule(
                other,
                ranges,
                packages.stream().map(each -> each.within(path, other)).toList());
    }

    /** Returns whether a version is one in which, or before which, the vulnerability was fixed. */
    boolean isFixedAt(Optional<SemanticVersion> version) {
        return ranges.stream().anyMatch(range -> range.isSemantic() && range.isFixedAt(version));
    }
}
