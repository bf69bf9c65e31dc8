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
    /** Returns where the next one is in a text, at an index or behind it; -1 if there is none. */
    private interface Finder {
        int next(int from);
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
            members.computeIfAbsent(packageName, absent -> new HashSet<>()).addAll(names);
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
        finders(text).forEach(finder -> mark(marks, starts, ends, finder));
        return marks;
    }

    private List<Finder> finders(GoText text) {
        List<Finder> finders = new ArrayList<>();
        members.forEach((word, names) -> finders.add(from -> text.indexOf(word, names, from)));
        words.forEach(word -> finders.add(from -> text.indexOf(word, from)));
        assigned.forEach(name -> finders.add(from -> text.indexOfAssigned(name, from)));
        literals.forEach(type -> finders.add(from -> text.indexOfLiteral(type, from)));
        return finders;
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
