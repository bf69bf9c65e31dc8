package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Unusable.CodeWithoutModule;
import io.github.goimage.processor.service.Unusable.MissingModule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rejects a directory that is named as the Go module but has no go.mod, and Go code without any go.mod. */
@AutoService(Rule.class)
@RuleInfo(summary = "a module directory without go.mod", severity = Severity.ERROR, fixed = true)
public final class ModuleNotFound extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("module");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Stream.concat(
                        subject
                                .unusable(MissingModule.class)
                                .filter(missing -> SourcePaths.isDirectory(missing.named()))
                                .map(ModuleNotFound::finding)
                                .stream(),
                        subject.unusable(CodeWithoutModule.class).map(ModuleNotFound::finding).stream())
                .toList();
    }

    private static Finding finding(CodeWithoutModule code) {
        return new Finding(
                PATH,
                Shown.of(code.goFile()) + " is Go code, and there is no go.mod in " + String.join(", ", code.tried())
                        + " or another directory below the project directory",
                "run go mod init <module path> in the directory of the service, and go mod tidy");
    }

    private static Finding finding(MissingModule missing) {
        return new Finding(
                PATH,
                "there is no go.mod in " + Shown.of(missing.named()) + " (relative to the project directory)",
                missing.nearby().isEmpty()
                        ? "name the directory that holds go.mod, such as " + Fix.string(PATH, "services/api")
                        : Fix.string(PATH, missing.nearby().get(0)));
    }
}
