package io.github.goimage.processor.base;

import io.github.goimage.processor.table.Table;
import io.github.goimage.rule.Base;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The programs of the bases with a shell: the rows of {@code programs.tsv}. */
final class BasePrograms {
    private static final Set<List<String>> ROWS = new HashSet<>(Table.read("programs.tsv"));

    private BasePrograms() {}

    /** Returns whether a base holds a program, by its name without a directory. */
    static boolean hold(Base base, String name) {
        return ROWS.contains(List.of(base.name(), name));
    }
}
