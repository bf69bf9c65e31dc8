package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.golang.facts.Fact.OpenListener;
import io.github.goimage.rule.ImageSpec;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where a program listens, as far as its source states it literally.
 *
 * @param all its literal addresses, by place
 * @param complete whether the team's own code has no other: none that is computed, none by the name of a service
 */
public record ListenAddresses(List<Listener> all, boolean complete) {
    /**
     * The first port that every user may bind everywhere: ip_unprivileged_port_start of Linux, unless it is set
     * otherwise.
     */
    public static final int FIRST_UNPRIVILEGED = 1024;

    /**
     * Looks at the packages that a program compiles; of a default that the annotation replaces nobody knows by what.
     */
    public static ListenAddresses of(Program program, ImageSpec spec) {
        List<Listener> all = program.facts().of(Listener.class);
        List<Listener> literal = all.stream()
                .filter(found ->
                        found.settings().stream().noneMatch(setting -> setting.isIn(spec.allArgs(), spec.env())))
                .toList();
        boolean complete = program.facts().first(OpenListener.class).isEmpty()
                && literal.size() == all.size()
                && literal.stream().allMatch(found -> found.number().isPresent());
        return new ListenAddresses(literal, complete);
    }

    /** Returns the addresses of TCP whose port is a number. */
    public List<Listener> tcp() {
        return numbered("tcp");
    }

    /** Returns the addresses of UDP whose port is a number. */
    public List<Listener> udp() {
        return numbered("udp");
    }

    /** Returns the ports of some addresses, each once, ascending. */
    public static List<Integer> ports(List<Listener> addresses, Predicate<Listener> which) {
        return addresses.stream()
                .filter(which)
                .map(found -> found.number().orElseThrow())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Listener> numbered(String network) {
        return all.stream()
                .filter(found ->
                        found.network().startsWith(network) && found.number().isPresent())
                .toList();
    }
}
