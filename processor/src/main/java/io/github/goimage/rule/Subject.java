package io.github.goimage.rule;

/** What a rule may look at: the annotation, and the images that the Dockerfile starts from. */
public interface Subject {
    /** Returns the annotation as it was written, right or wrong. */
    ImageSpec spec();

    /**
     * Returns the reference that the final stage starts from, before any mirror, with its digest if goimage.lock has
     * one: {@code "alpine:3.24@sha256:…"}, or {@code "scratch"}.
     */
    String baseReference();

    /**
     * Returns the reference that the build stage starts from, before any mirror, with its digest if goimage.lock has
     * one.
     */
    String builderReference();
}
