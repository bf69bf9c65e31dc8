package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.golang.values.Setting;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds a service that listens only inside its container: a container has its own loopback interface, which no
 * published port reaches.
 *
 * <p>It is an error if the service listens on a declared port there and nowhere else, and a warning if the address is
 * the default of a flag or of an environment variable. It is advice if a computed address may be another one, or if all
 * addresses are loopback and no port is declared. A loopback address beside another one, as in net/http/pprof's
 * documentation, is fine.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a port that the service listens on only inside the container",
        severity = Severity.ERROR,
        otherwise = {Severity.WARN, Severity.NOTE})
public final class LoopbackListen extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program().map(program -> check(program, subject)).orElse(List.of());
    }

    private static List<Finding> check(Program program, JudgedImage subject) {
        ListenAddresses addresses = ListenAddresses.of(program, subject.spec());
        List<Finding> declared = Ports.findings(subject.spec(), ports -> {
            PortAdvice advice = new PortAdvice(ports, subject);
            return ports.positions()
                    .boxed()
                    .flatMap(i -> declared(ports, i, ports.listeners(addresses), advice, subject.spec()).stream());
        });
        if (!declared.isEmpty()) {
            return addresses.complete()
                    ? declared
                    : declared.stream()
                            .map(finding -> finding.withSeverity(Severity.NOTE))
                            .toList();
        }
        boolean only = addresses.complete()
                && !addresses.all().isEmpty()
                && addresses.all().stream().allMatch(Listener::isLoopback);
        return only ? List.of(undeclared(addresses.all().get(0), subject.spec())) : List.of();
    }

    private static Optional<Finding> declared(
            Ports ports, int position, List<Listener> literal, PortAdvice advice, ImageSpec spec) {
        int port = ports.numbers().get(position);
        List<Listener> same = literal.stream()
                .filter(address -> address.number().orElseThrow() == port)
                .toList();
        return same.isEmpty() || !same.stream().allMatch(Listener::isLoopback)
                ? Optional.empty()
                : Optional.of(weighed(
                        finding(
                                AttributePath.of(ports.member())
                                        .element(position, ports.numbers().size()),
                                same.get(0),
                                advice.instead(port),
                                spec),
                        same));
    }

    /** Returns the finding as advice if the address is a default, since the run may still set another. */
    private static Finding weighed(Finding finding, List<Listener> addresses) {
        return addresses.stream().allMatch(address -> address.settings().isEmpty())
                ? finding
                : finding.withSeverity(Severity.WARN);
    }

    /** Returns what changes the address: the setting that it is a default of, or else the code. */
    private static String outside(Listener address, int port, ImageSpec spec) {
        // The order of a set is another one in each run. What the code itself does in a container comes first.
        return address.settings().stream()
                .sorted(Comparator.comparing((Setting setting) -> !(setting.whole() instanceof Setting.Switch))
                        .thenComparing(Setting::toString))
                .map(setting -> opened(setting, address, port, spec))
                .filter(member -> !member.isEmpty())
                .findFirst()
                .orElse("listen on \":" + port + "\" there");
    }

    /** Returns the member that sets a host or an address; the empty string for another setting. */
    private static String opened(Setting setting, Listener address, int port, ImageSpec spec) {
        if (setting.whole() instanceof Setting.Switch other) {
            return isOpen(other.text()) ? Fix.setting(spec, new Setting.Variable(other.name()), other.value()) : "";
        }
        String value = setting instanceof Setting.Part part
                ? everywhere(part.text())
                : Fix.isOfAddress(setting) ? ":" + port : "";
        return value.isEmpty() ? "" : Fix.setting(spec, address.demands(), setting, value);
    }

    private static boolean isOpen(String host) {
        return !Listener.isLoopback(host) && !Listener.isLoopback(host.replaceFirst(":[^:]*$", ""));
    }

    /** Returns what to write in place of a loopback host; the empty string for another part of an address. */
    private static String everywhere(String part) {
        return Listener.isLoopback(part) ? "0.0.0.0" : "";
    }

    private static Finding undeclared(Listener address, ImageSpec spec) {
        String member = address.network().startsWith("udp") ? "udpPort" : "port";
        int port = address.number().orElse(0);
        return finding(AttributePath.of(member), address, Ports.mended(port), spec)
                .withSeverity(Severity.NOTE);
    }

    private static Finding finding(AttributePath path, Listener address, int port, ImageSpec spec) {
        return new Finding(
                        path,
                        "the service listens on " + address.address() + " ("
                                + address.written().at() + "), which nobody outside the container can reach",
                        outside(address, port, spec))
                .about(String.valueOf(address.number().orElse(0)));
    }
}
