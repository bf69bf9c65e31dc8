package io.github.goimage.processor.text;

import java.util.Optional;

/** The release of goimage that runs. */
public final class Release {
    /** Instead of a release, if goimage runs from a directory of classes. */
    private static final String DEVELOPMENT = "development";

    private static final Optional<String> KNOWN = find();

    private Release() {}

    private static Optional<String> find() {
        return Optional.ofNullable(Release.class.getModule().getDescriptor())
                .flatMap(module -> module.rawVersion())
                .or(() -> Optional.ofNullable(Release.class.getPackage().getImplementationVersion()));
    }

    /** Returns its version; empty if goimage runs from a directory of classes. */
    public static Optional<String> known() {
        return KNOWN;
    }

    /** Returns its version, or {@code development}. */
    public static String name() {
        return KNOWN.orElse(DEVELOPMENT);
    }
}
