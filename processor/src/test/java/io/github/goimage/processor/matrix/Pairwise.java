package io.github.goimage.processor.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of choices in which each two choices of different members meet: greedily, and the same for the same seed. */
final class Pairwise {
    private static final int UNDECIDED = -1;
    private static final int CANDIDATES = 5;

    private final int[] sizes;
    private final int[] offsets;
    private final int width;
    private final BitSet uncovered = new BitSet();
    private final Random random;

    private Pairwise(int[] sizes, long seed) {
        this.sizes = sizes;
        this.offsets = new int[sizes.length];
        for (int i = 1; i < sizes.length; i++) {
            offsets[i] = offsets[i - 1] + sizes[i - 1];
        }
        this.width = Arrays.stream(sizes).sum();
        this.random = new Random(seed);
    }

    /** The rows for members with so many values each. */
    static List<int[]> rows(int[] sizes, long seed) {
        Pairwise pairwise = new Pairwise(sizes, seed);
        pairwise.requireAll();
        List<int[]> rows = new ArrayList<>();
        while (!pairwise.uncovered.isEmpty()) {
            int[] row = pairwise.row();
            pairwise.cover(row);
            rows.add(row);
        }
        return rows;
    }

    private void requireAll() {
        for (int i = 0; i < sizes.length; i++) {
            for (int j = i + 1; j < sizes.length; j++) {
                for (int pair = 0; pair < sizes[i] * sizes[j]; pair++) {
                    uncovered.set(pair(i, pair / sizes[j], j, pair % sizes[j]));
                }
            }
        }
    }

    private int pair(int i, int value, int j, int other) {
        int a = offsets[i] + value;
        int b = offsets[j] + other;
        return Math.min(a, b) * width + Math.max(a, b);
    }

    private int[] row() {
        int[] best = null;
        int most = -1;
        for (int i = 0; i < CANDIDATES; i++) {
            int[] candidate = candidate();
            int gain = gain(candidate);
            if (gain > most) {
                best = candidate;
                most = gain;
            }
        }
        return best;
    }

    private int[] candidate() {
        int[] row = new int[sizes.length];
        Arrays.fill(row, UNDECIDED);
        int first = uncovered.nextSetBit(random.nextInt(width * width));
        int pair = first < 0 ? uncovered.nextSetBit(0) : first;
        decide(row, pair / width);
        decide(row, pair % width);
        List<Integer> order = IntStream.range(0, sizes.length).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(order, random);
        for (int member : order) {
            if (row[member] == UNDECIDED) {
                row[member] = bestValue(row, member);
            }
        }
        return row;
    }

    private void decide(int[] row, int choice) {
        int member = sizes.length - 1;
        while (offsets[member] > choice) {
            member--;
        }
        row[member] = choice - offsets[member];
    }

    private int bestValue(int[] row, int member) {
        int start = random.nextInt(sizes[member]);
        int best = start;
        int most = -1;
        for (int i = 0; i < sizes[member]; i++) {
            int value = (start + i) % sizes[member];
            int gain = 0;
            for (int other = 0; other < sizes.length; other++) {
                if (row[other] != UNDECIDED && uncovered.get(pair(member, value, other, row[other]))) {
                    gain++;
                }
            }
            if (gain > most) {
                best = value;
                most = gain;
            }
        }
        return best;
    }

    private int gain(int[] row) {
        int gain = 0;
        for (int i = 0; i < row.length; i++) {
            for (int j = i + 1; j < row.length; j++) {
                gain += uncovered.get(pair(i, row[i], j, row[j])) ? 1 : 0;
            }
        }
        return gain;
    }

    private void cover(int[] row) {
        for (int i = 0; i < row.length; i++) {
            for (int j = i + 1; j < row.length; j++) {
                uncovered.clear(pair(i, row[i], j, row[j]));
            }
        }
    }
}
