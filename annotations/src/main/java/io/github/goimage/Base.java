package io.github.goimage;

/** The base image of the final stage. */
public enum Base {
    /** The empty image. */
    SCRATCH,
}
