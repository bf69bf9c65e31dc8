package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Images that only a tag names: a tag can be moved to other content, a digest cannot. OpenSSF Scorecard,
 * Pinned-Dependencies; CIS Docker Benchmark 4.2.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "base and builder images that no digest fixes",
        strict = true,
        severity = Severity.NOTE,
        covers = {"CIS-4.2"})
public final class UnpinnedBase implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        List<String> unpinned = Stream.of(subject.baseReference(), subject.builderReference())
                .filter(reference -> ImageReference.parse(reference)
                        .filter(ImageReference::isPinned)
                        .isEmpty())
                .filter(reference -> !reference.equals("scratch"))
                .toList();
        if (unpinned.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                AttributePath.of("from"),
                String.join(" and ", unpinned) + (unpinned.size() == 1 ? " is" : " are")
                        + " named by a tag, which can be moved to another image",
                "goimage.lock in the root directory with a line \"" + unpinned.get(0)
                        + " sha256:<64 hex digits>\"; docker buildx" + " imagetools inspect " + unpinned.get(0)
                        + " prints the digest"));
    }
}
