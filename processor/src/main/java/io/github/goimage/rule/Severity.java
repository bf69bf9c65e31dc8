package io.github.goimage.rule;

/** How severe a finding is. */
public enum Severity {
    /** Advice about something that works: a part of the image's note. */
    NOTE,
    /** A warning that {@code -nowarn} does not hide and {@code -Werror} turns into a failure. */
    WARN,
    /** The image is rejected. */
    ERROR
}
