package io.github.goimage.processor.report;

import io.github.goimage.processor.spec.MemberReader;
import io.github.goimage.rule.AttributePath;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/** Finds where a path lies in an annotation mirror. */
final class Places {
    private Places() {}

    /** Returns the innermost written value on the way to the path; empty if not even its first member is written. */
    static Optional<AnnotationValue> value(AnnotationMirror mirror, AttributePath path) {
        Optional<AnnotationMirror> annotation = Optional.of(mirror);
        Optional<AnnotationValue> innermost = Optional.empty();
        for (AttributePath.Step step : path.steps()) {
            Optional<AnnotationValue> value = annotation.flatMap(each -> new MemberReader(each).value(step.member()));
            if (value.isEmpty()) {
                return innermost;
            }
            innermost = step.index() < 0 ? value : value.map(array -> element(array, step.index()));
            annotation = innermost.flatMap(Places::nested);
        }
        return innermost;
    }

    private static Optional<AnnotationMirror> nested(AnnotationValue value) {
        return value.getValue() instanceof AnnotationMirror nested ? Optional.of(nested) : Optional.empty();
    }

    private static AnnotationValue element(AnnotationValue array, int index) {
        List<AnnotationValue> elements = MemberReader.elements(array);
        return index < elements.size() ? elements.get(index) : array;
    }
}
