package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoTokens;
import java.util.Optional;

/**
 * Reads {@code server.Addr = ":8080"}, an assignment that ends after its literal, if the same file says that the
 * variable is an http.Server. Other types have an Addr too, so any other assignment does not say where the program
 * listens.
 */
final class AssignedAddress {
    private AssignedAddress() {}

    static Optional<Fact> match(Call selector) {
        GoTokens tokens = selector.tokens();
        int equals = selector.behind();
        if (!tokens.is(equals, "=")) {
            return Optional.empty();
        }
        String what = "http.Server.Addr";
        boolean alone = tokens.kind(equals + 2) == Kind.SEMICOLON || tokens.is(equals + 2, "}");
        Optional<String> text = alone && selector.types().isOf(selector.receiver(), "net/http", "Server")
                ? tokens.string(equals + 1)
                : Optional.empty();
        return text.isEmpty()
                ? Optional.of(new Fact.OpenListener(selector.place(), what))
                : Address.parse(text.get())
                        .map(address ->
                                new Fact.Listener(selector.place(), "tcp", address.host(), address.port(), what));
    }
}
