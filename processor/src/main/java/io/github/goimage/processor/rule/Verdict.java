package io.github.goimage.processor.rule;

/**
 * A finding with the rule that found it and its weight.
 *
 * @param rule the rule's id
 */
public record Verdict(String rule, Severity severity, Finding finding) {
    /** Whether the image is refused. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
