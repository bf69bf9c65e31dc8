package io.github.goimage.processor.rule;

import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;

/**
 * A finding with the rule that found it and its weight.
 *
 * @param rule the rule's id
 * @param page the address of the page that explains the rule, or empty
 */
public record Verdict(String rule, String page, Severity severity, Finding finding) {
    private static final String PAGES = "https://github.com/goimage/goimage/blob/main/docs/rules/";

    /** A rule's verdict; in its words no credential stands, though the rule may have quoted a value that is one. */
    public static Verdict of(Rule rule, Severity severity, Finding finding) {
        return new Verdict(rule.id(), page(rule), severity, withoutSecrets(finding));
    }

    /** Rules of goimage have their pages in one place; a company's rule names its own. */
    private static String page(Rule rule) {
        boolean ours = rule instanceof OwnRule;
        return ours ? PAGES + rule.id() + ".md" : rule.info().page();
    }

    private static Finding withoutSecrets(Finding finding) {
        return new Finding(
                finding.path(), Secrets.redact(finding.problem()), Secrets.redact(finding.fix()), finding.severity());
    }

    /** Whether the image is refused. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
