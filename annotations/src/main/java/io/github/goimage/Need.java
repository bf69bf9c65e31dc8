package io.github.goimage;

/**
 * Files outside the binary that a Go program may read at run time. goimage does not add what the base already has.
 *
 * <p>{@code needs = {}} adds nothing; {@code {AUTO, TMP}} adds what the code needs and {@code /tmp}; a list without
 * {@link #AUTO} is complete.
 */
public enum Need {
    /** What the Go module's code needs. If the code is not read, all of the others. */
    AUTO,

    /** The CA bundle at {@code /etc/ssl/certs/ca-certificates.crt}, for a TLS client. */
    CERTIFICATES,

    /**
     * The time zone database, for {@code time.LoadLocation} and {@code TZ}. The build tag {@code timetzdata} compiles
     * it into the binary (about 450 kB), because a binary built with {@code -trimpath} does not find a copied
     * {@code zoneinfo.zip}.
     */
    TIME_ZONES,

    /**
     * The directory {@code /tmp} with mode 1777, for {@code os.CreateTemp} and large multipart uploads. On a read-only
     * root file system, mount it writable: {@code docker run --tmpfs=/tmp}.
     */
    TMP,

    /**
     * An {@code /etc/passwd} and an {@code /etc/group} with the image's user and group, for {@code os/user} and home
     * directories.
     */
    PASSWD
}
