package io.github.goimage.rule;

import java.util.List;

/**
 * One {@code @Waiver} as it was written.
 *
 * @param rule the rule's id
 * @param only what the one accepted finding is about, or empty for all findings of the rule
 * @param reason why its findings are accepted
 * @param until the last day, {@code yyyy-MM-dd}, or empty
 */
public record WaiverSpec(String rule, String only, String reason, String until) implements AnnotationSpec {
    @Override
    public List<Member> members() {
        return List.of(
                new Member("rule", rule),
                new Member("only", only),
                new Member("reason", reason),
                new Member("until", until));
    }
}
