package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import java.util.ArrayList;
import java.util.List;

/** A number that is no port, or a port named twice. RFC 6335, section 6. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a number that is no port, or a port named twice",
        severity = Severity.ERROR,
        covers = {"DL3011", "DS-0008", "BK-ExposeInvalidFormat"},
        fixed = true)
public final class InvalidPort implements Rule {
    private static final int MAX = 65535;

    @Override
    public List<Finding> check(Subject subject) {
        List<Integer> ports = subject.spec().port();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(i);
            AttributePath path = AttributePath.of("port").element(i, ports.size());
            if (port < 1 || port > MAX) {
                findings.add(new Finding(path, port + " is no port (1 to " + MAX + ")", "port = 8080"));
            } else if (ports.indexOf(port) < i) {
                findings.add(new Finding(path, "port " + port + " is named twice", "name each port once"));
            }
        }
        return findings;
    }
}
