package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.syntax.GoValue;
import java.util.Optional;

/**
 * Reads {@code server.Addr = ":8080"} of an http.Server. Other types have an Addr too, so a variable of an unknown type
 * does not say where the program listens.
 */
final class AssignedAddress {
    private static final String SERVER = "net/http.Server";
    private static final String SERVER_ADDRESS = "http.Server.Addr";

    private AssignedAddress() {}

    static Optional<Fact> find(Use use, GoValue assigned) {
        String type = use.receiver();
        Use server = new Use(use.node(), use.name(), SERVER_ADDRESS, use.frame(), use.evaluator());
        if (type.equals(SERVER)) {
            return FactPattern.listen(
                    server,
                    "tcp",
                    assigned.expression()
                            .filter(found -> assigned.results() == 1)
                            .flatMap(found -> use.values(found).only()));
        }
        return use.evaluator().types().isOwn(type)
                ? Optional.empty()
                : Optional.of(new Fact.OpenListener(use.place(), SERVER_ADDRESS));
    }
}
