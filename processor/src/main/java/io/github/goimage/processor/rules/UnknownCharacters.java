package io.github.goimage.processor.rules;

import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;

/**
 * Names that cannot become paths, because the compiler runs in a locale without their characters, such as
 * {@code LC_ALL=C}.
 */
final class UnknownCharacters {
    private UnknownCharacters() {}

    static Finding finding(AttributePath path, String name) {
        return new Finding(
                path,
                "javac's locale has no characters for " + Shown.of(name) + ", the name of a file",
                "set LC_ALL=C.UTF-8 in the environment of javac, or of Maven or Gradle");
    }
}
