package io.github.goimage.processor.gomod;

import io.github.goimage.processor.gomod.GoScanner.Kind;
import java.util.Optional;

/** Reads {@code server.Addr = ":8080"}, an assignment that ends behind its literal. */
final class AssignedAddress {
    private AssignedAddress() {}

    static Optional<Fact> match(Call selector) {
        GoTokens tokens = selector.tokens();
        int equals = selector.behind();
        boolean assigned =
                tokens.is(equals, "=") && (tokens.kind(equals + 2) == Kind.SEMICOLON || tokens.is(equals + 2, "}"));
        return (assigned ? tokens.string(equals + 1) : Optional.<String>empty())
                .flatMap(Address::parse)
                .map(address ->
                        new Fact.Listener(selector.place(), "tcp", address.host(), address.port(), "http.Server.Addr"));
    }
}
