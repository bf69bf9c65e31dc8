package io.github.goimage.processor.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an ignore file lets through, as moby/patternmatcher decides it, in small.
 *
 * @see <a href="https://github.com/moby/patternmatcher/blob/main/patternmatcher.go">patternmatcher</a>
 */
public final class IgnoreMatcher {
    /** Of the lines that most ignore files have. */
    private static final Map<String, Rule> KNOWN = new ConcurrentHashMap<>();

    /**
     * A line.
     *
     * @param end what each path ends with that it matches: quicker to see than that the pattern does not match
     */
    private record Rule(boolean exclusion, Pattern pattern, String end) {
        boolean matchesOneOf(List<String> paths) {
            for (String path : paths) {
                if (path.endsWith(end) && pattern.matcher(path).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    private final List<Rule> rules;

    public IgnoreMatcher(String file) {
        rules = file.lines()
                .filter(line -> !line.startsWith("#"))
                .map(IgnoreMatcher::trim)
                .filter(line -> !line.isEmpty())
                .map(line -> KNOWN.computeIfAbsent(line, IgnoreMatcher::rule))
                .toList();
    }

    /** Whether a file is sent to the builder: the last rule that matches says so. */
    public boolean sends(String path) {
        List<String> paths = selfAndParents(path).toList();
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matchesOneOf(paths)) {
                return rules.get(i).exclusion();
            }
        }
        return true;
    }

    private static Stream<String> selfAndParents(String path) {
        return Stream.iterate(
                path,
                each -> !each.isEmpty(),
                each -> each.contains("/") ? each.substring(0, each.lastIndexOf('/')) : "");
    }

    private static Rule rule(String line) {
        boolean exclusion = line.startsWith("!");
        String pattern = exclusion ? trim(line.substring(1)) : line;
        String clean = clean(pattern);
        return new Rule(
                exclusion,
                Pattern.compile(
                        // As in Go, only a line feed ends a line.
                        regex(clean.startsWith("/") ? clean.substring(1) : clean), Pattern.UNIX_LINES),
                end(clean));
    }

    /** Returns the characters after all that is special, and after a slash, which ** may leave out. */
    private static String end(String pattern) {
        if (pattern.matches("(?s).*[|{}^].*")) {
            // Docker takes these as a regular expression does.
            return "";
        }
        int start = pattern.length();
        while (start > 0 && "*?[]\\/".indexOf(pattern.charAt(start - 1)) < 0) {
            start--;
        }
        return pattern.substring(start);
    }

    /** Go's strings.TrimSpace. */
    private static String trim(String text) {
        int[] runes = text.codePoints().toArray();
        int start = 0;
        int end = runes.length;
        while (start < end && isSpace(runes[start])) {
            start++;
        }
        while (end > start && isSpace(runes[end - 1])) {
            end--;
        }
        return new String(runes, start, end - start);
    }

    private static boolean isSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    /** Go's filepath.Clean, for patterns. */
    private static String clean(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..")
                    && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        int[] runes = pattern.codePoints().toArray();
        for (int i = 0; i < runes.length; i++) {
            int c = runes[i];
            if (c == '*' && i + 1 < runes.length && runes[i + 1] == '*') {
                i++;
                if (i + 1 < runes.length && runes[i + 1] == '/') {
                    i++;
                }
                regex.append(i + 1 == runes.length ? ".*" : "(?:.*/)?");
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (".$+()".indexOf(c) >= 0) {
                regex.append('\\').appendCodePoint(c);
            } else if (c == '\\' && i + 1 < runes.length) {
                regex.append('\\').appendCodePoint(runes[++i]);
            } else {
                regex.appendCodePoint(c);
            }
        }
        return regex.toString();
    }

    @Override
    public String toString() {
        return rules.stream().map(Rule::toString).collect(Collectors.joining("\n"));
    }
}
