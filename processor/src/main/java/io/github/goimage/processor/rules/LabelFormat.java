package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks for a label of the Open Container Initiative that is unknown, empty or malformed: tools that read it would get
 * nothing, or something else.
 *
 * <p>It is a warning if the specification itself defines the form. It is advice if the specification allows other forms
 * and only the checkers do not: a version that is not semantic, a revision that is not a Git commit.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys">the
 *     keys</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a malformed OCI label",
        severity = Severity.WARN,
        otherwise = Severity.NOTE,
        covers = {"DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056"})
public final class LabelFormat extends OwnRule {
    private static final String PREFIX = "org.opencontainers.image.";
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#]+[^\\s]*");
    private static final Pattern HOST_AND_PATH = Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)++/[^\\s]*");
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    /** A part of a pre-release. The longest alternative comes first, because a possessive group never backtracks. */
    private static final String PART = "(?:\\d*[a-zA-Z-][0-9a-zA-Z-]*+|0|[1-9]\\d*+)";

    /**
     * The grammar on semver.org, with the v of Go's and many Git tags. A possessive group needs no stack for each of
     * its parts.
     */
    private static final Pattern VERSION = Pattern.compile("v?(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)"
            + "(?:-" + PART + "(?:\\." + PART + ")*+)?"
            + "(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*+)?");

    private static final Form ADDRESS =
            new Form("an absolute URL", URL.asMatchPredicate(), "https://github.com/acme/api");
    private static final Form TEXT = new Form("a text", value -> true, "…");
    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("authors", TEXT),
            Map.entry("base.digest", new Form("a digest", DIGEST.asMatchPredicate(), "sha256:…")),
            Map.entry(
                    "base.name",
                    new Form(
                            "an image reference",
                            value -> ImageReference.parse(value).isPresent(),
                            "docker.io/library/alpine:3.24")),
            Map.entry("created", new Form("an RFC 3339 time", LabelFormat::isTime, "2026-11-30T12:00:00Z")),
            Map.entry("description", TEXT),
            Map.entry("documentation", ADDRESS),
            Map.entry("licenses", new Form("an SPDX license expression", SpdxExpression::isValid, "Apache-2.0")),
            Map.entry("ref.name", TEXT),
            Map.entry(
                    "revision",
                    new Form("a Git commit", REVISION.asMatchPredicate(), "4f2c1d09b7a6e5f8c3b2a1908f7e6d5c4b3a2910")
                            .asAdvice()),
            Map.entry("source", ADDRESS),
            Map.entry("title", TEXT),
            Map.entry("url", ADDRESS),
            Map.entry("vendor", TEXT),
            Map.entry("version", new Form("a semantic version", VERSION.asMatchPredicate(), "1.4.0").asAdvice()));

    /**
     * What a label's value must be.
     *
     * @param what in words, with the article
     * @param fits tells whether a value has this form
     * @param example a value of this form
     * @param severity how severe another value is
     */
    private record Form(String what, Predicate<String> fits, String example, Severity severity) {
        Form(String what, Predicate<String> fits, String example) {
            this(what, fits, example, Severity.WARN);
        }

        Form asAdvice() {
            return new Form(what, fits, example, Severity.NOTE);
        }
    }

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return SpecText.of("labels", subject.spec().labels()).stream()
                .filter(label ->
                        label.value().startsWith(PREFIX) && label.value().contains("="))
                .flatMap(label -> finding(label).stream())
                .toList();
    }

    private static Optional<Finding> finding(SpecText label) {
        String[] pair = label.value().split("=", 2);
        String name = pair[0].substring(PREFIX.length());
        String value = pair[1];
        Form form = FORMS.get(name);
        if (form == null) {
            return Optional.of(new Finding(
                    label.path(),
                    Shown.of(pair[0]) + " is not a label that OCI defines; OCI reserves " + PREFIX + " for itself",
                    Suggestion.nearest(name, FORMS.keySet())
                            .map(known -> Fix.string(label.path(), PREFIX + known + "=…"))
                            .orElse("use a name below your own domain, such as "
                                    + Fix.string(label.path(), "com.acme.key=…"))));
        }
        if (value.isBlank()) {
            return Optional.of(new Finding(
                    label.path(),
                    "the label " + pair[0] + " is empty",
                    "remove it, or give it a value: " + Fix.string(label.path(), pair[0] + "=" + form.example)));
        }
        return form.fits.test(value)
                ? Optional.empty()
                : Optional.of(new Finding(
                                label.path(),
                                Shown.of(value) + " is not " + form.what + ", which " + pair[0] + " requires",
                                Fix.string(label.path(), pair[0] + "=" + mended(form, value)))
                        .withSeverity(form.severity));
    }

    private static String mended(Form form, String value) {
        return Stream.of(
                        "https://" + value.strip(),
                        SpdxExpression.nearest(value).orElse(""))
                .filter(candidate -> form.fits.test(candidate))
                .filter(candidate -> !form.equals(ADDRESS)
                        || HOST_AND_PATH.matcher(value.strip()).matches())
                .filter(candidate -> Secrets.find(candidate).isEmpty())
                .findFirst()
                .orElse(form.example);
    }

    private static boolean isTime(String value) {
        try {
            return RFC_3339.matcher(value).matches()
                    && OffsetDateTime.parse(value).getYear() >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
