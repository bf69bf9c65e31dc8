package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;

/**
 * A port below 1024, which Linux keeps for root (ip_unprivileged_port_start in ip-sysctl). Docker lets every user bind it
 * since 20.10; other runtimes do not.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a port below 1024",
        severity = Severity.ERROR,
        covers = {"DS-0004", "CKV_DOCKER_1"})
public final class PrivilegedPort implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return Ports.findings(subject.spec(), PrivilegedPort::check);
    }

    private static Stream<Finding> check(Ports ports) {
        return ports.positions()
                .filter(i -> Ports.isPrivileged(ports.numbers().get(i)))
                .mapToObj(i -> ports.finding(
                        i,
                        "port " + ports.numbers().get(i)
                                + " is below 1024, which some runtimes keep from a user that is not root"));
    }
}
