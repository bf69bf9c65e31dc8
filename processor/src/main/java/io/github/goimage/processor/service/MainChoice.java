package io.github.goimage.processor.service;

import io.github.goimage.processor.project.DevelopmentDirectories;
import java.util.List;

/**
 * Which main packages of a module are built. Packages are written as the go command takes them: {@code .},
 * {@code ./cmd/api}.
 */
public sealed interface MainChoice {
    /** Returns whether a program comes into question that is made for more than the work on its module. */
    default boolean isForAnImage() {
        return this instanceof Chosen
                || (this instanceof Several several
                        && several.candidates().stream()
                                .anyMatch(candidate -> !DevelopmentDirectories.isOn(candidate.path())));
    }

    /**
     * Returns whether the last element of a path is a name, without regard to case, {@code -}, {@code _} and {@code .}.
     */
    static boolean isNamed(String path, String name) {
        return MainFinder.plain(MainFinder.lastElement(path)).equals(MainFinder.plain(name));
    }

    /**
     * These, of which the first is the image's entry point.
     *
     * @param why the first was taken, where the annotation names none: {@code "the only one below cmd"}; empty where
     *     there was nothing to choose
     * @param others the module's other main packages
     */
    record Chosen(List<String> paths, String why, List<String> others) implements MainChoice {
        /** Returns whether the first one is a client or made for the work on the module, beside one that is neither. */
        public boolean isBesideTheService() {
            return !isService(paths.get(0)) && others.stream().anyMatch(Chosen::isService);
        }

        private static boolean isService(String main) {
            return !DevelopmentDirectories.isOn(main) && !MainFinder.isNamedAsClient(main);
        }
    }

    /**
     * One that was named is no main package, or the module has none.
     *
     * @param problems what is wrong with each such element of {@code main}; one where none is named
     * @param candidates the main packages that are there
     */
    record None(List<Problem> problems, List<String> candidates) implements MainChoice {}

    /**
     * What is wrong with a named main package.
     *
     * @param index its position in {@code main}, from 0
     * @param problem what, without a full stop
     */
    record Problem(int index, String problem) {}

    /** None was named, and several come into question: all main packages of the module, the likeliest first. */
    record Several(List<Candidate> candidates) implements MainChoice {}

    /**
     * A main package that could be meant.
     *
     * @param does what it does, as the source says it: {@code "listens on :8080"}; empty where nobody can say
     */
    record Candidate(String path, String does) {}
}
