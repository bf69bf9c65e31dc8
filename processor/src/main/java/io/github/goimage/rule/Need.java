package io.github.goimage.rule;

/**
 * Files outside the binary that a Go program may read at run time, by the names of the annotation's
 * {@code io.github.goimage.Need}.
 */
public enum Need {
    /** What the Go module's code needs. If the code is not read, all of the others. */
    AUTO,

    /** The CA bundle. */
    CERTIFICATES,

    /** The time zone database. */
    TIME_ZONES,

    /** The directory {@code /tmp} with mode 1777. */
    TMP,

    /** An {@code /etc/passwd} and an {@code /etc/group} with the image's user and group. */
    PASSWD
}
