package io.github.goimage.processor.report;

import io.github.goimage.processor.golang.facts.Fact.DebugPages;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.rules.FileNotInImage;
import io.github.goimage.processor.service.HandledSignals;
import io.github.goimage.processor.service.ListenAddresses;
import io.github.goimage.processor.service.MainChoice;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.text.JavaLiteral;
import io.github.goimage.rule.AnnotationSpec;
import io.github.goimage.rule.AnnotationSpec.Member;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.StopSignal;
import io.github.goimage.rule.WaiverSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The annotation as it could be: what is written, and what it omits although the Go code says it. It is one line of
 * Java, ready to paste into a file that imports goimage's constants.
 */
final class CompletedAnnotation {
    /** Where the documentation of net/http/pprof serves its pages. */
    private static final int PROFILES = 6060;

    /** The defaults of the members of {@code @Waiver}: which of them are written is not known. */
    private static final Set<Object> UNWRITTEN = Set.of("", List.of());

    private final ImageSpec spec;

    private CompletedAnnotation(ImageSpec spec) {
        this.spec = spec;
    }

    /** Returns the completed annotation; empty if the code says nothing more. */
    static Optional<String> of(ImageSpec spec, Source source) {
        return source.program().flatMap(program -> of(spec, program, source));
    }

    private static Optional<String> of(ImageSpec spec, Program program, Source source) {
        ListenAddresses addresses = ListenAddresses.of(program, spec);
        boolean profiles = program.facts().first(DebugPages.class).isPresent();
        Map<String, Object> found = new HashMap<>();
        if (!spec.isWritten("main") && source.main() instanceof MainChoice.Chosen chosen && chosen.amongSeveral()) {
            found.put("main", chosen.paths());
        }
        List<Integer> ports = reached(addresses.tcp(), profiles);
        if (!spec.isWritten("port") && !ports.isEmpty()) {
            found.put("port", ports);
        }
        List<Integer> udpPorts = reached(addresses.udp(), false);
        if (!spec.isWritten("udpPort") && !udpPorts.isEmpty()) {
            found.put("udpPort", udpPorts);
        }
        FileNotInImage.covering(spec, source).ifPresent(files -> found.put("files", files));
        signal(spec, program).ifPresent(signal -> found.put("stopSignal", signal));
        return found.isEmpty() ? Optional.empty() : Optional.of(new CompletedAnnotation(spec).image(found));
    }

    /** Returns the ports for clients: not on loopback, not below 1024, and not the one for profiles. */
    private static List<Integer> reached(List<Listener> addresses, boolean profiles) {
        return ListenAddresses.ports(addresses, address -> !address.isLoopback()).stream()
                .filter(port -> port >= ListenAddresses.FIRST_UNPRIVILEGED && !(profiles && port == PROFILES))
                .toList();
    }

    private static Optional<StopSignal> signal(ImageSpec spec, Program program) {
        boolean decided = spec.isWritten("stopSignal")
                || spec.waive().stream().anyMatch(waiver -> waiver.rule().equals("SignalNotHandled"));
        return decided ? Optional.empty() : HandledSignals.of(program).insteadOf(spec.stopSignal());
    }

    private String image(Map<String, Object> found) {
        return annotation("@GoImage", spec, member -> spec.isWritten(member.name()), found);
    }

    private String annotation(
            String name, AnnotationSpec annotation, Predicate<Member> written, Map<String, Object> found) {
        return annotation.members().stream()
                .filter(member -> found.containsKey(member.name()) || written.test(member))
                .map(member -> member.name() + " = " + literal(found.getOrDefault(member.name(), member.value())))
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    private String literal(Object value) {
        if (value instanceof String text) {
            return JavaLiteral.of(text);
        }
        if (value instanceof List<?> elements) {
            return elements.size() == 1
                    ? literal(elements.get(0))
                    : elements.stream().map(this::literal).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof BuildSpec build) {
            return annotation("@Build", build, member -> spec.isWritten("build." + member.name()), Map.of());
        }
        if (value instanceof HealthcheckOptionsSpec options) {
            return annotation(
                    "@HealthcheckOptions",
                    options,
                    member -> spec.isWritten("healthcheckOptions." + member.name()),
                    Map.of());
        }
        if (value instanceof WaiverSpec waiver) {
            return annotation("@Waiver", waiver, member -> !UNWRITTEN.contains(member.value()), Map.of());
        }
        return String.valueOf(value);
    }
}
