package io.github.goimage.processor.service;

import io.github.goimage.processor.golang.facts.Fact.SignalHandler;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.rule.StopSignal;
import java.util.List;
import java.util.Optional;

/**
 * Which signals a program registers for.
 *
 * @param handlers its registrations, by place
 */
public record HandledSignals(List<SignalHandler> handlers) {
    /** Those that end a program; the others of {@link StopSignal} usually make it reload its settings. */
    private static final List<StopSignal> ENDING = List.of(StopSignal.SIGTERM, StopSignal.SIGINT, StopSignal.SIGQUIT);

    /** Looks at the packages that a program compiles. */
    public static HandledSignals of(Program program) {
        return new HandledSignals(program.facts().of(SignalHandler.class));
    }

    /** Returns whether a signal is handled, or may be. */
    public boolean mayHandle(StopSignal signal) {
        return handlers.stream().anyMatch(handler -> handler.mayHandle(signal.name()));
    }

    /** Returns the signal to send instead if the program handles another one that ends it and not this one. */
    public Optional<StopSignal> insteadOf(StopSignal signal) {
        return mayHandle(signal)
                ? Optional.empty()
                : ENDING.stream().filter(this::mayHandle).findFirst();
    }

    /** Returns where a signal is handled that {@link #insteadOf} names. */
    public Place place(StopSignal signal) {
        return handlers.stream()
                .filter(handler -> handler.mayHandle(signal.name()))
                .findFirst()
                .orElseThrow()
                .place();
    }
}
