package io.github.goimage.processor.golang.syntax;

import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoSyntax.Assigned;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A declaration of a file with all that it uses, in the order of the source. */
public final class GoPart {
    /** A body that is yet to be parsed. */
    interface Body {
        /** Parses it, and notes what it uses behind what the function's head does. */
        GoStatement.Block parse(Names names);
    }

    private final int start;
    private final int end;
    private final Names names;
    private @Nullable Body unparsed;
    private Optional<GoStatement.Block> block = Optional.empty();
    private Optional<Integer> failure = Optional.empty();

    GoPart(int start, int end, Names names, @Nullable Body body) {
        this.start = start;
        this.end = end;
        this.names = names;
        this.unparsed = body;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns calls, composite literals, and selectors that are neither called nor the type of a literal. */
    public List<GoExpression> uses() {
        return parsed().uses();
    }

    /** Returns names that no function declares, each time they are used. */
    public List<Name> bare() {
        return parsed().bare();
    }

    /** Returns assignments to names that no function declares, and to fields. */
    public List<Assigned> assignments() {
        return parsed().assignments();
    }

    /** Returns a function's body; empty if it has none, or one that could not be parsed. */
    Optional<GoStatement.Block> body() {
        parsed();
        return block;
    }

    Optional<Integer> failure() {
        parsed();
        return failure;
    }

    private Names parsed() {
        Body body = unparsed;
        if (body != null) {
            unparsed = null;
            try {
                block = Optional.of(body.parse(names));
            } catch (Cursor.Unexpected unexpected) {
                failure = Optional.of(unexpected.line());
            }
        }
        return names;
    }
}
