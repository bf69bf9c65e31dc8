package io.github.goimage.processor.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One element of a path pattern, as package path's Match reads it: {@code *}, {@code ?}, {@code [a-z]}, a backslash. It
 * is matched in a time that grows with the name's length times the pattern's, and at once if the name does not begin
 * and end as the pattern does.
 */
public final class GlobPattern {
    /**
     * One character of a name, or with {@code run} any number of them, that lies in one of the ranges, or with
     * {@code not} in none.
     */
    private record Part(boolean run, boolean not, List<int[]> ranges) {
        static final Part ANY = new Part(false, true, List.of());
        static final Part RUN = new Part(true, true, List.of());

        static Part of(int c) {
            return new Part(false, false, List.of(new int[] {c, c}));
        }

        boolean holds(int c) {
            for (int[] range : ranges) {
                if (range[0] <= c && c <= range[1]) {
                    return !not;
                }
            }
            return not;
        }

        boolean isLiteral() {
            return !not && ranges.size() == 1 && ranges.get(0)[0] == ranges.get(0)[1];
        }
    }

    private final String glob;
    private final List<Part> parts = new ArrayList<>();
    private String start = "";
    private String end = "";
    private int at;

    private GlobPattern(String glob) {
        this.glob = glob;
    }

    /** Returns whether a pattern is more than a name. */
    public static boolean hasMeta(String glob) {
        return glob.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    /** Returns the path in front of a pattern's first element that is more than a name. */
    public static String literal(String glob) {
        return Stream.of(glob.split("/", -1))
                .takeWhile(element -> !hasMeta(element))
                .collect(Collectors.joining("/"));
    }

    /** Reads one element; empty if it is malformed. */
    public static Optional<GlobPattern> parse(String glob) {
        GlobPattern pattern = new GlobPattern(glob);
        while (pattern.at < glob.length()) {
            if (!pattern.readPart()) {
                return Optional.empty();
            }
        }
        pattern.start = text(pattern.parts.stream().takeWhile(Part::isLiteral));
        int last = pattern.parts.size();
        while (last > 0 && pattern.parts.get(last - 1).isLiteral()) {
            last--;
        }
        pattern.end = text(pattern.parts.stream().skip(last));
        return Optional.of(pattern);
    }

    private static String text(Stream<Part> literals) {
        return literals.map(part -> Character.toString(part.ranges().get(0)[0])).collect(Collectors.joining());
    }

    /** Returns the most steps that {@link #matches} takes for a name, whose ends alone take one. */
    public long steps(String name) {
        return hasEnds(name) ? 1L + (long) name.length() * parts.size() : 1;
    }

    private boolean hasEnds(String name) {
        return name.startsWith(start) && name.endsWith(end);
    }

    /** Returns whether a name is one of those that the pattern means. */
    public boolean matches(String name) {
        if (!hasEnds(name)) {
            return false;
        }
        int[] characters = name.codePoints().toArray();
        int part = 0;
        int character = 0;
        // Where to go on if what follows the last run does not fit: only that run ever has to take more.
        int lastRun = -1;
        int takenByRun = 0;
        while (character < characters.length) {
            if (part < parts.size() && parts.get(part).run()) {
                lastRun = part++;
                takenByRun = character;
            } else if (part < parts.size() && parts.get(part).holds(characters[character])) {
                part++;
                character++;
            } else if (lastRun >= 0) {
                part = lastRun + 1;
                character = ++takenByRun;
            } else {
                return false;
            }
        }
        return parts.subList(part, parts.size()).stream().allMatch(Part::run);
    }

    private boolean readPart() {
        int c = take();
        switch (c) {
            case '*' -> parts.add(Part.RUN);
            case '?' -> parts.add(Part.ANY);
            case '[' -> {
                return readClass();
            }
            case '\\' -> {
                if (at == glob.length()) {
                    return false;
                }
                parts.add(Part.of(take()));
            }
            default -> parts.add(Part.of(c));
        }
        return true;
    }

    /** Reads a class, which holds at least one character or range; {@code ^} negates it. */
    private boolean readClass() {
        boolean not = at < glob.length() && glob.charAt(at) == '^';
        if (not) {
            at++;
        }
        List<int[]> ranges = new ArrayList<>();
        while (at < glob.length()) {
            if (glob.charAt(at) == ']' && !ranges.isEmpty()) {
                at++;
                parts.add(new Part(false, not, ranges));
                return true;
            }
            int low = classCharacter();
            int high = low;
            if (at < glob.length() && glob.charAt(at) == '-') {
                at++;
                high = classCharacter();
            }
            if (low < 0 || high < 0) {
                return false;
            }
            // A range from high to low is valid in Go, and holds nothing.
            ranges.add(new int[] {low, high});
        }
        return false;
    }

    private int classCharacter() {
        if (at == glob.length() || glob.charAt(at) == '-' || glob.charAt(at) == ']') {
            return -1;
        }
        int c = take();
        if (c != '\\') {
            return c;
        }
        return at == glob.length() ? -1 : take();
    }

    private int take() {
        int c = glob.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }
}
