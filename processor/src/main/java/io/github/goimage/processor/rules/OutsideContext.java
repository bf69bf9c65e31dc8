package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.graph.SymbolicLinks;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Unusable.AbsoluteLine;
import io.github.goimage.processor.service.Unusable.OutsideLine;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rejects what no build context would hold: a module that go.mod or go.work takes from a directory outside the root
 * directory or from an absolute path, or the target of a symbolic link that leads out of the build context.
 *
 * @see <a href="https://go.dev/ref/mod#go-mod-file-replace">Go Modules Reference, replace</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary =
                "a replace or use line that leaves the project or is absolute, or a link that leaves the build context",
        severity = Severity.ERROR,
        fixed = true)
public final class OutsideContext extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("module");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.of(
                        subject.unusable(OutsideLine.class).map(OutsideContext::outside).stream(),
                        subject.unusable(AbsoluteLine.class).map(OutsideContext::absolute).stream(),
                        subject.program().stream()
                                .flatMap(program -> program.outsideLinks().stream())
                                .map(OutsideContext::link))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Finding absolute(AbsoluteLine absolute) {
        return new Finding(
                PATH,
                absolute.at() + ": \"" + absolute.written()
                        + "\" is an absolute path, but in a builder the module is elsewhere",
                absolute.relative());
    }

    private static Finding outside(OutsideLine outside) {
        return new Finding(
                PATH,
                outside.at() + ": \"" + outside.written()
                        + "\" lies outside the root directory; goimage reads nothing there",
                fix(outside));
    }

    private static Finding link(SymbolicLinks.Outside outside) {
        return new Finding(
                PATH,
                outside.link() + " is a symbolic link to \"" + outside.target() + "\", "
                        + (outside.target().startsWith("/")
                                ? "an absolute path"
                                : "which leads out of the build context")
                        + ": a builder would find nothing there",
                "replace the link with a copy of the file, or with a relative link to a place in the module");
    }

    private static String fix(OutsideLine outside) {
        String copy = "copy the module to a directory below the root directory";
        Path common = outside.rootDir();
        while (common != null && !outside.directory().startsWith(common)) {
            common = common.getParent();
        }
        return common == null || common.getParent() == null || common.equals(outside.rootDir())
                ? copy
                : "name the directory " + Project.relative(outside.rootDir(), common) + " of the root directory in"
                        + " -Agoimage.rootDir, or " + copy;
    }
}
