/**
 * The interface of a rule, for a company's own rules beside goimage's.
 *
 * <p>A rule is a class with {@link io.github.goimage.rule.RuleInfo} that implements {@link io.github.goimage.rule.Rule}
 * and is listed in {@code META-INF/services/io.github.goimage.rule.Rule} of a jar on the processor path. Its name is
 * its id in messages, waivers and {@code goimage.properties}.
 *
 * <p>A company's rule sees the types of this package, and nothing else of goimage. The annotation's constants have
 * their like here: {@link io.github.goimage.rule.Base}, {@link io.github.goimage.rule.Need} and
 * {@link io.github.goimage.rule.StopSignal}.
 */
package io.github.goimage.rule;
