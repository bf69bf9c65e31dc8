package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.base.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The labels that goimage adds: the version of the Java project, if it is known, and those by which scanners and bots
 * see what an image is based on. Only a digest says that for certain, so an image has none of the latter if only a tag
 * names its base, or if it is based on {@code scratch}, which is not an image.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys">
 *     org.opencontainers.image.base.name and .digest</a>
 */
public final class AddedLabels {
    /** The version of what the image contains. */
    public static final String VERSION = "org.opencontainers.image.version";

    private static final String NAME = "org.opencontainers.image.base.name";
    private static final String DIGEST = "org.opencontainers.image.base.digest";

    private AddedLabels() {}

    /**
     * Returns a user's labels, {@code "key=value"}, and after them those that the user does not set.
     *
     * @param version the version of the Java project
     * @param base what the final stage is based on, before any mirror takes its place, with its digest if one is known
     */
    public static List<String> and(List<String> labels, Optional<String> version, String base) {
        List<String> all = new ArrayList<>(labels);
        version.ifPresent(known -> addAbsent(all, VERSION, known));
        Optional<ImageReference> pinned = ImageReference.parse(base).filter(ImageReference::isPinned);
        pinned.ifPresent(reference -> {
            // With registry and path written out, as the specification requires.
            addAbsent(all, NAME, reference.name() + (reference.tag().isEmpty() ? "" : ":" + reference.tag()));
            addAbsent(all, DIGEST, reference.digest());
        });
        return all;
    }

    private static void addAbsent(List<String> labels, String key, String value) {
        if (labels.stream().noneMatch(label -> label.startsWith(key + "="))) {
            labels.add(key + "=" + value);
        }
    }
}
