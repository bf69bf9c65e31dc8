package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.UnusableFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the constraint lines above a file's first code, as go/build's parseFileHeader does: a {@code //go:build} line
 * anywhere in the leading comments, or {@code // +build} lines that a blank line separates from what follows.
 */
final class ConstraintLines {
    private final String file;
    private final byte[] source;
    private final List<String> plusBuild = new ArrayList<>();
    private final List<String> sinceBlank = new ArrayList<>();
    private Optional<Located<String>> goBuild = Optional.empty();
    private boolean codeOrBlockComment;
    private boolean inBlockComment;

    private ConstraintLines(String file, byte[] source) {
        this.file = file;
        this.source = source;
    }

    /**
     * Returns the constraint of a Go, C or assembler file; if it is cut off in the leading comments, the constraint so
     * far.
     */
    static BuildConstraint read(String file, byte[] source) {
        ConstraintLines lines = new ConstraintLines(file, source);
        lines.scan();
        return lines.constraint();
    }

    /** Returns the constraint from a file's first bytes; empty if they do not reach its first code. */
    static Optional<BuildConstraint> readStart(String file, byte[] source) {
        ConstraintLines lines = new ConstraintLines(file, source);
        return lines.scan() ? Optional.of(lines.constraint()) : Optional.empty();
    }

    private BuildConstraint constraint() {
        if (goBuild.isPresent()) {
            try {
                return GoBuildLine.parse(goBuild.get().value());
            } catch (InvalidConstraintException e) {
                throw UnusableFileException.syntax(
                        file, goBuild.get().line(), "invalid //go:build line: " + e.getMessage());
            }
        }
        return plusBuild.stream()
                .flatMap(line -> PlusBuildLine.parse(line).stream())
                .reduce(BuildConstraint.And::new)
                .orElse(BuildConstraint.NONE);
    }

    /** Reads up to the first code, and tells whether there was any. */
    private boolean scan() {
        int start = GoScanner.startOf(source);
        for (int number = 1; start < source.length; number++) {
            int end = start;
            while (end < source.length && source[end] != '\n') {
                end++;
            }
            if (!isPlainComment(start, end)
                    && !readLine(new String(source, start, end - start, StandardCharsets.UTF_8).strip(), number)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /**
     * Returns whether the line belongs to a license or a description, as nearly all do, so that no string has to be
     * created for it.
     */
    private boolean isPlainComment(int start, int end) {
        return !inBlockComment
                && end - start > 3
                && source[start] == '/'
                && source[start + 1] == '/'
                && source[start + 2] == ' '
                && source[start + 3] >= 'A'
                && source[start + 3] <= 'z';
    }

    /** Takes one line, and tells whether the comments may continue after it. */
    private boolean readLine(String line, int number) {
        if (line.isEmpty()) {
            if (!codeOrBlockComment) {
                plusBuild.addAll(sinceBlank);
                sinceBlank.clear();
            }
            return true;
        }
        if (!line.startsWith("//")) {
            codeOrBlockComment = true;
        }
        if (!inBlockComment) {
            takeConstraint(line, number);
        }
        return skipComments(line);
    }

    private void takeConstraint(String line, int number) {
        Optional<String> expression = GoBuildLine.expression(line);
        if (expression.isPresent()) {
            if (goBuild.isPresent()) {
                throw UnusableFileException.syntax(file, number, "multiple //go:build comments");
            }
            goBuild = Optional.of(new Located<>(expression.get(), number));
        } else if (!codeOrBlockComment) {
            PlusBuildLine.expression(line).ifPresent(sinceBlank::add);
        }
    }

    private boolean skipComments(String line) {
        String rest = line;
        while (!rest.isEmpty()) {
            if (inBlockComment) {
                int end = rest.indexOf("*/");
                if (end < 0) {
                    return true;
                }
                inBlockComment = false;
                rest = rest.substring(end + 2).strip();
            } else if (rest.startsWith("//")) {
                return true;
            } else if (rest.startsWith("/*")) {
                inBlockComment = true;
                rest = rest.substring(2).strip();
            } else {
                return false;
            }
        }
        return true;
    }
}
