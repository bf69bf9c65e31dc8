package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.dockerfile.AddedLabels;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;

/** Rejects an image without a label that the project's {@code labels.required} requires. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "an image without a label that the project requires",
        severity = Severity.ERROR,
        covers = {"DL3049"})
public final class LabelMissing extends OwnRule {
    /** Stands in a fix for a value that only the user knows. */
    private static final String OPEN = "…";

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<SpecText> labels = SpecText.of("labels", subject.spec().labels());
        return subject.policy().requiredLabels().stream()
                .filter(key -> !isAdded(key, labels, subject.policy()))
                .flatMap(key -> finding(key, labels).stream())
                .toList();
    }

    /** Returns whether goimage itself knows the value of a label. */
    private static boolean isAdded(String key, List<SpecText> labels, Policy policy) {
        return key.equals(AddedLabels.VERSION)
                && policy.version().isPresent()
                && labels.stream().noneMatch(label -> label.value().startsWith(key + "="));
    }

    private static Optional<Finding> finding(String key, List<SpecText> labels) {
        Optional<SpecText> label = labels.stream()
                .filter(each -> each.value().startsWith(key + "="))
                .findFirst();
        if (label.isEmpty()) {
            return Optional.of(new Finding(
                            AttributePath.of("labels"),
                            "there is no label " + key + ", which labels.required lists",
                            "labels = \"" + key + "=" + OPEN + "\"")
                    .about(key));
        }
        String value = label.get().value().substring(key.length() + 1);
        return value.isBlank() || value.equals(OPEN)
                ? Optional.of(new Finding(
                        label.get().path(),
                        "the label " + key + ", which labels.required lists, has no value",
                        "add a value after " + key + "="))
                : Optional.empty();
    }
}
