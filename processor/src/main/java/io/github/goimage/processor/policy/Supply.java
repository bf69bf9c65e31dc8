package io.github.goimage.processor.policy;

import io.github.goimage.processor.base.ImageFamily;
import java.util.List;
import java.util.Optional;

/**
 * Where a project's images and modules come from.
 *
 * @param registries where {@code from} may come from, each a registry, or a registry and the beginning of a path; empty
 *     for goimage's own list
 * @param images whose images stand for goimage's own bases and builders
 * @param mirrors where images are really pulled from
 * @param goProxy the default of {@code GOPROXY} when modules are fetched
 * @param goSumdb the default of {@code GOSUMDB}
 * @param ca the company's authorities, for the build and for TLS clients
 */
public record Supply(
        List<String> registries,
        ImageFamily images,
        Mirrors mirrors,
        Optional<String> goProxy,
        Optional<String> goSumdb,
        Optional<CaBundle> ca) {

    public Supply {
        registries = List.copyOf(registries);
    }

    /** Returns whether modules come from their repositories first, which takes Git: {@code GOPROXY=direct}. */
    public boolean fetchesDirectly() {
        return goProxy.filter(list -> list.split("[,|]", -1)[0].strip().equals("direct"))
                .isPresent();
    }
}
