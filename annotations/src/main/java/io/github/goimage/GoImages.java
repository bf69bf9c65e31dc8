package io.github.goimage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Several images of one package: the container for repeated {@link GoImage} annotations. */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface GoImages {
    /**
     * The images, each with its own name.
     *
     * @return the repeated annotations in source order
     */
    GoImage[] value();
}
