package io.github.goimage.processor.golang.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of a Go file, in which words are found without parsing it. */
public final class GoText {
    private final String file;
    private final byte[] bytes;
    private @Nullable Words words;

    /**
     * Takes a file's text.
     *
     * @param file its name in messages
     */
    public GoText(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    String file() {
        return file;
    }

    /** Returns its bytes, which nobody may change. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns whether it holds a word, in a comment or a literal too. */
    public boolean holds(String word) {
        return indexOf(word, 0) >= 0;
    }

    /** Returns where a word begins at an index or behind it; -1 if it does not. */
    public int indexOf(String word, int from) {
        String wanted = inBytes(word);
        int first = 0;
        while (first < wanted.length() && GoLexemes.isWordByte((byte) wanted.charAt(first))) {
            first++;
        }
        return first == 0 ? search(wanted, from) : search(wanted, first, from);
    }

    /** Finds a text that begins with a word of some length. */
    private int search(String wanted, int first, int from) {
        int[] places = words().of(first == wanted.length() ? wanted : wanted.substring(0, first));
        int found = Arrays.binarySearch(places, from);
        for (int i = found < 0 ? -found - 1 : found; i < places.length; i++) {
            if (first == wanted.length() || isAt(places[i], wanted)) {
                return places[i];
            }
        }
        return -1;
    }

    private int search(String wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length(); at++) {
            boolean begins = at == 0 || !GoLexemes.isWordByte(bytes[at - 1]);
            if (begins && isAt(at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(int at, String wanted) {
        int end = at + wanted.length();
        return GoLexemes.matches(bytes, at, Math.min(end, bytes.length), wanted)
                && (end == bytes.length || !GoLexemes.isWordByte(bytes[end]));
    }

    /**
     * Returns where a word begins that a dot and one of some names follow, at an index or behind it; -1 if none does.
     */
    public int indexOf(String word, Set<String> names, int from) {
        for (int at = indexOf(word, from); at >= 0; at = indexOf(word, at + 1)) {
            int dot = behindBlanks(at + word.length());
            if (GoLexemes.byteAt(bytes, dot) == '.') {
                int name = behindBlanks(dot + 1);
                if (names.contains(word(name))) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** Returns the exported names that follow a word and a dot, in a comment or a literal too. */
    public Set<String> membersOf(String word) {
        Set<String> members = new HashSet<>();
        for (int at = indexOf(word, 0); at >= 0; at = indexOf(word, at + 1)) {
            int dot = behindBlanks(at + inBytes(word).length());
            if (GoLexemes.byteAt(bytes, dot) == '.') {
                int name = behindBlanks(dot + 1);
                byte first = GoLexemes.byteAt(bytes, name);
                if (first >= 'A' && first <= 'Z') {
                    members.add(word(name));
                }
            }
        }
        return members;
    }

    /**
     * Returns where something may give a value to a variable or field of a name, at an index or behind it: an
     * assignment, a key of a literal, or an address that is taken. -1 if nothing does.
     */
    int indexOfAssigned(String name, int from) {
        for (int at = indexOf(name, from); at >= 0; at = indexOf(name, at + 1)) {
            if (isAssigned(behindBlanks(at + inBytes(name).length())) || isAddress(at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAssigned(int behind) {
        byte next = GoLexemes.byteAt(bytes, behind);
        byte second = GoLexemes.byteAt(bytes, behind + 1);
        return switch (next) {
            case '=' -> second != '=';
            case ':' -> second != '=';
            case '+', '-' -> second == next || second == '=';
            case '*', '/', '%', '|', '&', '^', '<', '>' -> true;
            case ',' -> assignsOnLine(behind);
            default -> false;
        };
    }

    private boolean assignsOnLine(int from) {
        for (int at = from; at < bytes.length && bytes[at] != '\n'; at++) {
            if (bytes[at] == '=' && bytes[at - 1] != ':' && bytes[at - 1] != '=') {
                return true;
            }
        }
        return false;
    }

    /** Returns whether an ampersand stands before the operand that ends with the word at an index. */
    private boolean isAddress(int word) {
        int at = word - 1;
        while (at >= 0 && (GoLexemes.isWordByte(bytes[at]) || ".()[] \t".indexOf(bytes[at]) >= 0)) {
            at--;
        }
        return at >= 0 && bytes[at] == '&';
    }

    /** Returns where a literal of a type may begin, at an index or behind it; -1 if none does. */
    int indexOfLiteral(String type, int from) {
        for (int at = indexOf(type, from); at >= 0; at = indexOf(type, at + 1)) {
            byte next = GoLexemes.byteAt(bytes, behindBlanks(at + inBytes(type).length()));
            if (next == '{' || next == '[') {
                return at;
            }
        }
        return -1;
    }

    /** Returns the names that it may declare outside of functions, and others. */
    public Set<String> declared() {
        Set<String> names = new HashSet<>();
        for (int at = indexOf("func", 0); at >= 0; at = indexOf("func", at + 1)) {
            int name = behindBlanks(at + "func".length());
            if (GoLexemes.byteAt(bytes, name) == '(') {
                name = behindBlanks(GoLexemes.endOfBlock(bytes, name + 1, '(', ')') + 1);
            }
            addNames(name, names);
        }
        for (String keyword : List.of("var", "const", "type")) {
            for (int at = indexOf(keyword, 0); at >= 0; at = indexOf(keyword, at + 1)) {
                int name = behindBlanks(at + keyword.length());
                if (GoLexemes.byteAt(bytes, name) == '(') {
                    addGroup(name + 1, names);
                } else {
                    addNames(name, names);
                }
            }
        }
        return names;
    }

    /** Adds what stands at the beginnings of lines and statements in brackets. */
    private void addGroup(int start, Set<String> names) {
        int end = GoLexemes.endOfBlock(bytes, start, '(', ')');
        addNames(behindBlanks(start), names);
        for (int at = start; at < end; at++) {
            if (bytes[at] == '\n' || bytes[at] == ';' || bytes[at] == '/') {
                addNames(behindBlanks(at + 1), names);
            }
        }
    }

    /** Adds the names, separated by commas, at an index. */
    private void addNames(int start, Set<String> names) {
        int at = start;
        int end = GoLexemes.endOfWord(bytes, at);
        while (end > at) {
            names.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
            at = behindBlanks(end);
            if (GoLexemes.byteAt(bytes, at) != ',') {
                return;
            }
            at = behindBlanks(at + 1);
            end = GoLexemes.endOfWord(bytes, at);
        }
    }

    private int behindBlanks(int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
            at++;
        }
        return at;
    }

    private String word(int at) {
        return new String(bytes, at, GoLexemes.endOfWord(bytes, at) - at, StandardCharsets.ISO_8859_1);
    }

    private Words words() {
        Words known = words;
        if (known == null) {
            known = new Words(bytes);
            words = known;
        }
        return known;
    }

    /** Returns a character for each byte. */
    private static String inBytes(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 0x7F) {
                return new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return word;
    }
}
