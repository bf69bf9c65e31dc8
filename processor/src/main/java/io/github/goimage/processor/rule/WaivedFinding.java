package io.github.goimage.processor.rule;

import io.github.goimage.rule.WaiverSpec;

/** A finding that the annotation accepts: it stays visible in the Dockerfile. */
public record WaivedFinding(Verdict verdict, WaiverSpec waiver) {}
