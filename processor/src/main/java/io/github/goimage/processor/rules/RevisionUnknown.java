package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.facts.Fact.RevisionRead;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Advises to stamp the revision that a program reads: the build context holds no repository, so the go command does not
 * know it. It says nothing of an annotation that stamps something, nor of a package that the main package may use for
 * more than the revision.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a revision that the build does not know", severity = Severity.NOTE)
public final class RevisionUnknown extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program()
                .filter(program -> subject.spec().build().stamp().isEmpty())
                .flatMap(program -> program.facts().of(RevisionRead.class).stream()
                        .filter(read -> program.isMain(read.place().importPath()))
                        .findFirst())
                .map(read -> List.of(new Finding(
                        AttributePath.of("build").member("stamp"),
                        read.place().at() + " reads vcs.revision, which the binary does not hold: the build context"
                                + " has no repository",
                        "declare a variable for it, such as var revision string in package main, and set it:"
                                + " build = @Build(stamp = \"main.revision\")")))
                .orElse(List.of());
    }
}
