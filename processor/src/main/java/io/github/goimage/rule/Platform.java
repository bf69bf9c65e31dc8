package io.github.goimage.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A platform that Go builds Linux images for, one element of {@code build.platforms}: {@code linux/arm64},
 * {@code linux/amd64/v3}. Names that containerd treats as one platform are one here: {@code linux/arm} is
 * {@code linux/arm/v7}.
 *
 * @param arch GOARCH
 * @param variant of the architecture, {@code "v3"}; empty for the lowest of amd64, and for architectures with only one
 * @see <a href="https://pkg.go.dev/github.com/containerd/platforms">how containerd normalizes platforms</a>
 */
public record Platform(String arch, String variant) {
    /** The Linux lines of {@code go tool dist list}, Go 1.26. */
    private static final List<String> ARCHITECTURES = List.of(
            "386",
            "amd64",
            "arm",
            "arm64",
            "loong64",
            "mips",
            "mips64",
            "mips64le",
            "mipsle",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x");

    private static final Map<String, Platform> KNOWN = known();

    private static Map<String, Platform> known() {
        Map<String, Platform> known = new LinkedHashMap<>();
        ARCHITECTURES.forEach(arch -> known.put("linux/" + arch, new Platform(arch, arch.equals("arm") ? "v7" : "")));
        known.put("linux/amd64/v1", new Platform("amd64", ""));
        List.of("v2", "v3", "v4")
                .forEach(variant -> known.put("linux/amd64/" + variant, new Platform("amd64", variant)));
        List.of("v5", "v6", "v7").forEach(variant -> known.put("linux/arm/" + variant, new Platform("arm", variant)));
        known.put("linux/arm64/v8", new Platform("arm64", ""));
        return Collections.unmodifiableMap(known);
    }

    /** Reads an element of {@code build.platforms}; empty if Go builds for no such platform. */
    public static Optional<Platform> parse(String text) {
        return Optional.ofNullable(KNOWN.get(text));
    }

    /** Returns all names that {@link #parse} accepts. */
    public static Set<String> names() {
        return KNOWN.keySet();
    }

    /** Returns the variant as GOAMD64 or GOARM spell it, {@code "v3"}, {@code "7"}; empty for Go's default. */
    public String level() {
        return arch.equals("arm") ? variant.substring(1) : variant;
    }

    /** Returns {@code linux/arm/v7}, as in Docker's {@code --platform}. */
    @Override
    public String toString() {
        return "linux/" + arch + (variant.isEmpty() ? "" : "/" + variant);
    }
}
