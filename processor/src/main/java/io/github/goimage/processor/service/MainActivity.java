package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.facts.Fact;
import io.github.goimage.processor.golang.facts.Facts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a main package does, as far as its source says it.
 *
 * @param listens whether callers reach it: on an address that is not the loopback's, or on one that is computed
 * @param text for a person, {@code "listens on :8080"}; empty where nobody can say
 */
record MainActivity(boolean listens, String text) {
    /** Of a package that cannot be read. */
    static final MainActivity UNKNOWN = new MainActivity(false, "");

    /**
     * Returns what these facts say.
     *
     * @param complete whether all code was read that may listen
     */
    static MainActivity of(Facts facts, boolean complete) {
        List<Fact.Listener> literal = facts.of(Fact.Listener.class);
        Stream<Fact.Listener> reached = literal.stream().filter(address -> !address.isLoopback());
        String addresses = Stream.concat(reached, literal.stream().filter(Fact.Listener::isLoopback))
                .map(Fact.Listener::address)
                .distinct()
                .collect(Collectors.joining(" and "));
        boolean listens = literal.stream().anyMatch(address -> !address.isLoopback())
                || facts.first(Fact.OpenListener.class).isPresent();
        if (!addresses.isEmpty()) {
            return new MainActivity(listens, "listens on " + addresses);
        }
        if (listens) {
            return new MainActivity(true, "listens");
        }
        if (facts.first(Fact.SignalHandler.class).isPresent()) {
            return new MainActivity(false, "runs until it is stopped");
        }
        return complete ? new MainActivity(false, "runs once") : UNKNOWN;
    }
}
