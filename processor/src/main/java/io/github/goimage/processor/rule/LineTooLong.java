package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * More text than a line of a Dockerfile may have: BuildKit reads no line above 65535 bytes, nor a file with such a line.
 *
 * @see <a href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go">BuildKit's parser</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "more text than a line of a Dockerfile may have", severity = Severity.ERROR, fixed = true)
public final class LineTooLong implements Rule {
    /** In bytes; leaves room for what goimage writes on the same line. */
    private static final int LONGEST = 65_000;

    /** Quotes, comma and space around a value. */
    private static final int AROUND = 4;

    /** A tab is {@code \u0009} in JSON. */
    private static final int ESCAPED_TAB = 6;

    @Override
    public List<Finding> check(Subject subject) {
        Map<String, List<SpecText>> lines = SpecText.of(subject.spec()).stream()
                .collect(Collectors.groupingBy(LineTooLong::line, LinkedHashMap::new, Collectors.toList()));
        return lines.values().stream()
                .filter(texts -> bytes(texts) > LONGEST)
                .map(LineTooLong::finding)
                .toList();
    }

    /** What stands on one line: a label for itself, of all others the whole member. */
    private static String line(SpecText text) {
        String member =
                text.path().steps().stream().map(AttributePath.Step::member).collect(Collectors.joining("."));
        return member.equals("labels") ? text.path().toString() : member;
    }

    private static Finding finding(List<SpecText> texts) {
        SpecText longest = texts.get(0);
        for (SpecText text : texts) {
            longest = bytes(text) > bytes(longest) ? text : longest;
        }
        return new Finding(
                longest.path(),
                "a line of the Dockerfile would have " + bytes(texts) + " bytes, and BuildKit reads no more than 65535",
                "a shorter value; a file of the module, or a volume, holds what is longer");
    }

    private static int bytes(List<SpecText> texts) {
        return texts.stream().mapToInt(LineTooLong::bytes).sum();
    }

    private static int bytes(SpecText text) {
        int escapes = text.value()
                .chars()
                .map(c -> c == '\t' ? ESCAPED_TAB - 1 : "\"\\$'".indexOf(c) >= 0 ? 1 : 0)
                .sum();
        return text.value().getBytes(StandardCharsets.UTF_8).length + escapes + AROUND;
    }
}
