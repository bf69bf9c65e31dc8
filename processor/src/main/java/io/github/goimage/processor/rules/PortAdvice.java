package io.github.goimage.processor.rules;

import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.service.ListenAddresses;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.ImageSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the ports of one protocol should be, so that none is below 1024 and the service listens on them: one answer for
 * all findings about them.
 */
final class PortAdvice {
    private final Ports ports;
    private final ImageSpec spec;
    private final Optional<Program> program;
    private final List<Listener> listeners;
    private final boolean complete;
    private final Map<Integer, Integer> replacements = new LinkedHashMap<>();

    PortAdvice(Ports ports, JudgedImage subject) {
        this.ports = ports;
        this.spec = subject.spec();
        this.program = subject.program();
        ListenAddresses addresses =
                program.map(found -> ListenAddresses.of(found, spec)).orElse(new ListenAddresses(List.of(), false));
        this.listeners = ports.listeners(addresses);
        // Code that nobody has read may listen, too.
        this.complete = addresses.complete()
                && program.filter(found -> found.unreadPackages().isEmpty()).isPresent();
        // A declared port on which nothing listens is free to be listened on.
        Set<Integer> taken = ports.numbers().stream()
                .filter(port -> !complete || heard().isEmpty() || heard().contains(port))
                .collect(Collectors.toCollection(HashSet::new));
        taken.addAll(heard());
        Stream.concat(ports.numbers().stream(), heard().stream())
                .filter(Ports::isPrivileged)
                .distinct()
                .forEach(port -> replacements.put(port, free(Ports.mended(port), taken)));
    }

    private static int free(int port, Set<Integer> taken) {
        int free = port;
        while (!taken.add(free)) {
            free++;
        }
        return free;
    }

    private List<Integer> heard() {
        return ListenAddresses.ports(listeners, address -> true);
    }

    /** Returns the addresses below 1024 that the main package listens on and the annotation does not name. */
    List<Listener> undeclared() {
        return listeners.stream()
                .filter(address -> program.filter(
                                found -> found.isMain(address.place().importPath()))
                        .isPresent())
                .filter(address -> Ports.isPrivileged(number(address)))
                .filter(address -> !ports.numbers().contains(number(address)))
                .toList();
    }

    /** Returns the port to listen on in place of one below 1024. */
    int instead(int port) {
        return replacements.getOrDefault(port, port);
    }

    /** Returns the whole member as it should be. */
    String whole() {
        return Fix.numbers(ports.member(), numbers());
    }

    /** Returns the whole member, and what else has to change for one of its ports below 1024. */
    String fix(int port) {
        List<String> changes = new ArrayList<>(List.of(whole()));
        if (!numbers().contains(instead(port))) {
            return changes.get(0);
        }
        String places = listeners.stream()
                .filter(address -> number(address) == port)
                .map(address -> address.written().at().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        Optional<String> setting = listeners.stream()
                .filter(address -> number(address) == port)
                .map(address -> Fix.port(spec, address, instead(port)))
                .filter(found -> !found.isEmpty())
                .findFirst();
        if (setting.isPresent()) {
            changes.add(setting.get());
            return String.join(", and ", changes) + healthcheck(port);
        }
        if (!places.isEmpty()) {
            changes.add("listen on \":" + instead(port) + "\" in the code (" + places + ")");
            return String.join(", and ", changes) + healthcheck(port);
        }
        List<String> passing = Stream.of(
                        Map.entry("env", spec.env()),
                        Map.entry("args", spec.args()),
                        Map.entry("fixedArgs", spec.fixedArgs()))
                .filter(member -> Ports.isNamed(port, member.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!passing.isEmpty()) {
            changes.add(instead(port) + " where " + String.join(" and ", passing) + " pass"
                    + (passing.size() == 1 ? "es" : "") + " the port on");
        } else if (program.isPresent()) {
            changes.add("let the service listen there");
        }
        return String.join(", and ", changes) + healthcheck(port);
    }

    /** Returns the end of a fix for a health check that also uses this port. */
    String healthcheck(int port) {
        return Ports.isNamed(port, spec.healthcheck()) ? ", and use " + instead(port) + " in healthcheck" : "";
    }

    /**
     * Returns the ports: a declared port stays, or moves with its listener; a port that is known to have no listener is
     * replaced by those that have one.
     */
    private List<Integer> numbers() {
        Set<Integer> kept = ports.numbers().stream()
                .filter(Ports::isPort)
                .filter(port -> !Ports.isPrivileged(port) || !complete || heard().contains(port))
                .map(this::instead)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Integer> reached = listeners.stream()
                .filter(address -> !address.isLoopback() || ports.numbers().contains(number(address)))
                .map(address -> instead(number(address)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (complete && !reached.isEmpty() && reached.stream().noneMatch(kept::contains)) {
            return List.copyOf(reached);
        }
        undeclared().stream()
                .filter(address -> !address.isLoopback())
                .forEach(address -> kept.add(instead(number(address))));
        return kept.isEmpty()
                ? ports.numbers().stream()
                        .map(port -> Ports.isPrivileged(port) ? instead(port) : Ports.mended(port))
                        .distinct()
                        .toList()
                : List.copyOf(kept);
    }

    private static int number(Listener address) {
        return address.number().orElseThrow();
    }
}
