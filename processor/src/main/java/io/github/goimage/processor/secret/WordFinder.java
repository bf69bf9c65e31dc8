package io.github.goimage.processor.secret;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Finds any number of words in one pass over a text, whatever the case of their ASCII letters.
 *
 * @see <a href="https://doi.org/10.1145/360825.360855">Aho and Corasick, Efficient string matching</a>
 */
final class WordFinder {
    private static final int ASCII = 128;

    /** Which column of the table a character has; 0 for those of no word. */
    private final int[] columns = new int[ASCII];

    private final int width;

    /** From a state and a character's column to the next state. */
    private final List<int[]> next = new ArrayList<>();

    /** The words that end in a state. */
    private final List<List<Integer>> ends = new ArrayList<>();

    private final int[][] table;
    private final int[][] found;
    private final int[] lengths;

    /** What is told of each word that is found. */
    @FunctionalInterface
    interface Hits {
        void found(int word, int start);
    }

    /** Makes the table for words in lower case and ASCII; a word is known by its position in the list. */
    WordFinder(List<String> words) {
        int used = 1;
        for (char c : String.join("", words).toCharArray()) {
            if (columns[c] == 0) {
                columns[c] = used;
                columns[String.valueOf(c).toUpperCase(Locale.ROOT).charAt(0)] = used;
                used++;
            }
        }
        width = used;
        addState();
        for (int i = 0; i < words.size(); i++) {
            add(words.get(i), i);
        }
        connect();
        table = next.toArray(int[][]::new);
        found = ends.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        lengths = words.stream().mapToInt(String::length).toArray();
    }

    private int addState() {
        int[] row = new int[width];
        Arrays.fill(row, -1);
        next.add(row);
        ends.add(new ArrayList<>());
        return next.size() - 1;
    }

    private void add(String word, int number) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int[] row = next.get(state);
            if (row[columns[c]] < 0) {
                row[columns[c]] = addState();
            }
            state = row[columns[c]];
        }
        ends.get(state).add(number);
    }

    /** Fills the gaps of the table: if a word does not continue, its longest end that begins a word does. */
    private void connect() {
        int[] fallback = new int[next.size()];
        Queue<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int state = open.remove();
            int[] row = next.get(state);
            int[] other = next.get(fallback[state]);
            for (int column = 0; column < width; column++) {
                int shorter = state == 0 ? 0 : other[column];
                if (row[column] < 0) {
                    row[column] = shorter;
                } else {
                    fallback[row[column]] = shorter;
                    ends.get(row[column]).addAll(ends.get(shorter));
                    open.add(row[column]);
                }
            }
        }
    }

    /** Reports each word in a text and where it begins, in the order of their ends. */
    void find(CharSequence text, Hits hits) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = table[state][c < ASCII ? columns[c] : 0];
            for (int word : found[state]) {
                hits.found(word, i + 1 - lengths[word]);
            }
        }
    }
}
