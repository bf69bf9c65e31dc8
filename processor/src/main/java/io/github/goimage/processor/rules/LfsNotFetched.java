package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.EmbeddedPointer;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rejects a file that Git LFS has not fetched, in {@code files} or embedded: the service would read the three lines
 * that stand in its place.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file that Git LFS has not fetched", severity = Severity.ERROR)
public final class LfsNotFetched extends OwnRule {
    private static final String FIX = "run git lfs pull before javac";

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        Stream<Finding> named = NamedFile.of(subject).stream()
                .flatMap(file -> file.found().stream()
                        .filter(found -> !found.pointers().isEmpty())
                        .map(found -> new Finding(
                                file.text().path(),
                                NamedFile.first(found.pointers())
                                        + (found.pointers().size() == 1 ? " is" : " are")
                                        + " not fetched: a Git LFS pointer stands in place of the content",
                                FIX)));
        Stream<Finding> embedded = subject.program().stream()
                .flatMap(program -> program.embeddedPointers().stream())
                .map(LfsNotFetched::embedded);
        return Stream.concat(named, embedded).toList();
    }

    private static Finding embedded(EmbeddedPointer pointer) {
        return new Finding(
                        AttributePath.of("main"),
                        Shown.of(pointer.file()) + ", which " + pointer.embed().at()
                                + " embeds, is not fetched: a Git LFS pointer stands in place of the content",
                        FIX)
                .about(pointer.file());
    }
}
