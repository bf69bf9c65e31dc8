package io.github.goimage.processor.policy;

import io.github.goimage.processor.base.ImageReference;
import java.util.Map;

/**
 * Where images are really pulled from.
 *
 * @param prefixes the registry and path that replace a registry: {@code docker.io} → {@code registry.acme/dockerhub}
 */
public record Mirrors(Map<String, String> prefixes) {
    /** Images come from where their names say. */
    public static final Mirrors NONE = new Mirrors(Map.of());

    public Mirrors {
        prefixes = Map.copyOf(prefixes);
    }

    /**
     * Returns the reference below its registry's mirror, with tag and digest unchanged: {@code golang:1.26-alpine} →
     * {@code registry.acme/dockerhub/library/golang:1.26-alpine}. A name that is not a reference, {@code scratch},
     * stays.
     */
    public String of(String reference) {
        return ImageReference.parse(reference)
                .filter(image -> !reference.equals("scratch"))
                .filter(image -> prefixes.containsKey(image.registry()))
                .map(image -> prefixes.get(image.registry()) + "/" + image.repository() + image.tagAndDigest())
                .orElse(reference);
    }
}
