package io.github.goimage.processor.report;

import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.rules.FileNotInImage;
import io.github.goimage.processor.rules.NotWritable;
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
import java.util.LinkedHashMap;
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
public final class CompletedAnnotation {
    /** Where the documentation of net/http/pprof serves its pages. */
    private static final int PROFILES = 6060;

    /** The defaults of the members of {@code @Waiver}: which of them are written is not known. */
    private static final Set<Object> UNWRITTEN = Set.of("", List.of());

    private final ImageSpec spec;

    private CompletedAnnotation(ImageSpec spec) {
        this.spec = spec;
    }

    /** Returns an annotation as one line of Java. */
    static String of(ImageSpec spec) {
        return new CompletedAnnotation(spec).image();
    }

    /** Returns the members that the code says and an annotation omits, with their values. */
    public static Map<String, Object> found(ImageSpec spec, Source source) {
        Map<String, Object> found = new LinkedHashMap<>();
        source.program().ifPresent(program -> addFound(found, spec, program, source));
        return found;
    }

    private static void addFound(Map<String, Object> found, ImageSpec spec, Program program, Source source) {
        ListenAddresses addresses = ListenAddresses.of(program, spec);
        if (!spec.isWritten("main")
                && source.main() instanceof MainChoice.Chosen chosen
                && !chosen.others().isEmpty()) {
            found.put("main", chosen.paths());
        }
        List<Integer> ports = isOneOfMany(addresses) ? List.of() : reached(addresses.tcp());
        if (!spec.isWritten("port") && !ports.isEmpty()) {
            found.put("port", ports);
        }
        List<Integer> udpPorts = reached(addresses.udp());
        if (!spec.isWritten("udpPort") && !udpPorts.isEmpty()) {
            found.put("udpPort", udpPorts);
        }
        FileNotInImage.covering(spec, source).ifPresent(files -> found.put("files", files));
        NotWritable.covering(spec, source, false).ifPresent(volumes -> found.put("volumes", volumes));
        signal(spec, program).ifPresent(signal -> found.put("stopSignal", signal));
    }

    /** Returns whether each command of a program may listen on another port, and only some of them are known. */
    private static boolean isOneOfMany(ListenAddresses addresses) {
        return !addresses.complete()
                && ListenAddresses.ports(addresses.tcp(), address -> !address.isLoopback())
                                .size()
                        > 1;
    }

    /** Returns the ports for clients: not on loopback, not below 1024, and not the one for profiles. */
    private static List<Integer> reached(List<Listener> addresses) {
        return ListenAddresses.ports(addresses, address -> !address.isLoopback()).stream()
                .filter(port -> port >= ListenAddresses.FIRST_UNPRIVILEGED && port != PROFILES)
                .toList();
    }

    private static Optional<StopSignal> signal(ImageSpec spec, Program program) {
        boolean decided = spec.isWritten("stopSignal")
                || spec.waive().stream().anyMatch(waiver -> waiver.rule().equals("SignalNotHandled"));
        return decided ? Optional.empty() : HandledSignals.of(program).insteadOf(spec.stopSignal());
    }

    private String image() {
        return annotation("@GoImage", spec, member -> spec.isWritten(member.name()));
    }

    private String annotation(String name, AnnotationSpec annotation, Predicate<Member> written) {
        return annotation.members().stream()
                .filter(written)
                .map(member -> member.name() + " = " + literal(member.value()))
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
            return annotation("@Build", build, member -> spec.isWritten("build." + member.name()));
        }
        if (value instanceof HealthcheckOptionsSpec options) {
            return annotation(
                    "@HealthcheckOptions", options, member -> spec.isWritten("healthcheckOptions." + member.name()));
        }
        if (value instanceof WaiverSpec waiver) {
            return annotation("@Waiver", waiver, member -> !UNWRITTEN.contains(member.value()));
        }
        return String.valueOf(value);
    }
}
