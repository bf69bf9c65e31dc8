package io.github.goimage.processor.rules;

import io.github.goimage.processor.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An SPDX license expression: {@code Apache-2.0}, {@code MIT OR (GPL-2.0-only WITH Classpath-exception-2.0)}.
 *
 * @see <a href="https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/">SPDX license expressions</a>
 */
final class SpdxExpression {
    /** The identifiers of {@code licenses.tsv} by their lower-case form, because case does not matter. */
    private static final Map<String, String> LICENSES = licenses();

    /** No name of a license is longer. */
    private static final int LONGEST_NAME = 200;

    private static final Pattern TOKEN = Pattern.compile("[()]|[^\\s()]+");
    private static final Pattern OWN = Pattern.compile("(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+");
    private static final Pattern EXCEPTION = Pattern.compile("[A-Za-z0-9.-]+");

    private static Map<String, String> licenses() {
        Map<String, String> licenses = new HashMap<>();
        for (List<String> row : Table.read("licenses.tsv")) {
            licenses.put(row.get(0).toLowerCase(Locale.ROOT), row.get(0));
        }
        return licenses;
    }

    private final String[] tokens;
    private int position;

    private SpdxExpression(String[] tokens) {
        this.tokens = tokens;
    }

    /** Returns whether a text is one. */
    static boolean isValid(String text) {
        String[] tokens =
                TOKEN.matcher(text).results().map(match -> match.group()).toArray(String[]::new);
        SpdxExpression expression = new SpdxExpression(tokens);
        return expression.readsWhole();
    }

    /** Returns the license that a name means: {@code "Apache 2.0"} is Apache-2.0; empty if none is similar. */
    static Optional<String> nearest(String text) {
        if (text.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String bare = text.strip().replaceAll("(?i)\\s*licen[cs]e\\b,?|^the\\s+|\\bversion\\s+|\\bv(?=[0-9])", "");
        String dashed = bare.strip().replaceAll("[\\s_]+", "-").toLowerCase(Locale.ROOT);
        return Stream.of(dashed, dashed.replaceFirst("(?<=[a-z])(?=[0-9])", "-"))
                .flatMap(id -> Stream.of(id, id + ".0", id + "-only"))
                .filter(LICENSES::containsKey)
                .findFirst()
                .map(LICENSES::get);
    }

    /**
     * Reads terms joined by AND and OR, in a loop instead of a recursion per bracket, because a text can hold many
     * brackets.
     */
    private boolean readsWhole() {
        int open = 0;
        boolean termExpected = true;
        while (position < tokens.length) {
            String token = tokens[position];
            if (token.equals("(") && termExpected) {
                open++;
                position++;
            } else if (token.equals(")") && !termExpected && open > 0) {
                open--;
                position++;
            } else if (termExpected) {
                if (!readsTerm()) {
                    return false;
                }
                termExpected = false;
            } else if (isWord("AND") || isWord("OR")) {
                position++;
                termExpected = true;
            } else {
                return false;
            }
        }
        return open == 0 && !termExpected;
    }

    /** Reads a license, with {@code +} for later versions, and the exception after WITH. */
    private boolean readsTerm() {
        String license = tokens[position++];
        boolean known = OWN.matcher(license).matches()
                || LICENSES.containsKey(license.replaceFirst("\\+$", "").toLowerCase(Locale.ROOT));
        if (known && position < tokens.length && isWord("WITH")) {
            position++;
            return position < tokens.length
                    && EXCEPTION.matcher(tokens[position++]).matches();
        }
        return known;
    }

    private boolean isWord(String operator) {
        return tokens[position].equalsIgnoreCase(operator);
    }
}
