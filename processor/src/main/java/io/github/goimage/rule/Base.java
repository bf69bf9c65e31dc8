package io.github.goimage.rule;

/**
 * The base image of the final stage, by the names of the annotation's {@code io.github.goimage.Base}. A build tool may
 * leave the annotation's classes out of the processor path, so that the processor has constants of its own.
 */
public enum Base {
    /** The empty image. */
    SCRATCH,

    /** CA certificates, time zones, {@code /tmp} and passwd. */
    DISTROLESS_STATIC,

    /** {@link #DISTROLESS_STATIC} and glibc. */
    DISTROLESS_BASE,

    /** {@link #DISTROLESS_BASE}, libgcc and libstdc++. */
    DISTROLESS_CC,

    /** busybox with a shell, musl, apk and CA certificates. */
    ALPINE,

    /** A shell, glibc and apt. */
    DEBIAN
}
