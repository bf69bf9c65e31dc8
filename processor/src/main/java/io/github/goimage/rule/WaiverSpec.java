package io.github.goimage.rule;

/**
 * One {@code @Waiver} as it was written.
 *
 * @param rule the rule's id
 * @param reason why its findings are accepted
 * @param until the last day, {@code yyyy-MM-dd}, or empty
 */
public record WaiverSpec(String rule, String reason, String until) {}
