package io.github.goimage.processor.secret;

/** What a text is, which decides what in it is more than an example or a word. */
enum Medium {
    /** A value of an annotation or of a setting, or a message that may quote one. */
    VALUE,
    /** A file that tools read credentials from, as {@code .env}: a name and a literal value are enough. */
    CREDENTIALS,
    /** Any other file that configures something. */
    CONFIGURATION,
    /** Pages and code, which write about credentials and handle them. */
    PAGE
}
