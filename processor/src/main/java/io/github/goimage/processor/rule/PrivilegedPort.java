package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import java.util.ArrayList;
import java.util.List;

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
    private static final int FIRST_UNPRIVILEGED = 1024;

    @Override
    public List<Finding> check(Subject subject) {
        List<Integer> ports = subject.spec().port();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            if (isPrivileged(ports.get(i))) {
                findings.add(new Finding(
                        AttributePath.of("port").element(i, ports.size()),
                        "port " + ports.get(i)
                                + " is below 1024, which some runtimes keep from a user that is not root",
                        "port = " + unprivileged(ports)));
            }
        }
        return findings;
    }

    private static boolean isPrivileged(int port) {
        return port >= 1 && port < FIRST_UNPRIVILEGED;
    }

    /** The ports as Java, each low one replaced by what is customary: 8080 for 80, 8443 for 443. */
    private static String unprivileged(List<Integer> ports) {
        List<String> mended = ports.stream()
                .map(port -> port == 80 ? 8080 : isPrivileged(port) ? 8000 + port : port)
                .map(String::valueOf)
                .toList();
        return mended.size() == 1 ? mended.get(0) : "{" + String.join(", ", mended) + "}";
    }
}
