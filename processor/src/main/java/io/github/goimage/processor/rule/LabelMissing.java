package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;

/** An image without a label that the project's {@code labels.required} asks of every one. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "an image without a label that the project requires",
        severity = Severity.ERROR,
        covers = {"DL3049"})
public final class LabelMissing implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return subject.policy().requiredLabels().stream()
                .filter(key -> subject.spec().labels().stream().noneMatch(label -> label.startsWith(key + "=")))
                .map(key -> new Finding(
                        AttributePath.of("labels"),
                        "there is no label " + key + ", which labels.required asks for",
                        "labels = \"" + key + "=…\""))
                .toList();
    }
}
