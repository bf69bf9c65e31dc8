package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.SignalHandler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which signals a call of signal.Notify or signal.NotifyContext names after its first argument. */
final class SignalNames {
    private static final Set<String> PACKAGES = Set.of("syscall", "golang.org/x/sys/unix");

    private SignalNames() {}

    static Optional<Fact> handler(Use use) {
        if (!use.isCalled()) {
            return Optional.empty();
        }
        List<Optional<String>> names =
                use.selectors(1).stream().map(SignalNames::signal).toList();
        List<String> known = names.stream().flatMap(Optional::stream).sorted().toList();
        return Optional.of(new SignalHandler(use.place(), known, known.size() == names.size()));
    }

    private static Optional<String> signal(Optional<String> selector) {
        String name = selector.orElse("");
        if (name.equals("os.Interrupt")) {
            return Optional.of("SIGINT");
        }
        if (name.equals("os.Kill")) {
            return Optional.of("SIGKILL");
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 && PACKAGES.contains(name.substring(0, dot))
                ? Optional.of(name.substring(dot + 1))
                : Optional.empty();
    }
}
