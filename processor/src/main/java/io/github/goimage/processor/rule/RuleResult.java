package io.github.goimage.processor.rule;

import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.processor.text.Pages;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;

/**
 * A finding, the rule that found it, and its severity in this project.
 *
 * @param rule the rule's id
 * @param page the address of the page that explains the rule, or empty
 */
public record RuleResult(String rule, String page, Severity severity, Finding finding) {
    /** Returns the result of a rule. Its texts quote no credential, even if the rule quoted a value that is one. */
    static RuleResult of(Rule rule, Severity severity, Finding finding, ImageSpec spec) {
        return new RuleResult(rule.id(), page(rule), severity, complete(finding, spec));
    }

    /** Returns the rule's page: goimage's rules have theirs in one place, and a company's rule names its own. */
    private static String page(Rule rule) {
        return OwnRule.isOne(rule.getClass())
                ? Pages.docs("rules/" + rule.id() + ".md")
                : rule.info().page();
    }

    private static Finding complete(Finding finding, ImageSpec spec) {
        return new Finding(
                finding.path(),
                Secrets.redact(finding.problem()),
                Secrets.redact(finding.fix()),
                finding.severity(),
                finding.about().map(Secrets::redact).or(() -> ValueAtPath.of(finding.path(), spec)));
    }

    /** Returns the same rule's result of another finding. */
    public RuleResult with(Finding other) {
        return new RuleResult(rule, page, severity, other);
    }

    /** Returns whether it rejects the image. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
