package io.github.goimage.processor.golang.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where each word of a text stands: one pass through the text, however many words are looked for. */
final class Words {
    private static final int BYTES_PER_WORD = 6;
    private static final int[] NOWHERE = {};
    private static final boolean[] OF_WORDS = ofWords();

    private final byte[] text;
    private final Map<String, int[]> found = new HashMap<>();

    /** The last word of each hash code, and before each word the one before it; counted from 1. */
    private final int[] last;

    private int[] before;
    private int[] starts;
    private int size;

    Words(byte[] text) {
        this.text = text;
        int expected = text.length / BYTES_PER_WORD + 1;
        this.last = new int[Integer.highestOneBit(expected) * 2];
        this.before = new int[expected + 1];
        this.starts = new int[expected + 1];
        int start = 0;
        int hash = 0;
        for (int at = 0; at < text.length; at++) {
            byte one = text[at];
            if (OF_WORDS[one & 0xFF]) {
                hash = 31 * hash + (one & 0xFF);
            } else {
                if (at > start) {
                    add(start, hash);
                    hash = 0;
                }
                start = at + 1;
            }
        }
        if (text.length > start) {
            add(start, hash);
        }
    }

    /** Returns for each byte whether it is one of a word: asked of every byte of every file. */
    private static boolean[] ofWords() {
        boolean[] known = new boolean[256];
        for (int i = 0; i < known.length; i++) {
            known[i] = GoLexemes.isWordByte((byte) i);
        }
        return known;
    }

    private void add(int start, int hash) {
        size++;
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            before = Arrays.copyOf(before, 2 * size);
        }
        int slot = slot(hash);
        starts[size] = start;
        before[size] = last[slot];
        last[slot] = size;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & last.length - 1;
    }

    /** Returns where a word stands, in order. Its characters are bytes. */
    int[] of(String word) {
        int[] known = found.get(word);
        if (known == null) {
            known = find(word);
            found.put(word, known);
        }
        return known;
    }

    private int[] find(String word) {
        int count = 0;
        int head = last[slot(word.hashCode())];
        for (int at = head; at > 0; at = before[at]) {
            count += isAt(starts[at], word) ? 1 : 0;
        }
        if (count == 0) {
            return NOWHERE;
        }
        int[] places = new int[count];
        for (int at = head; at > 0; at = before[at]) {
            if (isAt(starts[at], word)) {
                places[--count] = starts[at];
            }
        }
        return places;
    }

    private boolean isAt(int start, String word) {
        int end = start + word.length();
        if (end > text.length || (end < text.length && GoLexemes.isWordByte(text[end]))) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((byte) word.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
