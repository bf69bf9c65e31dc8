package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.GoLexemes;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** Which words a text holds, by two bits of each: a word whose bits are not set does not occur. */
final class Words {
    private static final int MASK = (1 << 15) - 1;

    private final BitSet bits = new BitSet(MASK + 1);

    private Words() {}

    static Words of(byte[] text) {
        Words words = new Words();
        int hash = 0;
        boolean within = false;
        for (byte c : text) {
            if (GoLexemes.isWordByte(c)) {
                hash = 31 * hash + c;
                within = true;
            } else if (within) {
                words.add(hash);
                hash = 0;
                within = false;
            }
        }
        words.add(hash);
        return words;
    }

    boolean mayHold(String word) {
        int hash = 0;
        for (byte c : word.getBytes(StandardCharsets.UTF_8)) {
            hash = 31 * hash + c;
        }
        return bits.get(first(hash)) && bits.get(second(hash));
    }

    private void add(int hash) {
        bits.set(first(hash));
        bits.set(second(hash));
    }

    private static int first(int hash) {
        return (hash ^ (hash >>> 15)) & MASK;
    }

    private static int second(int hash) {
        return ((hash * 0x9E3779B1) >>> 17) & MASK;
    }
}
