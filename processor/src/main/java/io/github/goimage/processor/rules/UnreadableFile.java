package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Finds a file in {@code files} that only its owner and group can read. In the image everyone can read it, because all
 * files there have mode 0644 or 0755: a copy must not publish what somebody keeps private.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file in files that is private to its owner", severity = Severity.ERROR)
public final class UnreadableFile extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return NamedFile.of(subject).stream()
                .filter(file -> !isInVolume(file, subject))
                .flatMap(file -> file.found().stream()
                        .map(found -> found.unreadable())
                        .filter(unreadable -> !unreadable.isEmpty())
                        .map(unreadable -> finding(file, unreadable)))
                .toList();
    }

    private static boolean isInVolume(NamedFile file, JudgedImage subject) {
        return subject.spec().volumes().stream()
                .map(volume -> ImagePath.in(subject.spec(), volume))
                .filter(ImagePath::isOne)
                .anyMatch(volume -> ImagePath.isWithin(file.entry().landing(), ImagePath.clean(volume)));
    }

    private static Finding finding(NamedFile file, List<String> unreadable) {
        return new Finding(
                file.text().path(),
                NamedFile.first(unreadable) + " is private to its owner here, but in the image everyone could read it",
                "run chmod -R o+rX if everyone may read it; otherwise remove it and mount it when the container runs");
    }
}
