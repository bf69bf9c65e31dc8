package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.copied.FileEntry.Found;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/** Rejects the whole module directory in the image: its sources, its tests, and anything that is put there later. */
@AutoService(Rule.class)
@RuleInfo(summary = "the whole module directory in the image", severity = Severity.ERROR, covers = "CIS-4.10")
public final class WholeContext extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return NamedFile.of(subject).stream()
                .filter(file -> file.spec().isWhole()
                        || file.found().filter(Found::holdsModule).isPresent())
                .map(file -> new Finding(
                        file.text().path(),
                        Shown.of(file.spec().path()) + " is the whole module directory, with sources and tests",
                        "list the files and directories that the service opens: "
                                + Fix.string(file.text().path(), "web/static")))
                .toList();
    }
}
