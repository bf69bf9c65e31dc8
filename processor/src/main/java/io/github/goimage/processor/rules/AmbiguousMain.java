package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.MainChoice;
import io.github.goimage.processor.service.Source;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Rejects a module with several main packages if the annotation does not say which one the image runs. */
@AutoService(Rule.class)
@RuleInfo(summary = "several main packages to choose from", severity = Severity.ERROR, fixed = true)
public final class AmbiguousMain extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("main");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (!(subject.source().map(Source::main).orElse(null) instanceof MainChoice.Several several)) {
            return List.of();
        }
        String all = several.candidates().stream().map(AmbiguousMain::text).collect(Collectors.joining(", "));
        return List.of(new Finding(PATH, "the module has several main packages: " + all, fix(several.candidates())));
    }

    private static String fix(List<MainChoice.Candidate> candidates) {
        String first = candidates.get(0).path();
        return Fix.string(PATH, first)
                + candidates.stream()
                        .skip(1)
                        .map(MainChoice.Candidate::path)
                        // The first one is /app.
                        .filter(other -> !other.endsWith(ImageSpec.BINARY))
                        .findFirst()
                        .map(other -> ", or " + Fix.strings("main", List.of(first, other)) + " for both in one image")
                        .orElse("");
    }

    private static String text(MainChoice.Candidate candidate) {
        return candidate.path() + (candidate.does().isEmpty() ? "" : " (" + candidate.does() + ")");
    }
}
