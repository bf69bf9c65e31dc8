package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.Listener;
import io.github.goimage.processor.golang.facts.Fact.OpenListener;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.HandledSignals;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.StopSignal;
import java.util.List;
import java.util.Optional;

/**
 * Finds a stop signal that the program does not register for: Go's runtime then ends the program at once, and requests
 * in progress are lost.
 *
 * <p>It is a warning only if the annotation sets a signal and the code, all of it read, contradicts that. Many working
 * services handle nothing, or only os.Interrupt, and their bare annotation is right: there it is advice, and the note
 * ends with the completed annotation. It says nothing if a handler's arguments are computed, or about a program that
 * handles nothing and uses modules that nobody has read: frameworks handle signals for their services.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a stop signal that the program does not handle",
        severity = Severity.WARN,
        otherwise = Severity.NOTE)
public final class SignalNotHandled extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("stopSignal");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program().map(program -> check(program, subject)).orElse(List.of());
    }

    private static List<Finding> check(Program program, JudgedImage subject) {
        StopSignal asked = subject.spec().stopSignal();
        HandledSignals handled = HandledSignals.of(program);
        if (handled.mayHandle(asked)) {
            return List.of();
        }
        Optional<StopSignal> other = handled.insteadOf(asked);
        if (other.isPresent()) {
            boolean read = program.unreadPackages().isEmpty();
            Finding finding = another(asked, other.get(), handled.place(other.get()), read);
            return List.of(
                    read && subject.spec().isWritten("stopSignal") ? finding : finding.withSeverity(Severity.NOTE));
        }
        boolean listens = program.facts().first(Listener.class).isPresent()
                || program.facts().first(OpenListener.class).isPresent();
        return listens && program.unreadPackages().isEmpty()
                ? List.of(none(asked).withSeverity(Severity.NOTE))
                : List.of();
    }

    private static Finding another(StopSignal asked, StopSignal handled, Place place, boolean read) {
        return new Finding(
                PATH,
                "the program handles " + handled + " (" + place.at() + ") and not " + asked + ", which ends it at once"
                        + (read ? "" : ", unless a module that it uses handles it"),
                "stopSignal = StopSignal." + handled);
    }

    private static Finding none(StopSignal asked) {
        return new Finding(
                PATH,
                "the service does not handle " + asked + ", which ends it at once: requests in progress are lost",
                "signal.NotifyContext(ctx, os.Interrupt, syscall." + asked
                        + ") in the main package, and call the server's Shutdown when it is done");
    }
}
