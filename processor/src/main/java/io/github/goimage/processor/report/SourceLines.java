package io.github.goimage.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import io.github.goimage.processor.secret.Secrets;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The lines of a source file, from 1. The compiler's own table of them is missing under {@code -g:none}, Ant's default.
 */
final class SourceLines {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*+(?:\\r\\n?|\\n|\\z)");

    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final String text;
    private final int[] starts;
    private final Map<Long, Boolean> credentials = new HashMap<>();

    private SourceLines(SourcePositions positions, CompilationUnitTree unit, String text) {
        this.positions = positions;
        this.unit = unit;
        this.text = text;
        this.starts = LINE.matcher(text).results().mapToInt(MatchResult::start).toArray();
    }

    /** Reads the lines of a file; of one that cannot be read, none. */
    static SourceLines read(SourcePositions positions, CompilationUnitTree unit) {
        try {
            return new SourceLines(
                    positions, unit, unit.getSourceFile().getCharContent(true).toString());
        } catch (IOException unreadable) {
            return new SourceLines(positions, unit, "");
        }
    }

    /** Returns the lines that a message about a tree may show: of an annotation the first, of a value all. */
    SortedSet<Long> of(Tree tree) {
        long start = positions.getStartPosition(unit, tree);
        long end = tree instanceof AnnotationTree ? start : Math.max(start, positions.getEndPosition(unit, tree));
        return LongStream.rangeClosed(line(start), line(end)).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private long line(long position) {
        int found = Arrays.binarySearch(starts, (int) position);
        return found < 0 ? -found - 1 : found + 1;
    }

    /**
     * Returns whether the text of a line holds a credential, of another annotation or in a comment, or is not known.
     */
    boolean holdsCredential(long line) {
        return credentials.computeIfAbsent(
                line,
                absent -> text.isEmpty()
                        || absent > starts.length
                        || Secrets.find(text(Math.max(1, Math.toIntExact(absent))))
                                .isPresent());
    }

    private String text(int line) {
        int end = line < starts.length ? starts[line] : text.length();
        return text.substring(starts[line - 1], end).stripTrailing();
    }
}
