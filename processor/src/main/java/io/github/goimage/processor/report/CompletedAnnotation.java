package io.github.goimage.processor.report;

import io.github.goimage.StopSignal;
import io.github.goimage.processor.golang.facts.Fact.DebugPages;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.service.HandledSignals;
import io.github.goimage.processor.service.ListenAddresses;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.text.JavaLiteral;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The annotation as it could be: what is written, and what it leaves out although the Go code says it. One line of Java,
 * ready to paste where the constants of goimage are imported.
 */
final class CompletedAnnotation {
    private static final int FIRST_UNPRIVILEGED = 1024;
    /** Where the documentation of net/http/pprof puts its pages. */
    private static final int PROFILES = 6060;

    private final Predicate<String> written;
    private final List<String> members = new ArrayList<>();

    private CompletedAnnotation(Predicate<String> written) {
        this.written = written;
    }

    /** The completed annotation; empty where the code says nothing more. */
    static Optional<String> of(ImageSpec spec, Program program) {
        ListenAddresses addresses = ListenAddresses.of(program);
        boolean profiles = program.facts().first(DebugPages.class).isPresent();
        List<Integer> ports = spec.isWritten("port") ? List.of() : reached(addresses.tcp(), profiles);
        List<Integer> udpPorts = spec.isWritten("udpPort") ? List.of() : reached(addresses.udp(), false);
        Optional<StopSignal> signal = signal(spec, program);
        return ports.isEmpty() && udpPorts.isEmpty() && signal.isEmpty()
                ? Optional.empty()
                : Optional.of(new CompletedAnnotation(spec::isWritten).image(spec, ports, udpPorts, signal));
    }

    /** Ports for callers: not the loopback's, not root's, and not the one for profiles. */
    private static List<Integer> reached(List<Listener> addresses, boolean profiles) {
        return ListenAddresses.ports(addresses, address -> !address.isLoopback()).stream()
                .filter(port -> port >= FIRST_UNPRIVILEGED && !(profiles && port == PROFILES))
                .toList();
    }

    private static Optional<StopSignal> signal(ImageSpec spec, Program program) {
        boolean decided = spec.isWritten("stopSignal")
                || spec.waive().stream().anyMatch(waiver -> waiver.rule().equals("SignalNotHandled"));
        return decided ? Optional.empty() : HandledSignals.of(program).insteadOf(spec.stopSignal());
    }

    private String image(ImageSpec spec, List<Integer> ports, List<Integer> udpPorts, Optional<StopSignal> stopSignal) {
        add("name", JavaLiteral.of(spec.name()));
        add("module", JavaLiteral.of(spec.module()));
        add("main", JavaLiteral.of(spec.main()));
        add("base", spec.base().name());
        add("from", JavaLiteral.of(spec.from()));
        addFound("port", spec.port(), ports);
        addFound("udpPort", spec.udpPort(), udpPorts);
        add("user", String.valueOf(spec.user()));
        add("stripDebug", String.valueOf(spec.stripDebug()));
        add("needs", array(spec.needs(), Enum::name));
        addStrings("files", spec.files());
        addStrings("env", spec.env());
        addStrings("labels", spec.labels());
        addStrings("args", spec.args());
        addStrings("volumes", spec.volumes());
        stopSignal.ifPresentOrElse(
                found -> members.add("stopSignal = " + found.name()),
                () -> add("stopSignal", spec.stopSignal().name()));
        addStrings("healthcheck", spec.healthcheck());
        add("build", new CompletedAnnotation(member -> spec.isWritten("build." + member)).build(spec.build()));
        add("waive", array(spec.waive(), CompletedAnnotation::waiver));
        return "@GoImage(" + String.join(", ", members) + ")";
    }

    private String build(BuildSpec build) {
        add("go", JavaLiteral.of(build.go()));
        add("cgo", String.valueOf(build.cgo()));
        addStrings("tags", build.tags());
        addStrings("stamp", build.stamp());
        addStrings("platforms", build.platforms());
        addStrings("privateModules", build.privateModules());
        add("prebuilt", JavaLiteral.of(build.prebuilt()));
        return "@Build(" + String.join(", ", members) + ")";
    }

    private static String waiver(WaiverSpec waiver) {
        return "@Waiver(rule = " + JavaLiteral.of(waiver.rule()) + ", reason = " + JavaLiteral.of(waiver.reason())
                + (waiver.until().isEmpty() ? "" : ", until = " + JavaLiteral.of(waiver.until())) + ")";
    }

    private void add(String member, String value) {
        if (written.test(member)) {
            members.add(member + " = " + value);
        }
    }

    private void addStrings(String member, List<String> values) {
        add(member, array(values, JavaLiteral::of));
    }

    private void addFound(String member, List<Integer> values, List<Integer> found) {
        if (found.isEmpty()) {
            add(member, array(values, String::valueOf));
        } else {
            members.add(member + " = " + array(found, String::valueOf));
        }
    }

    private static <T> String array(List<T> values, Function<T, String> text) {
        return values.size() == 1
                ? text.apply(values.get(0))
                : values.stream().map(text).collect(Collectors.joining(", ", "{", "}"));
    }
}
