package io.github.goimage.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import io.github.goimage.processor.secret.Secrets;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The lines of a source file, from 1. The compiler's own table of them is missing under {@code -g:none}, Ant's default.
 */
record SourceLines(SourcePositions positions, CompilationUnitTree unit, String text) {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*+(?:\\r\\n?|\\n|\\z)");

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
        return lines().takeWhile(line -> line.start() <= position).count();
    }

    private Stream<MatchResult> lines() {
        return LINE.matcher(text).results();
    }

    /**
     * Returns whether the text of a line holds a credential, of another annotation or in a comment, or is not known.
     */
    boolean holdsCredential(long line) {
        return lines().skip(Math.max(0, line - 1))
                .findFirst()
                .filter(found -> !text.isEmpty())
                .map(found -> Secrets.find(found.group().stripTrailing()).isPresent())
                .orElse(true);
    }
}
