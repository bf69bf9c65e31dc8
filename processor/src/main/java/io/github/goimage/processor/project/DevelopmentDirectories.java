package io.github.goimage.processor.project;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Directories of a repository for those who work on it, by their names: what lies there hardly ever belongs into an
 * image.
 */
public final class DevelopmentDirectories {
    private static final Set<String> NAMES = names("internal example examples _examples tool tools test tests e2e gen"
            + " generate generator hack script scripts benchmark benchmarks bench demo demos misc contrib docs doc"
            + " samples sample unmaintained deprecated");

    /** Words of such names, as of {@code test-server} and {@code load_test}. */
    private static final Set<String> WORDS =
            names("test tests testing e2e bench benchmark example examples demo mock fake");

    private static final Set<String> TEST_DATA =
            names("testdata test tests testcases testing fixture fixtures stub stubs mock mocks example examples");

    private DevelopmentDirectories() {}

    private static Set<String> names(String names) {
        return Set.of(names.split(" "));
    }

    /** Returns whether a name on a path, with {@code /}, is that of such a directory or program. */
    public static boolean isOn(String path) {
        return Stream.of(path.split("/"))
                .anyMatch(name ->
                        NAMES.contains(name) || Stream.of(name.split("[_-]")).anyMatch(WORDS::contains));
    }

    /** Returns whether a file, by its path with {@code /}, lies in a directory with files for tests. */
    public static boolean holdTestData(String file) {
        String directories = file.substring(0, file.lastIndexOf('/') + 1);
        return Stream.of(directories.split("[/._-]")).anyMatch(TEST_DATA::contains);
    }
}
