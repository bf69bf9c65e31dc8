package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.modfile.GoModLexer.Kind;
import io.github.goimage.processor.golang.modfile.GoModLexer.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Groups the tokens of go.mod or go.work into lines; each line of a block gets the block's verb. */
final class GoModSyntax {
    private final String file;
    private final Set<String> blockVerbs;
    private final GoModLexer lexer;
    private final List<GoModDirective> directives = new ArrayList<>();
    private final List<UnusableFileException> unknownBlocks = new ArrayList<>();
    private Lexeme ahead;

    private GoModSyntax(String file, String text, Set<String> blockVerbs) {
        this.file = file;
        this.blockVerbs = blockVerbs;
        this.lexer = new GoModLexer(file, text);
        this.ahead = lexer.next();
    }

    /** Reads all lines; {@code blockVerbs} are the verbs that may open a block. */
    static List<GoModDirective> parse(String file, String text, Set<String> blockVerbs) {
        GoModSyntax syntax = new GoModSyntax(file, text, blockVerbs);
        syntax.parseFile();
        if (!syntax.unknownBlocks.isEmpty()) {
            throw syntax.unknownBlocks.get(0);
        }
        return List.copyOf(syntax.directives);
    }

    private void parseFile() {
        while (ahead.kind() != Kind.END) {
            if (ahead.kind() == Kind.NEWLINE || ahead.kind() == Kind.COMMENT) {
                take();
            } else {
                parseStatement();
            }
        }
    }

    private void parseStatement() {
        int line = ahead.line();
        List<String> words = new ArrayList<>(List.of(take().text()));
        while (true) {
            Lexeme token = take();
            if (token.kind().endsLine()) {
                directives.add(
                        new GoModDirective(file, words.get(0), List.copyOf(words.subList(1, words.size())), line));
                return;
            }
            if (!token.is("(")) {
                words.add(token.text());
            } else if (endsAsBlock(words, line)) {
                return;
            }
        }
    }

    /**
     * Returns whether a parenthesis opens a block, which it does only at the end of its line; {@code ()} at the end is
     * an empty block.
     */
    private boolean endsAsBlock(List<String> words, int line) {
        if (ahead.kind().endsLine()) {
            parseBlock(words, line);
            return true;
        }
        if (!ahead.is(")")) {
            words.add("(");
            return false;
        }
        take();
        if (ahead.kind().endsLine()) {
            take();
            checkBlock(words, line);
            return true;
        }
        words.addAll(List.of("(", ")"));
        return false;
    }

    private void parseBlock(List<String> words, int line) {
        checkBlock(words, line);
        while (true) {
            if (ahead.kind() == Kind.END) {
                throw lexer.error(line, "unterminated block: no closing parenthesis");
            }
            if (ahead.is(")")) {
                take();
                if (!ahead.kind().endsLine()) {
                    throw lexer.error(ahead.line(), "expected newline after closing parenthesis");
                }
                take();
                return;
            }
            if (ahead.kind().endsLine() || ahead.kind() == Kind.COMMENT) {
                take();
            } else {
                parseBlockLine(words.get(0));
            }
        }
    }

    private void parseBlockLine(String verb) {
        int line = ahead.line();
        List<String> words = new ArrayList<>();
        Lexeme token = take();
        while (!token.kind().endsLine()) {
            words.add(token.text());
            token = take();
        }
        directives.add(new GoModDirective(file, verb, List.copyOf(words), line));
    }

    private void checkBlock(List<String> words, int line) {
        if (words.size() > 1 || !blockVerbs.contains(words.get(0))) {
            unknownBlocks.add(
                    UnusableFileException.syntax(file, line, "unknown block type: " + String.join(" ", words)));
        }
    }

    private Lexeme take() {
        Lexeme taken = ahead;
        if (taken.kind() != Kind.END) {
            ahead = lexer.next();
        }
        return taken;
    }
}
