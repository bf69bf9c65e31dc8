package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.Setting;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Warns about a project that fetches modules unverified, or not at all: {@code go.sumdb = off} lets a proxy serve any
 * content for a module that go.sum does not list yet, and {@code go.proxy = off} stops every build that fetches one.
 *
 * @see <a href="https://go.dev/ref/mod#checksum-database">Go Modules Reference, checksum database</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "modules that are downloaded unverified, or not at all", severity = Severity.WARN)
public final class ChecksumsOff extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.policy().settings().stream()
                .filter(setting -> setting.value().equals("off"))
                .filter(setting ->
                        setting.key().equals("go.sumdb") || setting.key().equals("go.proxy"))
                .map(setting -> new Finding(AttributePath.IMAGE, problem(setting), fix(setting)).about(setting.key()))
                .toList();
    }

    private static String problem(Setting setting) {
        return setting.place() + ": " + setting.key() + " = off "
                + (setting.key().equals("go.sumdb")
                        ? "accepts whatever a proxy serves for a module that go.sum does not list yet"
                        : "stops every build that fetches a module");
    }

    private static String fix(Setting setting) {
        return setting.key().equals("go.sumdb")
                ? "remove go.sumdb, or name the company's own database; for private modules, use build.privateModules"
                : "remove go.proxy, or name the company's own proxy; modules in a vendor directory are never fetched";
    }
}
