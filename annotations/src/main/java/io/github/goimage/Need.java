package io.github.goimage;

/**
 * Files outside the binary that a Go program may read at run time. What the base already holds is not added again.
 *
 * <p>{@code needs = {}} adds nothing, {@code {AUTO, TMP}} adds what is found and {@code /tmp}; a list without
 * {@link #AUTO} is the whole truth.
 */
public enum Need {
    /** What the Go module's code needs. Where the code is not read, all of the others. */
    AUTO,

    /** The CA bundle at {@code /etc/ssl/certs/ca-certificates.crt}: for a program that is a TLS client. */
    CERTIFICATES,

    /**
     * The time zone database, for {@code time.LoadLocation} and {@code TZ}: compiled into the binary with the build tag
     * {@code timetzdata} (about 450 kB), as a copied {@code zoneinfo.zip} is not found by a binary built with
     * {@code -trimpath}.
     */
    TIME_ZONES,

    /**
     * The directory {@code /tmp} with mode 1777: for {@code os.CreateTemp} and large multipart uploads. On a read-only
     * root file system mount it writable: {@code docker run --tmpfs=/tmp}.
     */
    TMP,

    /** An {@code /etc/passwd} with the image's user: for {@code os/user} and home directories. */
    PASSWD
}
