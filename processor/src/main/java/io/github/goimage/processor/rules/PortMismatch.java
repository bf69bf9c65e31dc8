package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.ListenAddresses;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Warns about declared ports, none of which the service listens on.
 *
 * <p>It says nothing if an address is computed or the annotation passes a declared port on, in {@code env} or
 * {@code args}: then the code alone does not say where the service listens. It is advice if the program compiles
 * modules that nobody has read, because one of them may listen.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "declared ports, none of which the service listens on",
        severity = Severity.WARN,
        otherwise = Severity.NOTE)
public final class PortMismatch extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program().map(program -> check(program, subject)).orElse(List.of());
    }

    private static List<Finding> check(Program program, JudgedImage subject) {
        ListenAddresses addresses = ListenAddresses.of(program, subject.spec());
        if (!addresses.complete()) {
            return List.of();
        }
        List<Finding> findings = Ports.findings(subject.spec(), ports -> check(ports, addresses, subject).stream());
        return program.unreadPackages().isEmpty()
                ? findings
                : findings.stream()
                        .map(finding -> finding.withSeverity(Severity.NOTE))
                        .toList();
    }

    /** Returns the problem with the ports of one protocol, if all addresses are known. */
    private static Optional<Finding> check(Ports ports, ListenAddresses addresses, JudgedImage subject) {
        List<Listener> listeners = ports.listeners(addresses);
        List<Integer> heard = ListenAddresses.ports(listeners, address -> true);
        List<Integer> reached = ListenAddresses.ports(listeners, address -> !address.isLoopback());
        boolean fits = ports.numbers().isEmpty()
                || reached.isEmpty()
                || ports.numbers().stream()
                        .anyMatch(port -> heard.contains(port) || Ports.isPassedOn(port, subject.spec()));
        return fits
                ? Optional.empty()
                : Optional.of(finding(ports, reached, listeners, new PortAdvice(ports, subject), subject.spec()));
    }

    private static Finding finding(
            Ports ports, List<Integer> reached, List<Listener> listeners, PortAdvice advice, ImageSpec spec) {
        String where = listeners.stream()
                .filter(address -> !address.isLoopback())
                .map(address -> address.number().orElseThrow() + " ("
                        + address.written().at() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
        List<Integer> fit = reached.stream().map(advice::instead).sorted().toList();
        String setting = setting(ports, listeners, spec);
        String declared = Fix.numbers(ports.member(), fit) + (setting.isEmpty() ? "" : ", or " + setting);
        String fix = fit.equals(reached)
                ? declared
                : fit.equals(ports.numbers()) && !setting.isEmpty()
                        ? setting
                        : declared + ", and listen there in the code: ports below 1024 are reserved for root";
        return new Finding(
                AttributePath.of(ports.member()),
                Fix.numbers(ports.member(), ports.numbers()) + ", but the service listens on " + where,
                fix);
    }

    /** Returns the member that moves the only listener to the only declared port; empty if there is none. */
    private static String setting(Ports ports, List<Listener> listeners, ImageSpec spec) {
        if (listeners.size() != 1 || ports.numbers().size() != 1) {
            return "";
        }
        return Fix.port(spec, listeners.get(0), ports.numbers().get(0));
    }
}
