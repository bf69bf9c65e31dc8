package io.github.goimage.processor.golang.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a build is for: the values that decide which files of a package are compiled (cmd/go, "Build constraints").
 *
 * @param os GOOS, {@code linux} for an image
 * @param arch GOARCH
 * @param level of the architecture, as GOAMD64 or GOARM say it: {@code v2}, {@code 7}; empty for Go's default
 * @param cgo whether CGO_ENABLED is 1
 * @param tags what {@code -tags} names
 * @param release minor number of the Go 1 release that compiles
 */
public record BuildTarget(String os, String arch, String level, boolean cgo, Set<String> tags, int release) {
    private static final Pattern RELEASE = Pattern.compile("go1\\.[1-9][0-9]{0,4}");

    /** Fixes the set of tags. */
    public BuildTarget {
        tags = Set.copyOf(tags);
    }

    /** Returns whether a file is compiled as far as its constraint is concerned. */
    public boolean matches(BuildConstraint constraint) {
        return constraint.matches(this::holds);
    }

    /** Returns whether a build tag holds, as go/build's matchTag. */
    public boolean holds(String tag) {
        return (tag.equals("cgo") && cgo)
                || tag.equals(os)
                || tag.equals(arch)
                || tag.equals("gc")
                || (tag.equals("unix") && BuildTags.UNIX.contains(os))
                || tags.contains(tag)
                || isRelease(tag)
                || ArchitectureLevel.holds(tag, arch, level);
    }

    /**
     * Returns whether a file's name allows it: {@code _GOOS}, {@code _GOARCH} or both before a dot or {@code _test}.
     */
    public boolean matchesName(String fileName) {
        int dot = fileName.indexOf('.');
        String name = dot < 0 ? fileName : fileName.substring(0, dot);
        int underscore = name.indexOf('_');
        if (underscore < 0) {
            return true;
        }
        List<String> parts = new ArrayList<>(List.of(name.substring(underscore).split("_", -1)));
        if (parts.get(parts.size() - 1).equals("test")) {
            parts.remove(parts.size() - 1);
        }
        String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
        String before = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
        if (BuildTags.SYSTEMS.contains(before) && BuildTags.ARCHITECTURES.contains(last)) {
            return holds(before) && holds(last);
        }
        boolean constraint = BuildTags.SYSTEMS.contains(last) || BuildTags.ARCHITECTURES.contains(last);
        return !constraint || holds(last);
    }

    /** Returns whether a build tag is one that Go itself sets: a system, a processor, a release or a compiler. */
    public static boolean isKnown(String tag) {
        return BuildTags.SYSTEMS.contains(tag)
                || BuildTags.ARCHITECTURES.contains(tag)
                || RELEASE.matcher(tag).matches()
                || List.of("cgo", "gc", "gccgo", "unix").contains(tag);
    }

    /** Returns this target on another architecture, at Go's default level of it. */
    public BuildTarget on(String architecture) {
        return new BuildTarget(os, architecture, "", cgo, tags, release);
    }

    /** Returns this target with cgo on. */
    public BuildTarget withCgo() {
        return new BuildTarget(os, arch, level, true, tags, release);
    }

    private boolean isRelease(String tag) {
        if (!tag.startsWith("go1.") || !RELEASE.matcher(tag).matches()) {
            return false;
        }
        return Integer.parseInt(tag.substring("go1.".length())) <= release;
    }
}
