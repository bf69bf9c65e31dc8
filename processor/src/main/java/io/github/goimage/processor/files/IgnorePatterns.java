package io.github.goimage.processor.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The patterns of a {@code .dockerignore}: which files of the build context a builder does not receive. The last
 * pattern that matches a file, or a directory above it, decides. The time to judge a path grows with its length times
 * that of the patterns.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">Docker's .dockerignore</a>
 * @see <a href="https://github.com/moby/patternmatcher/blob/main/patternmatcher.go">What Docker matches with</a>
 */
public final class IgnorePatterns {
    private enum Kind {
        /** One character that is written. */
        LITERAL,
        /** One character of a name. */
        ONE,
        /** Any number of characters of one name. */
        RUN,
        /** Any number of characters. */
        ALL,
        /** What follows may be skipped. */
        OPTIONAL,
        /** Directories, up to and with a slash. */
        DIRECTORIES
    }

    /**
     * A step of a pattern.
     *
     * @param text what is written for it
     * @param one which characters one character may be
     */
    private record Step(Kind kind, String text, Optional<GlobPattern> one) {
        Step(Kind kind) {
            this(kind, "", Optional.empty());
        }

        boolean accepts(int c) {
            return switch (kind) {
                case LITERAL -> c == text.codePointAt(0);
                case ONE -> c != '/' && one.orElseThrow().matches(Character.toString(c));
                case RUN -> c != '/';
                case ALL, DIRECTORIES -> true;
                case OPTIONAL -> false;
            };
        }

        boolean isOne() {
            return kind == Kind.LITERAL || kind == Kind.ONE;
        }
    }

    /**
     * A line of the file.
     *
     * @param admits whether it begins with {@code !}
     * @param start what each match begins with
     * @param end what each match ends with
     */
    private record Pattern(boolean admits, List<Step> steps, String start, String end) {
        static Pattern of(boolean admits, List<Step> steps) {
            String start = steps.stream()
                    .takeWhile(step -> step.kind() == Kind.LITERAL)
                    .map(Step::text)
                    .collect(Collectors.joining());
            int last = steps.size();
            while (last > 0 && steps.get(last - 1).kind() == Kind.LITERAL) {
                last--;
            }
            String end = steps.stream().skip(last).map(Step::text).collect(Collectors.joining());
            return new Pattern(admits, steps, start, end);
        }

        /** Returns whether it matches a path, or a directory above it. */
        boolean matches(String path) {
            if (!path.startsWith(start) || !path.contains(end)) {
                return false;
            }
            BitSet reached = new BitSet();
            reached.set(0);
            skip(reached);
            for (int c : path.codePoints().toArray()) {
                if (c == '/' && reached.get(steps.size())) {
                    return true;
                }
                reached = after(reached, c);
            }
            return reached.get(steps.size());
        }

        private BitSet after(BitSet reached, int c) {
            BitSet next = new BitSet();
            reached.stream()
                    .filter(i -> i < steps.size() && steps.get(i).accepts(c))
                    .forEach(i -> {
                        next.set(steps.get(i).isOne() ? i + 1 : i);
                        if (steps.get(i).kind() == Kind.DIRECTORIES && c == '/') {
                            next.set(i + 1);
                        }
                    });
            skip(next);
            return next;
        }

        /** Adds the steps behind those that may take nothing. */
        private void skip(BitSet reached) {
            for (int i = reached.nextSetBit(0); i >= 0 && i < steps.size(); i = reached.nextSetBit(i + 1)) {
                switch (steps.get(i).kind()) {
                    case RUN, ALL -> reached.set(i + 1);
                    case OPTIONAL -> reached.set(i + 1, i + 3);
                    case LITERAL, ONE, DIRECTORIES -> {}
                }
            }
        }
    }

    private final List<Pattern> patterns;

    private IgnorePatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Reads a file's text. A malformed pattern is left out: Docker builds nothing with it. */
    public static IgnorePatterns of(String text) {
        List<Pattern> patterns = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            String pattern = line.startsWith("#") ? "" : line.strip();
            boolean admits = pattern.startsWith("!");
            String path = SlashedPath.clean(admits ? pattern.substring(1).strip() : pattern);
            if (!pattern.isEmpty() && !path.equals(".")) {
                steps(path.replaceFirst("^/+", "")).ifPresent(steps -> patterns.add(Pattern.of(admits, steps)));
            }
        }
        return new IgnorePatterns(patterns);
    }

    /** Returns whether a builder does not receive a file, whose path is relative to the context with {@code /}. */
    public boolean excludes(String path) {
        boolean excluded = false;
        for (Pattern pattern : patterns) {
            if (pattern.admits() == excluded && pattern.matches(path)) {
                excluded = !pattern.admits();
            }
        }
        return excluded;
    }

    private static Optional<List<Step>> steps(String pattern) {
        List<Step> steps = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            int end = pattern.offsetByCodePoints(at, 1);
            if (pattern.startsWith("**", at)) {
                end = pattern.startsWith("**/", at) ? at + 3 : at + 2;
                if (end == pattern.length()) {
                    steps.add(new Step(Kind.ALL));
                } else {
                    steps.add(new Step(Kind.OPTIONAL));
                    steps.add(new Step(Kind.DIRECTORIES));
                }
            } else if (pattern.charAt(at) == '*') {
                steps.add(new Step(Kind.RUN));
            } else if ("[?".indexOf(pattern.charAt(at)) >= 0) {
                end = pattern.charAt(at) == '?' ? end : pattern.indexOf(']', at + 1) + 1;
                Optional<GlobPattern> one = GlobPattern.parse(pattern.substring(at, Math.max(at, end)));
                if (end <= at || one.isEmpty()) {
                    return Optional.empty();
                }
                steps.add(new Step(Kind.ONE, "", one));
            } else {
                if (pattern.charAt(at) == '\\') {
                    at = end;
                    if (at == pattern.length()) {
                        return Optional.empty();
                    }
                    end = pattern.offsetByCodePoints(at, 1);
                }
                steps.add(new Step(Kind.LITERAL, pattern.substring(at, end), Optional.empty()));
            }
            at = end;
        }
        return Optional.of(steps);
    }
}
