package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * A file of the Go module that the go command would refuse, or that cannot be read.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file">Go Modules Reference, go.mod files</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file of the Go module that cannot be read", severity = Severity.ERROR, fixed = true)
public final class MalformedModule extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.module() instanceof ModuleSearch.Unnameable unnameable
                && !ControlCharacter.isIn(unnameable.name())
                // Go knows no such package path in any locale, and rule InvalidName says so.
                && !unnameable.name().equals(subject.spec().main())) {
            boolean prebuilt = unnameable.name().equals(subject.spec().build().prebuilt());
            return List.of(UnknownCharacters.finding(
                    prebuilt ? AttributePath.of("build").member("prebuilt") : AttributePath.of("module"),
                    unnameable.name()));
        }
        if (!(subject.module() instanceof ModuleSearch.Unreadable unreadable)) {
            return List.of();
        }
        String place = unreadable.file() + (unreadable.line() > 0 ? ":" + unreadable.line() : "");
        return List.of(new Finding(
                AttributePath.of("module"),
                place + ": " + unreadable.problem(),
                fix(unreadable.kind(), unreadable.file())));
    }

    private static String fix(UnusableFileException.Kind kind, String file) {
        return switch (kind) {
            case UNREADABLE -> "a regular file or directory that the user who compiles may read";
            // The go command reads such files; here they are refused before they fill the compiler's memory.
            case TOO_LARGE ->
                file.endsWith(".go")
                        ? "keep data out of Go code: a file beside it, with //go:embed"
                        : "write it anew: no module needs a file of that size";
            case SYNTAX, MISSING, OUTSIDE_ROOT -> "mend the file, as the go command would refuse it too";
        };
    }
}
