package io.github.goimage.processor.rules;

import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.ImageSpec;
import java.util.stream.Stream;

/**
 * A variable that the image's programs or the build receive: from {@code env}, or a stamp's argument.
 *
 * @param path of the text that names it
 * @param text as it is written
 * @param value empty if a stamp has no default
 */
record Variable(AttributePath path, String text, String name, String value) {
    /** Returns whether the text sets it, if only to nothing; a stamp without a default does not. */
    boolean isSet() {
        return text.contains("=");
    }

    /** Returns the variables of an image, without texts that name none. */
    static Stream<Variable> of(ImageSpec spec) {
        Stream<Variable> stamps = SpecText.build("stamp", spec.build().stamp()).stream()
                .flatMap(text -> Stamp.parse(text.value())
                        .map(stamp -> new Variable(
                                text.path(),
                                text.value(),
                                stamp.argument(),
                                stamp.absent().orElse("")))
                        .stream());
        return Stream.concat(ofService(spec), stamps);
    }

    /** Returns the variables of {@code env}. */
    static Stream<Variable> ofService(ImageSpec spec) {
        return SpecText.of("env", spec.env()).stream().map(text -> {
            String[] pair = text.value().split("=", 2);
            return new Variable(text.path(), text.value(), pair[0], pair.length == 1 ? "" : pair[1]);
        });
    }
}
