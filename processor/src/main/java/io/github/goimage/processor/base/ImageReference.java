package io.github.goimage.processor.base;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image in a registry, in the grammar of <a
 * href="https://pkg.go.dev/github.com/distribution/reference">distribution/reference</a>.
 *
 * @param registry host and port as written, {@code "gcr.io"}; {@code "docker.io"} if none is written
 * @param repository the path in that registry, {@code "distroless/static-debian13"}; Docker's official images are below
 *     {@code library/}
 * @param tag the tag, {@code "nonroot"}, or empty
 * @param digest {@code "sha256:…"}, or empty
 * @param text the reference as it was written
 */
public record ImageReference(String registry, String repository, String tag, String digest, String text) {
    private static final String DOCKER_HUB = "docker.io";
    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final String HOST = "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[0-9a-fA-F:]+])(?::[0-9]+)?";
    private static final Pattern REFERENCE = Pattern.compile("(?:(?<host>" + HOST + ")/)?"
            + "(?<path>" + COMPONENT + "(?:/" + COMPONENT + ")*)"
            + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + "(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    /** The longest repository name, with its registry, that registries accept. */
    private static final int MAX_NAME = 255;

    /** The length of a name with the longest tag and digest; nothing longer is given to the regular expression. */
    private static final int MAX_TEXT = MAX_NAME + ":".length() + 128 + "@sha256:".length() + 64;

    /** Reads a reference; empty if the text does not match the grammar. */
    public static Optional<ImageReference> parse(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (text.length() > MAX_TEXT || !matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group("host");
        String path = matcher.group("path");
        if (host != null && !isRegistry(host)) {
            // "acme/api" is a path on Docker Hub; its first part is a registry only if it has a dot or port, or is
            // localhost.
            if (!host.equals(host.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            path = host + "/" + path;
            host = null;
        }
        if (host == null || host.equals("index.docker.io")) {
            host = DOCKER_HUB;
        }
        if (host.equals(DOCKER_HUB) && !path.contains("/")) {
            path = "library/" + path;
        }
        if (host.length() + 1 + path.length() > MAX_NAME) {
            return Optional.empty();
        }
        return Optional.of(
                new ImageReference(host, path, orEmpty(matcher.group("tag")), orEmpty(matcher.group("digest")), text));
    }

    /** Returns registry and repository without tag and digest: {@code "docker.io/library/alpine"}. */
    public String name() {
        return registry + "/" + repository;
    }

    /** Returns what follows the name: {@code ":3.24@sha256:…"}, or nothing. */
    public String tagAndDigest() {
        return (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }

    /** Returns whether a digest fixes the content. */
    public boolean isPinned() {
        return !digest.isEmpty();
    }

    /** Returns whether this is one of Docker's own curated images, which are written without a path. */
    public boolean isOfficial() {
        return registry.equals(DOCKER_HUB) && repository.startsWith("library/");
    }

    /**
     * Returns whether this means the empty image, which is none: its name alone stands for it, and a tag or digest
     * makes it wrong.
     */
    public boolean isScratch() {
        return isOfficial() && repository.equals("library/" + BaseImage.SCRATCH_REFERENCE);
    }

    private static boolean isRegistry(String host) {
        return host.contains(".") || host.contains(":") || host.equals("localhost");
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    @Override
    public String toString() {
        return text;
    }
}
