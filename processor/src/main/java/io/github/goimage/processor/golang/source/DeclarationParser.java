package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.golang.source.Declaration.Value;
import io.github.goimage.processor.golang.source.GoScanner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the package-level {@code var} and {@code const} declarations of one file; create an instance for each file. */
public final class DeclarationParser {
    private record Range(int start, int end) {
        int length() {
            return end - start;
        }
    }

    private final GoTokens tokens;
    private final Place file;
    private final List<Declaration> declarations = new ArrayList<>();

    private DeclarationParser(GoTokens tokens, Place file) {
        this.tokens = tokens;
        this.file = file;
    }

    /** Returns the declarations in the order of the file; the line of the place is ignored. */
    public static List<Declaration> parse(GoTokens tokens, Place file) {
        DeclarationParser parser = new DeclarationParser(tokens, file);
        for (int at = 0; at < tokens.size(); at = parser.behindStatement(at) + 1) {
            if (tokens.is(at, "var") || tokens.is(at, "const")) {
                parser.parseDeclaration(at);
            }
        }
        return List.copyOf(parser.declarations);
    }

    /** Returns the same for a file's text. */
    public static List<Declaration> parse(byte[] source, Place file) {
        return parse(GoTokens.scan(file.at().file(), source), file);
    }

    private void parseDeclaration(int keyword) {
        boolean constant = tokens.is(keyword, "const");
        if (!tokens.is(keyword + 1, "(")) {
            parseSpec(keyword + 1, behindStatement(keyword + 1), constant);
            return;
        }
        int end = tokens.behindClosing(keyword + 1) - 1;
        for (int at = keyword + 2; at < end; at = behindStatement(at) + 1) {
            parseSpec(at, Math.min(behindStatement(at), end), constant);
        }
    }

    /** Parses {@code a, b string = x, y}, in which type or values may be missing. */
    private void parseSpec(int start, int end, boolean constant) {
        List<Integer> names = new ArrayList<>();
        int at = start;
        while (tokens.isWord(at) && at < end) {
            names.add(at++);
            if (!tokens.is(at, ",")) {
                break;
            }
            at++;
        }
        int equals = at;
        while (equals < end && !tokens.is(equals, "=")) {
            equals = tokens.isOpening(equals) ? tokens.behindClosing(equals) : equals + 1;
        }
        Range type = new Range(at, Math.min(equals, end));
        List<Range> values = equals < end ? split(equals + 1, end) : List.of();
        for (int i = 0; i < names.size(); i++) {
            declare(names.get(i), constant, type, values, i, names.size());
        }
    }

    private void declare(int name, boolean constant, Range type, List<Range> values, int index, int count) {
        boolean paired = values.size() == count;
        Value value = values.isEmpty() ? withoutValue(type, constant) : Value.COMPUTED;
        Optional<String> literal = Optional.empty();
        if (paired) {
            Range range = values.get(index);
            value = isOtherType(type) ? Value.NOT_A_STRING : valueOf(range);
            literal = range.length() == 1 && value == Value.STRING ? tokens.string(range.start()) : Optional.empty();
        }
        Place place = file.line(tokens.line(name));
        declarations.add(new Declaration(tokens.text(name), constant, value, literal, place));
    }

    private Value withoutValue(Range type, boolean constant) {
        if (constant) {
            return Value.UNKNOWN;
        }
        return isOtherType(type) ? Value.NOT_A_STRING : Value.EMPTY_STRING;
    }

    private boolean isOtherType(Range type) {
        return type.length() > 0 && !(type.length() == 1 && tokens.is(type.start(), "string"));
    }

    /**
     * Returns the kind of a value: literals joined by plus are a constant; a call is computed; a single name may be
     * either.
     */
    private Value valueOf(Range range) {
        boolean names = false;
        for (int at = range.start(); at < range.end(); at++) {
            if (tokens.isWord(at)) {
                names = true;
                boolean call = tokens.is(at + 1, "(") && at + 1 < range.end();
                if ((call && !tokens.is(at, "string")) || tokens.is(at, "func")) {
                    return Value.COMPUTED;
                }
            } else if (tokens.kind(at) == Kind.NUMBER || tokens.kind(at) == Kind.RUNE) {
                return names ? Value.COMPUTED : Value.NOT_A_STRING;
            } else if (tokens.kind(at) != Kind.STRING && !isOfConstant(at)) {
                return Value.COMPUTED;
            }
        }
        boolean truth = range.length() == 1 && (tokens.is(range.start(), "true") || tokens.is(range.start(), "false"));
        return truth ? Value.NOT_A_STRING : names ? Value.UNKNOWN : Value.STRING;
    }

    private boolean isOfConstant(int at) {
        return tokens.is(at, "+") || tokens.is(at, "(") || tokens.is(at, ")") || tokens.is(at, ".");
    }

    private List<Range> split(int start, int end) {
        List<Range> ranges = new ArrayList<>();
        int from = start;
        for (int at = start; at < end; ) {
            if (tokens.is(at, ",")) {
                ranges.add(new Range(from, at));
                from = at + 1;
            }
            at = tokens.isOpening(at) ? tokens.behindClosing(at) : at + 1;
        }
        ranges.add(new Range(from, end));
        return ranges;
    }

    /** Returns the index of the semicolon that ends a statement. */
    private int behindStatement(int start) {
        int at = start;
        while (at < tokens.size() && tokens.kind(at) != Kind.SEMICOLON) {
            at = tokens.isOpening(at) ? tokens.behindClosing(at) : at + 1;
        }
        return at;
    }
}
