package io.github.goimage.processor.report;

import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.processor.spec.MemberReader;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/** Where a path lies in an annotation mirror. */
final class Places {
    private Places() {}

    /** The innermost written value on the way to the path; null where not even its first member is written. */
    static AnnotationValue value(AnnotationMirror mirror, AttributePath path) {
        AnnotationMirror annotation = mirror;
        AnnotationValue innermost = null;
        for (AttributePath.Step step : path.steps()) {
            AnnotationValue value = annotation == null ? null : new MemberReader(annotation).value(step.member());
            if (value == null) {
                return innermost;
            }
            innermost = step.index() < 0 ? value : element(value, step.index());
            annotation = innermost.getValue() instanceof AnnotationMirror nested ? nested : null;
        }
        return innermost;
    }

    private static AnnotationValue element(AnnotationValue array, int index) {
        List<AnnotationValue> elements = MemberReader.elements(array);
        return index < elements.size() ? elements.get(index) : array;
    }
}
