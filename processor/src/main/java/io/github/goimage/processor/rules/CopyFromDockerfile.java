package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rule.LateRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.Collection;
import java.util.List;

/**
 * Says what a Dockerfile that the project already has says of the image, and the annotation does not. The note's
 * completed annotation says it.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "what a Dockerfile says and the annotation does not", severity = Severity.NOTE)
public final class CopyFromDockerfile extends LateRule {
    /**
     * Returns the finding.
     *
     * @param file the Dockerfile, from the root directory
     * @param said the instructions that the completed annotation says, {@code "EXPOSE (line 12)"}; may be empty
     * @param left what no annotation can say
     */
    public static LateFindings of(String file, Collection<String> said, List<String> left) {
        String others = left.isEmpty() ? "" : "; left out: " + String.join("; ", left);
        return new LateFindings(
                CopyFromDockerfile.class,
                said.isEmpty()
                        ? List.of()
                        : List.of(new Finding(
                                AttributePath.IMAGE,
                                file + " says what the annotation does not: " + String.join(", ", said) + others,
                                "paste the annotation after complete: below, or set rules = CopyFromDockerfile:off in"
                                        + " goimage.properties")));
    }
}
