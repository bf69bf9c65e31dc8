package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rejects more text than a line of a Dockerfile can hold: BuildKit reads no line above 65535 bytes, nor a file with
 * such a line.
 *
 * @see <a href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go">BuildKit's
 *     parser</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "more text than a line of a Dockerfile can hold", severity = Severity.ERROR, fixed = true)
public final class LineTooLong extends OwnRule {
    /** In bytes, without the line feed. */
    private static final int MOST = 65_535;

    /** In bytes; leaves room for what goimage writes on the same line. */
    private static final int LONGEST = 65_000;

    /** Quotes, comma and space around a value. */
    private static final int AROUND = 4;

    /** A tab is {@code \u0009} in JSON. */
    private static final int ESCAPED_TAB = 6;

    /** A member is blamed for a long line if at least one part in this many of the line is its. */
    private static final int PART = 4;

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return lines(SpecText.of(subject.spec())).stream()
                .filter(texts -> bytes(texts) > LONGEST)
                .map(texts -> finding(longest(texts).path(), bytes(texts)))
                .toList();
    }

    /**
     * Returns the finding about the first finished Dockerfile with a line that is too long: several members and the
     * project's settings share some lines, and some lines repeat a text. The finding points at the member with the
     * largest share.
     */
    public static LateFindings of(ImageSpec spec, List<String> dockerfiles) {
        return new LateFindings(
                LineTooLong.class,
                dockerfiles.stream()
                        .map(LineTooLong::longestLine)
                        .filter(bytes -> bytes > MOST)
                        .map(bytes -> finding(heaviest(spec, bytes), bytes))
                        .limit(1)
                        .toList());
    }

    /** Returns the bytes of a text's longest line, without the line feed. */
    private static int longestLine(String text) {
        return text.lines()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    /** Returns the member with the largest share of a line; the annotation if none has much of it. */
    private static AttributePath heaviest(ImageSpec spec, int bytes) {
        List<SpecText> texts = new ArrayList<>(SpecText.of(spec));
        texts.add(published("port", spec.port()));
        texts.add(published("udpPort", spec.udpPort()));
        return lines(texts).stream()
                .max(Comparator.comparingInt(LineTooLong::bytes))
                .filter(heaviest -> bytes(heaviest) * PART >= bytes)
                .map(heaviest -> longest(heaviest).path())
                .orElse(AttributePath.IMAGE);
    }

    /** Returns the ports as they appear in the command that runs the image. */
    private static SpecText published(String member, List<Integer> ports) {
        return new SpecText(
                AttributePath.of(member),
                ports.stream().map(port -> " -p " + port + ":" + port).collect(Collectors.joining()));
    }

    private static Collection<List<SpecText>> lines(List<SpecText> texts) {
        return texts.stream()
                .collect(Collectors.groupingBy(LineTooLong::line, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** Returns the text that shares a line: of labels one, of other members all of it. */
    private static String line(SpecText text) {
        String member =
                text.path().steps().stream().map(AttributePath.Step::member).collect(Collectors.joining("."));
        return member.equals("labels") ? text.path().toString() : member;
    }

    private static SpecText longest(List<SpecText> texts) {
        SpecText longest = texts.get(0);
        for (SpecText text : texts) {
            longest = bytes(text) > bytes(longest) ? text : longest;
        }
        return longest;
    }

    private static Finding finding(AttributePath path, int bytes) {
        return new Finding(
                path,
                "a line of the Dockerfile would have " + bytes + " bytes, and BuildKit reads no more than " + MOST,
                "shorten the value; put long text into a file of the module or a volume");
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
