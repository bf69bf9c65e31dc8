package io.github.goimage.rule;

import java.util.List;

/**
 * {@code @Build} as it was written. Any string may be wrong; rules report that.
 *
 * @param go the Go release of the builder, or empty
 * @param from the builder image, or empty
 * @param cgo whether cgo is on
 * @param tags build tags
 * @param flags flags of go build and settings of the go command
 * @param stamp {@code -X} targets, with or without a default
 * @param platforms {@code os/arch[/variant]}
 * @param privateModules patterns of modules that need credentials
 * @param prebuilt path of a binary to copy, or empty
 */
public record BuildSpec(
        String go,
        String from,
        boolean cgo,
        List<String> tags,
        List<String> flags,
        List<String> stamp,
        List<String> platforms,
        List<String> privateModules,
        String prebuilt)
        implements AnnotationSpec {
    /** The defaults of {@code @Build}. */
    public static final BuildSpec DEFAULT =
            new BuildSpec("", "", false, List.of(), List.of(), List.of(), List.of(), List.of(), "");

    /** Returns whether a binary is copied, and nothing is built. */
    public boolean isCopied() {
        return !prebuilt.isEmpty();
    }

    /** Returns the platforms that are valid, each once, in the order of the annotation. */
    public List<Platform> knownPlatforms() {
        return platforms.stream()
                .flatMap(text -> Platform.parse(text).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<Member> members() {
        return List.of(
                new Member("go", go),
                new Member("from", from),
                new Member("cgo", cgo),
                new Member("tags", tags),
                new Member("flags", flags),
                new Member("stamp", stamp),
                new Member("platforms", platforms),
                new Member("privateModules", privateModules),
                new Member("prebuilt", prebuilt));
    }
}
