package io.github.goimage.processor.policy;

/**
 * How a project treats one rule.
 *
 * @param rule the rule's id, right or wrong
 * @param setting the setting in which it stands
 */
public record RuleSetting(String rule, Level level, Setting setting) {}
