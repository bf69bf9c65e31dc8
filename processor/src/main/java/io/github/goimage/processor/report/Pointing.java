package io.github.goimage.processor.report;

/** What a message points to. */
enum Pointing {
    /** The annotation's value, or the annotation. */
    VALUE,
    /** The package declaration. */
    PACKAGE,
    /** Nothing: each of these lines holds a credential, which the compiler would print, or may hold one. */
    NOWHERE
}
