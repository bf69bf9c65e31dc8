package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.copied.FileEntry.SecretFound;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects a file with credentials in {@code files}, because everyone who has the image could read it. What it holds
 * shows that, in texts, key stores and keys of many kinds, or its name. CIS Docker Benchmark 4.10.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a file with credentials in files",
        severity = Severity.ERROR,
        covers = {"DS-0031", "CIS-4.10"})
public final class SecretFile extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return NamedFile.of(subject).stream()
                .flatMap(file -> file.found().stream()
                        .flatMap(found -> found.secrets().stream())
                        .map(secret -> finding(file, secret)))
                .toList();
    }

    /** Returns false if a file is not there yet, which a waiver of FileMissing accepts, or cannot be read. */
    @Override
    protected boolean couldJudge(JudgedImage subject) {
        return subject.files().stream().allMatch(entry -> entry instanceof FileEntry.Found found && !found.unjudged());
    }

    private static Finding finding(NamedFile file, SecretFound secret) {
        return new Finding(
                        file.text().path(),
                        Shown.of(secret.file()) + " " + secret.what()
                                + ", which everyone who pulls the image could read",
                        "remove it and mount it when the service runs, with docker run -v or a Kubernetes secret")
                .about(secret.file());
    }
}
