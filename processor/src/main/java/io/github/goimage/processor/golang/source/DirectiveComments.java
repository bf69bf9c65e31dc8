package io.github.goimage.processor.golang.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code //go:embed} and {@code //go:debug} comments (Go documentation, "Directives" of package go/ast). */
final class DirectiveComments {
    private DirectiveComments() {}

    /**
     * Returns the patterns of an embed line; none if the comment is another one, or one that the compiler will reject.
     */
    static List<EmbedDirective> embed(String comment, int line) {
        return arguments(comment, "//go:embed").flatMap(DirectiveComments::words).orElse(List.of()).stream()
                .map(pattern -> new EmbedDirective(pattern, line))
                .toList();
    }

    /** Returns the setting of a debug line. */
    static Optional<Godebug> debug(String comment, int line) {
        return arguments(comment, "//go:debug")
                .filter(text -> text.contains("="))
                .map(text -> {
                    int equals = text.indexOf('=');
                    return new Godebug(text.substring(0, equals), text.substring(equals + 1), line);
                });
    }

    private static Optional<String> arguments(String comment, String directive) {
        boolean another = !comment.startsWith(directive)
                || (comment.length() > directive.length() && !GoLexemes.isSpace(comment.charAt(directive.length())));
        return another
                ? Optional.empty()
                : Optional.of(comment.substring(directive.length()).strip());
    }

    /** Returns bare words and Go strings, separated by white space; empty if a string is malformed. */
    private static Optional<List<String>> words(String text) {
        List<String> words = new ArrayList<>();
        // By position: to cut each word off the text would take quadratic time.
        int start = 0;
        while (start < text.length()) {
            boolean quoted = text.charAt(start) == '"' || text.charAt(start) == '`';
            int end = quoted ? endOfQuoted(text, start) : endOfWord(text, start);
            if (end < 0) {
                return Optional.empty();
            }
            String word = text.substring(start, end);
            Optional<String> value = quoted ? GoString.unquote(word) : Optional.of(word);
            boolean separated = end == text.length() || GoLexemes.isSpace(text.charAt(end));
            if (value.isEmpty() || !separated) {
                return Optional.empty();
            }
            words.add(value.get());
            start = end;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
        }
        return Optional.of(words);
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && !GoLexemes.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOfQuoted(String text, int start) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < text.length(); at++) {
            if (text.charAt(at) == quote) {
                return at + 1;
            }
            if (quote == '"' && text.charAt(at) == '\\') {
                at++;
            }
        }
        return -1;
    }
}
