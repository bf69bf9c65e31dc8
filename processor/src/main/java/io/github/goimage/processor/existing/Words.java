package io.github.goimage.processor.existing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into words as a Dockerfile or a shell does, with quotes removed and variables replaced. What is not
 * known, a variable without a value or the output of a command, is {@link #UNKNOWN} in a word.
 */
final class Words {
    /** Stands for what is not known. */
    static final char UNKNOWN = '\0';

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])([^{}$]*))?})");
    private static final String OPERATORS = ";&|\n()";

    /** How long variables may make a word: each may name the one before it twice. */
    private static final int LONGEST = 4096;

    private final String text;
    private final Map<String, String> variables;
    private final char escape;
    private final boolean shell;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private Words(String text, Map<String, String> variables, char escape, boolean shell) {
        this.text = text;
        this.variables = variables;
        this.escape = escape;
        this.shell = shell;
    }

    /** Returns the words of an instruction. */
    static List<String> of(String text, Map<String, String> variables, char escape) {
        return new Words(text, variables, escape, false)
                .split().stream().flatMap(List::stream).toList();
    }

    /** Returns the commands of a shell's line. */
    static List<List<String>> commands(String text, Map<String, String> variables) {
        return new Words(text, variables, '\\', true).split();
    }

    /** Returns whether all of a word is known. */
    static boolean isKnown(String word) {
        return word.indexOf(UNKNOWN) < 0;
    }

    private List<List<String>> split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                literal();
            } else if (c == '"') {
                quoted();
            } else if (c == escape && at + 1 < text.length()) {
                add(text.charAt(at + 1));
                at += 2;
            } else if (c == '$' || (shell && c == '`')) {
                expand();
            } else if (shell && OPERATORS.indexOf(c) >= 0) {
                endCommand();
                at++;
            } else if (Character.isWhitespace(c)) {
                endWord();
                at++;
            } else {
                add(c);
                at++;
            }
        }
        endCommand();
        return commands;
    }

    private void literal() {
        inWord = true;
        int end = text.indexOf('\'', at + 1);
        word.append(text, at + 1, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
    }

    private void quoted() {
        inWord = true;
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == escape && at + 1 < text.length() && isEscapable(text.charAt(at + 1))) {
                word.append(text.charAt(at + 1));
                at += 2;
            } else if (c == '$' || (shell && c == '`')) {
                expand();
            } else {
                word.append(c);
                at++;
            }
        }
        at++;
    }

    private boolean isEscapable(char c) {
        return c == '"' || c == '$' || c == escape;
    }

    private void expand() {
        inWord = true;
        Matcher variable = VARIABLE.matcher(text).region(at, text.length());
        if (variable.lookingAt()) {
            String value = value(variable);
            word.append(word.length() + value.length() > LONGEST ? String.valueOf(UNKNOWN) : value);
            at = variable.end();
        } else if (text.startsWith("$(", at) || text.startsWith("${", at)) {
            word.append(UNKNOWN);
            skipBrackets(text.charAt(at + 1));
        } else if (text.charAt(at) == '`') {
            word.append(UNKNOWN);
            int end = text.indexOf('`', at + 1);
            at = end < 0 ? text.length() : end + 1;
        } else {
            word.append(shell ? UNKNOWN : '$');
            at++;
        }
    }

    private void skipBrackets(char open) {
        char close = open == '(' ? ')' : '}';
        int depth = 0;
        for (at++; at < text.length(); at++) {
            depth += text.charAt(at) == open ? 1 : 0;
            depth -= text.charAt(at) == close ? 1 : 0;
            if (depth == 0) {
                at++;
                return;
            }
        }
    }

    private String value(Matcher variable) {
        String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
        String value = variables.get(name);
        String operator = variable.group(3) == null ? "" : variable.group(3);
        boolean isSet = value != null && !(operator.startsWith(":") && value.isEmpty());
        if (operator.endsWith("+")) {
            return isSet ? variable.group(4) : "";
        }
        if (isSet) {
            return String.valueOf(value);
        }
        return operator.endsWith("-") ? variable.group(4) : String.valueOf(UNKNOWN);
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word = new StringBuilder();
            inWord = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
            words = new ArrayList<>();
        }
    }
}
