package io.github.goimage.processor.golang.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that are looked for in the text of files. */
public final class Sought {
    /** What is looked for: a word, one that is assigned, the type of a literal, or a package with some names. */
    private enum Kind {
        WORD,
        ASSIGNED,
        LITERAL,
        MEMBERS
    }

    private record Finder(GoText text, Kind kind, String word, Set<String> names) {
        /** Returns where the next one is, at an index or behind it; -1 if there is none. */
        int next(int from) {
            return switch (kind) {
                case WORD -> text.indexOf(word, from);
                case ASSIGNED -> text.indexOfAssigned(word, from);
                case LITERAL -> text.indexOfLiteral(word, from);
                case MEMBERS -> text.indexOf(word, names, from);
            };
        }
    }

    private final Set<String> words = new HashSet<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> literals = new HashSet<>();

    /** Looks for words wherever they stand. */
    public static Sought words(Collection<String> words) {
        Sought sought = new Sought();
        sought.words.addAll(words);
        return sought;
    }

    /** Looks for what may give a value to a variable or field. */
    public static Sought assigned(String name) {
        Sought sought = new Sought();
        sought.assigned.add(name);
        return sought;
    }

    /** Looks for literals of a type, too. */
    public Sought orLiteral(String type) {
        literals.add(type);
        return this;
    }

    /** Looks for more words. */
    public void add(Collection<String> more) {
        words.addAll(more);
    }

    /** Looks for names behind the name of a package, too. */
    public void add(String packageName, Collection<String> names) {
        if (!names.isEmpty()) {
            Set<String> known = members.get(packageName);
            if (known == null) {
                known = new HashSet<>();
                members.put(packageName, known);
            }
            known.addAll(names);
        }
    }

    /** Returns whether nothing is looked for. */
    public boolean isEmpty() {
        return words.isEmpty() && members.isEmpty();
    }

    /** Returns whether one of them stands in a text. */
    public boolean isIn(GoText text) {
        for (Finder finder : finders(text)) {
            if (finder.next(0) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Marks which ranges of a text one of them stands in.
     *
     * @param starts of the ranges, in order
     * @param ends of the ranges
     */
    public boolean[] marks(GoText text, int[] starts, int[] ends) {
        boolean[] marks = new boolean[starts.length];
        for (Finder finder : finders(text)) {
            mark(marks, starts, ends, finder);
        }
        return marks;
    }

    private List<Finder> finders(GoText text) {
        List<Finder> finders = new ArrayList<>();
        for (Map.Entry<String, Set<String>> member : members.entrySet()) {
            finders.add(new Finder(text, Kind.MEMBERS, member.getKey(), member.getValue()));
        }
        add(text, Kind.WORD, words, finders);
        add(text, Kind.ASSIGNED, assigned, finders);
        add(text, Kind.LITERAL, literals, finders);
        return finders;
    }

    private static void add(GoText text, Kind kind, Set<String> words, List<Finder> finders) {
        for (String word : words) {
            finders.add(new Finder(text, kind, word, Set.of()));
        }
    }

    private static void mark(boolean[] marks, int[] starts, int[] ends, Finder finder) {
        int at = finder.next(0);
        for (int i = 0; i < marks.length && at >= 0; i++) {
            if (at < starts[i]) {
                at = finder.next(starts[i]);
            }
            if (at >= 0 && at < ends[i]) {
                marks[i] = true;
                at = finder.next(ends[i]);
            }
        }
    }
}
