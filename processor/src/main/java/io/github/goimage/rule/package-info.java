/**
 * What a rule is: the interface for rules of a company's own, beside goimage's.
 *
 * <p>A rule is a class with {@link io.github.goimage.rule.RuleInfo} that implements {@link io.github.goimage.rule.Rule}, named in
 * {@code META-INF/services/io.github.goimage.rule.Rule} of a jar on the processor path. Its name is its id in messages, waivers and
 * {@code goimage.properties}.
 *
 * <p>What a rule may rely on from release to release: the types of this package,
 * {@link io.github.goimage.processor.spec.AttributePath}, and of a {@link io.github.goimage.rule.Subject} its {@code spec()},
 * {@code baseReference()} and {@code builderReference()}. The rest, what goimage has read of the Go code, changes as it learns to
 * read more.
 */
package io.github.goimage.rule;
