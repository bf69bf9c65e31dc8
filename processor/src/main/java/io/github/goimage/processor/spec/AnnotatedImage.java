package io.github.goimage.processor.spec;

import io.github.goimage.rule.ImageSpec;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;

/**
 * One {@code @GoImage} that the compiler has met.
 *
 * @param element the annotated package
 * @param mirror where the annotation stands
 * @param spec what it says
 */
public record AnnotatedImage(PackageElement element, AnnotationMirror mirror, ImageSpec spec) {}
