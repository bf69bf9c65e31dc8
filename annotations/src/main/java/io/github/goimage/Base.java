package io.github.goimage;

/**
 * The base image of the final stage: what the image contains besides the service's binary.
 *
 * <p>The smallest base that works is the safest: a file that is not in the image needs no patch. A Go binary built
 * without cgo needs nothing from a base; {@link Need} adds the few files that some services read.
 */
public enum Base {
    /**
     * The empty image: no shell, no libc, no package. This is the default. goimage copies what the module needs (CA
     * certificates, {@code /tmp}, a passwd entry) from the build stage.
     */
    SCRATCH,

    /**
     * {@code gcr.io/distroless/static-debian13:nonroot}: CA certificates, time zones, {@code /tmp}, passwd; no shell
     * and no libc.
     */
    DISTROLESS_STATIC,

    /** {@code gcr.io/distroless/base-debian13:nonroot}: {@link #DISTROLESS_STATIC} and glibc, for cgo. */
    DISTROLESS_BASE,

    /** {@code gcr.io/distroless/cc-debian13:nonroot}: {@link #DISTROLESS_BASE} and libgcc, libstdc++, for C++. */
    DISTROLESS_CC,

    /** {@code alpine:3.24}: busybox with a shell, musl, apk, CA certificates; no time zones. */
    ALPINE,

    /** {@code debian:trixie-slim}: a shell, glibc, apt; neither CA certificates nor time zones. */
    DEBIAN
}
