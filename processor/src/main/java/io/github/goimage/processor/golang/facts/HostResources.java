package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.HostResource;
import io.github.goimage.processor.golang.facts.Fact.HostResource.Kind;
import io.github.goimage.processor.golang.values.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what of the host the network functions of the standard library use. */
final class HostResources {
    private static final Pattern ENGINE_SOCKET = Pattern.compile(".*/(?:docker|podman|containerd|crio)[\\w.-]*\\.sock");
    private static final Pattern RAW = Pattern.compile("ip[46]?:(?:icmp|ipv6-icmp|[0-9]+)");

    private HostResources() {}

    /** Matches a function or method that connects, with the network at an index and the address behind it. */
    static FactPattern dial(int network) {
        return use -> {
            Optional<String> name = use.value(network).map(Value::text);
            if (name.filter(found -> RAW.matcher(found).matches()).isPresent()) {
                return resource(use, Kind.RAW_SOCKET);
            }
            return name.filter(found -> found.startsWith("unix"))
                    .flatMap(unix -> use.value(network + 1))
                    .filter(path -> ENGINE_SOCKET.matcher(path.text()).matches())
                    .flatMap(socket -> resource(use, Kind.ENGINE_SOCKET));
        };
    }

    /** Matches a function that listens for packets; other packets than raw ones are another pattern's. */
    static FactPattern packets(FactPattern other) {
        return use -> use.value(0)
                        .filter(network -> RAW.matcher(network.text()).matches())
                        .isPresent()
                ? resource(use, Kind.RAW_SOCKET)
                : other.match(use);
    }

    /** Matches any use of a name. */
    static FactPattern use(Kind kind) {
        return use -> resource(use, kind);
    }

    /** Matches a connection to the system's log, not to one on the network. */
    static FactPattern systemLog() {
        return use -> use.literal(0).filter(String::isEmpty).flatMap(local -> resource(use, Kind.SYSTEM_LOG));
    }

    private static Optional<Fact> resource(Use use, Kind kind) {
        return Optional.of(new HostResource(use.place(), use.what(), kind, Set.of()));
    }
}
