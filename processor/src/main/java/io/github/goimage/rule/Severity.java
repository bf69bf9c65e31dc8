package io.github.goimage.rule;

/** How much a finding weighs. */
public enum Severity {
    /** Advice on something that works: a part of the image's note. */
    NOTE,
    /** A warning that {@code -nowarn} does not hide and {@code -Werror} turns into a failure. */
    WARN,
    /** The image is refused. */
    ERROR
}
