package io.github.goimage.processor.golang.source;

import java.util.ArrayList;
import java.util.List;

/** The comments directly above a token, without blank lines between them: what go/ast calls a doc comment. */
final class CommentGroup {
    record Line(String text, int number) {}

    private final List<Line> lines = new ArrayList<>();
    private int lastLine;

    void clear() {
        lines.clear();
    }

    /** Takes the scanner's comment; a comment after a blank line begins a new group. */
    void add(GoScanner scanner) {
        if (scanner.line() > lastLine + 1) {
            lines.clear();
        }
        lastLine = scanner.endLine();
        String text = scanner.text();
        if (text.startsWith("//")) {
            lines.add(new Line(text.substring(2), scanner.line()));
            return;
        }
        String[] inner = text.substring(2, text.length() - 2).split("\n", -1);
        for (int i = 0; i < inner.length; i++) {
            lines.add(new Line(inner[i], scanner.line() + i));
        }
    }

    /** Returns the lines without comment marks if the group ends on the line above; otherwise none. */
    List<Line> endingAbove(int line) {
        return lastLine == line - 1 ? List.copyOf(lines) : List.of();
    }
}
