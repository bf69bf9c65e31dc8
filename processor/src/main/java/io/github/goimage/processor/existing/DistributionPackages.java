package io.github.goimage.processor.existing;

import io.github.goimage.processor.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The programs of a distribution's packages: the rows of {@code packages.tsv}, and what is named as its package. */
final class DistributionPackages {
    private static final Set<List<String>> ROWS = new HashSet<>(Table.read("packages.tsv"));

    /** The release in the name of a package: {@code postgresql16-client}, {@code python3.12}. */
    private static final Pattern RELEASE = Pattern.compile("(?<=[a-z])-?[0-9]+(?:\\.[0-9]+)*");

    private DistributionPackages() {}

    /** Returns whether a package has a program, by its name without a directory. */
    static boolean hasProgram(String name, String program) {
        return name.equals(program)
                || ROWS.contains(List.of(name, program))
                || ROWS.contains(List.of(RELEASE.matcher(name).replaceAll(""), program));
    }
}
