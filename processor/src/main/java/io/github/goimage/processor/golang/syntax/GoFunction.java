package io.github.goimage.processor.golang.syntax;

import java.util.Optional;

/** A function or method; each is equal to itself alone. */
public final class GoFunction {
    private final int line;
    private final String name;
    private final Optional<GoLocal> receiver;
    private final GoSignature signature;
    private final GoPart part;

    GoFunction(int line, String name, Optional<GoLocal> receiver, GoSignature signature, GoPart part) {
        this.line = line;
        this.name = name;
        this.receiver = receiver;
        this.signature = signature;
        this.part = part;
    }

    /** Returns the line of its name. */
    public int line() {
        return line;
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns what a method belongs to; empty for other functions. */
    public Optional<GoLocal> receiver() {
        return receiver;
    }

    /** Returns what it takes and returns. */
    public GoSignature signature() {
        return signature;
    }

    @SuppressWarnings("ReferenceEquality") // A declaration is equal to itself alone.
    boolean is(GoPart declaration) {
        return part == declaration;
    }

    /** Returns whether an expression stands in it. */
    @SuppressWarnings("ReferenceEquality") // An expression that reads alike is another one.
    public boolean uses(GoExpression expression) {
        return part.uses().stream().anyMatch(use -> use == expression);
    }

    /** Returns its body; empty if it has none, or one that could not be parsed. */
    public Optional<GoStatement.Block> body() {
        return part.body();
    }
}
