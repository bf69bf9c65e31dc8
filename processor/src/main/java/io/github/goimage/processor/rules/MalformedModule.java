package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Unusable.UnnameablePath;
import io.github.goimage.processor.service.Unusable.UnusableFile;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rejects a file of the Go module that the go command would reject, or that cannot be read.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file">Go Modules Reference, go.mod files</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file of the Go module that cannot be read", severity = Severity.ERROR, fixed = true)
public final class MalformedModule extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.concat(
                        subject
                                .unusable(UnnameablePath.class)
                                .filter(path -> !ControlCharacter.isIn(path.name()))
                                // Go knows no such package path in any locale, and rule InvalidName says so.
                                .filter(path -> !subject.spec().main().contains(path.name()))
                                .map(path -> finding(path, subject))
                                .stream(),
                        subject.unusable(UnusableFile.class).map(MalformedModule::finding).stream())
                .toList();
    }

    private static Finding finding(UnnameablePath path, JudgedImage subject) {
        boolean prebuilt = path.name().equals(subject.spec().build().prebuilt());
        return UnknownCharacters.finding(
                prebuilt ? AttributePath.of("build").member("prebuilt") : AttributePath.of("module"), path.name());
    }

    private static Finding finding(UnusableFile file) {
        return new Finding(
                AttributePath.of("module"),
                file.at() + ": " + file.problem(),
                fix(file.kind(), file.at().file()));
    }

    private static String fix(UnusableFileException.Kind kind, String file) {
        return switch (kind) {
            case UNREADABLE -> "use a regular file or directory that the compiling user can read";
            // The go command reads such files; goimage rejects them before they fill the compiler's memory.
            case TOO_LARGE ->
                file.endsWith(".go")
                        ? "keep data out of Go code: put it into a file beside it and use //go:embed"
                        : "create the file again: no module needs a file of that size";
            case TOO_COSTLY -> "embed the directory: its pattern alone takes every file below it";
            case SYNTAX, MISSING, OUTSIDE_ROOT -> "correct the file; the go command would reject it too";
        };
    }
}
