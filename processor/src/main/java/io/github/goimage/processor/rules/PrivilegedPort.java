package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds a port below 1024, which Linux reserves for root (ip_unprivileged_port_start in ip-sysctl). Docker has let
 * every user bind it since 20.10; other runtimes do not. It is an error if the port is declared, a warning if the main
 * package listens on it.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a port below 1024",
        severity = Severity.ERROR,
        otherwise = Severity.WARN,
        covers = {"DS-0004", "CKV_DOCKER_1"})
public final class PrivilegedPort extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Ports.findings(subject.spec(), ports -> {
            PortAdvice advice = new PortAdvice(ports, subject);
            return Stream.concat(
                    declared(ports, advice),
                    advice.undeclared().stream().map(address -> listenedOn(ports, address, advice, subject.spec())));
        });
    }

    private static Stream<Finding> declared(Ports ports, PortAdvice advice) {
        return ports.positions()
                .filter(i -> Ports.isPrivileged(ports.numbers().get(i)))
                .mapToObj(i -> ports.finding(
                        i,
                        "port " + ports.numbers().get(i)
                                + " is below 1024; non-root processes cannot bind it on every runtime",
                        advice.fix(ports.numbers().get(i))));
    }

    /**
     * Returns the finding about an address that the annotation does not declare. A loopback address concerns only this
     * container, so the annotation need not name its port.
     */
    private static Finding listenedOn(Ports ports, Listener address, PortAdvice advice, ImageSpec spec) {
        int port = address.number().orElseThrow();
        int instead = advice.instead(port);
        String member = Fix.port(spec, address, instead);
        return new Finding(
                        AttributePath.of(ports.member()),
                        "the service listens on port " + port + " ("
                                + address.written().at()
                                + "), which is below 1024; non-root processes cannot bind it on every runtime",
                        (member.isEmpty()
                                        ? "listen on \""
                                                + address.withPort(instead).address() + "\" there"
                                        : member)
                                + (address.isLoopback() ? "" : ", and " + advice.whole())
                                + advice.healthcheck(port))
                .about(String.valueOf(port))
                .withSeverity(Severity.WARN);
    }
}
