package io.github.goimage.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import io.github.goimage.processor.secret.Secrets;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The lines of a source file, from 1. */
record SourceLines(SourcePositions positions, CompilationUnitTree unit) {
    /** Returns the lines that a message about a tree may show: of an annotation the first, of a value all. */
    SortedSet<Long> of(Tree tree) {
        long start = positions.getStartPosition(unit, tree);
        long end = tree instanceof AnnotationTree ? start : Math.max(start, positions.getEndPosition(unit, tree));
        return LongStream.rangeClosed(
                        unit.getLineMap().getLineNumber(start),
                        unit.getLineMap().getLineNumber(end))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns whether the text of a line holds a credential: of another annotation, or in a comment. */
    boolean holdsCredential(long line) {
        try {
            CharSequence text = unit.getSourceFile().getCharContent(true);
            int start = (int) unit.getLineMap().getStartPosition(line);
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return Secrets.find(text.subSequence(start, end).toString()).isPresent();
        } catch (IOException unreadable) {
            return true;
        }
    }
}
