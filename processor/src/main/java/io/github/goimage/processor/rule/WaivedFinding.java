package io.github.goimage.processor.rule;

import io.github.goimage.rule.WaiverSpec;

/** A result that a waiver of the annotation accepts: it stays visible in the Dockerfile and in image.json. */
public record WaivedFinding(RuleResult result, WaiverSpec waiver) {}
