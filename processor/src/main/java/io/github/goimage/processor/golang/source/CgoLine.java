package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code #cgo [conditions] VERB: arguments} line as go/build's saveCgo does. */
final class CgoLine {
    private static final Set<String> CALL_HINTS = Set.of("nocallback", "noescape");
    private static final Set<String> VERBS =
            Set.of("CFLAGS", "CPPFLAGS", "CXXFLAGS", "FFLAGS", "LDFLAGS", "pkg-config");

    private CgoLine() {}

    /** Returns the directive; empty if the line is C or other text. */
    static Optional<CgoDirective> parse(String file, String text, int line) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("#cgo ") && !trimmed.startsWith("#cgo\t")) {
            return Optional.empty();
        }
        String rest = trimmed.substring("#cgo".length()).strip();
        List<String> words = List.of(rest.split("\\s+"));
        if (words.size() == 2 && CALL_HINTS.contains(words.get(0))) {
            return Optional.empty();
        }
        int colon = rest.indexOf(':');
        if (colon < 1) {
            throw UnusableFileException.syntax(file, line, "invalid #cgo line: " + trimmed);
        }
        List<String> head = List.of(rest.substring(0, colon).strip().split("\\s+"));
        String verb = head.get(head.size() - 1);
        if (!VERBS.contains(verb)) {
            throw UnusableFileException.syntax(file, line, "invalid #cgo verb: " + trimmed);
        }
        List<BuildConstraint> conditions = new ArrayList<>();
        head.subList(0, head.size() - 1).forEach(word -> condition(word).ifPresent(conditions::add));
        List<String> arguments = QuotedWords.split(rest.substring(colon + 1))
                .orElseThrow(() -> UnusableFileException.syntax(file, line, "invalid #cgo line: " + trimmed));
        return Optional.of(new CgoDirective(List.copyOf(conditions), verb, arguments, line));
    }

    /** Returns a condition in either syntax; one that does not parse never holds. */
    private static Optional<BuildConstraint> condition(String word) {
        if (word.chars().noneMatch(c -> "&|()".indexOf(c) >= 0)) {
            return PlusBuildLine.parse(word);
        }
        try {
            return Optional.of(GoBuildLine.parse(word));
        } catch (InvalidConstraintException neverHolds) {
            return Optional.of(new BuildConstraint.Tag("ignore"));
        }
    }
}
