package io.github.goimage.processor.golang.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a function declares: one object for all its uses, which knows every value that the function assigns to it. */
public final class GoLocal {
    /** How it is declared. */
    public enum Kind {
        /** A parameter or receiver. */
        PARAMETER,
        /** A variable or named result. */
        VARIABLE,
        /** A constant. */
        CONSTANT,
        /** A type. */
        TYPE
    }

    private final String name;
    private final Kind kind;
    private final int line;
    private final Optional<GoExpression> type;
    private List<GoValue> values = List.of();
    private List<GoExpression.Call> takers = List.of();

    GoLocal(String name, Kind kind, int line, Optional<GoExpression> type) {
        this.name = name;
        this.kind = kind;
        this.line = line;
        this.type = type;
    }

    void assign(GoValue value) {
        values = values.isEmpty() ? new ArrayList<>() : values;
        values.add(value);
    }

    void takenBy(GoExpression.Call call) {
        takers = takers.isEmpty() ? new ArrayList<>() : takers;
        takers.add(call);
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns how it is declared. */
    public Kind kind() {
        return kind;
    }

    /** Returns the line of its declaration. */
    public int line() {
        return line;
    }

    /** Returns the type that the declaration writes out. */
    public Optional<GoExpression> type() {
        return type;
    }

    /** Returns what is assigned to it, in the order of the source. */
    public List<GoValue> values() {
        return values;
    }

    /** Returns the calls that are given its address. */
    public List<GoExpression.Call> takers() {
        return takers;
    }
}
