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
 * A file in {@code files} that only its owner can read. COPY keeps the mode and makes root the owner, so the service would be
 * denied permission; what lies in a volume is the service's own.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file in files that the service cannot read", severity = Severity.ERROR)
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
                .filter(ImagePath::isOne)
                .anyMatch(volume -> ImagePath.isWithin(file.entry().landing(), ImagePath.clean(volume)));
    }

    private static Finding finding(NamedFile file, List<String> unreadable) {
        return new Finding(
                file.text().path(),
                NamedFile.first(unreadable) + " cannot be read by others, so not by the service: COPY keeps the mode",
                "chmod -R o+rX, before javac and docker build");
    }
}
