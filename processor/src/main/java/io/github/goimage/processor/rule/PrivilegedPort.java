package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.gomod.Fact.Listener;
import io.github.goimage.processor.service.ListenAddresses;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.processor.spec.ImageSpec;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A port below 1024, which Linux keeps for root (ip_unprivileged_port_start in ip-sysctl). Docker lets every user bind it
 * since 20.10; other runtimes do not. An error where it is declared, a warning where the main package listens on it.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a port below 1024",
        severity = Severity.ERROR,
        otherwise = Severity.WARN,
        covers = {"DS-0004", "CKV_DOCKER_1"})
public final class PrivilegedPort implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        ImageSpec spec = subject.spec();
        return Stream.concat(
                        Ports.findings(spec, ports -> declared(ports, fix(ports, subject))).stream(),
                        subject.program().stream().flatMap(program -> listenedOn(program, spec)))
                .toList();
    }

    private static Stream<Finding> declared(Ports ports, String fix) {
        return ports.positions()
                .filter(i -> Ports.isPrivileged(ports.numbers().get(i)))
                .mapToObj(i -> ports.finding(
                        i,
                        "port " + ports.numbers().get(i)
                                + " is below 1024, which some runtimes keep from a user that is not root",
                        fix));
    }

    /** The whole member as it should be, and what else has to change so that the service is there. */
    private static String fix(Ports ports, Subject subject) {
        ListenAddresses addresses =
                subject.program().map(ListenAddresses::of).orElse(new ListenAddresses(List.of(), false));
        List<Integer> reached = ListenAddresses.ports(ports.listeners(addresses), address -> !address.isLoopback());
        if (reached.stream()
                .anyMatch(port -> Ports.isPrivileged(port) && ports.numbers().contains(port))) {
            return ports.mended() + ", and listen there in the code (" + places(ports, addresses) + ")";
        }
        if (ports.numbers().stream()
                .anyMatch(port -> Ports.isPrivileged(port) && Ports.isPassedOn(port, subject.spec()))) {
            return ports.mended() + ", and the same in env or args";
        }
        List<Integer> unprivileged =
                reached.stream().filter(port -> !Ports.isPrivileged(port)).toList();
        if (!addresses.complete() || unprivileged.isEmpty()) {
            return ports.mended();
        }
        List<Integer> kept = ports.numbers().stream()
                .filter(port -> !Ports.isPrivileged(port))
                .toList();
        return Fix.numbers(ports.member(), kept.stream().anyMatch(unprivileged::contains) ? kept : unprivileged);
    }

    private static String places(Ports ports, ListenAddresses addresses) {
        return ports.listeners(addresses).stream()
                .filter(address -> Ports.isPrivileged(address.number().orElseThrow()))
                .map(address -> Shown.of(address.place()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Finding> listenedOn(Program program, ImageSpec spec) {
        String main = program.mainPath();
        ListenAddresses addresses = ListenAddresses.of(program);
        return Ports.findings(
                spec,
                ports -> ports.listeners(addresses).stream()
                        .filter(address -> address.place().importPath().equals(main))
                        .filter(address -> Ports.isPrivileged(address.number().orElseThrow()))
                        .filter(address ->
                                !ports.numbers().contains(address.number().orElseThrow()))
                        .map(address -> listenedOn(ports.member(), address)))
                .stream();
    }

    private static Finding listenedOn(String member, Listener address) {
        int port = address.number().orElseThrow();
        int mended = Ports.mended(port);
        return new Finding(
                        AttributePath.of(member),
                        "the service listens on port " + port + " (" + Shown.of(address.place())
                                + "), which is below 1024: some runtimes keep it from a user that is not root",
                        "listen on \":" + mended + "\" there, and " + Fix.numbers(member, List.of(mended)))
                .withSeverity(Severity.WARN);
    }
}
