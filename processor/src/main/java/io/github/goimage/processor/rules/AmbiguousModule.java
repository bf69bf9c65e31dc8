package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.Unusable.FoundModule;
import io.github.goimage.processor.service.Unusable.SeveralModules;
import io.github.goimage.processor.text.JavaLiteral;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A project with several Go modules, and no word about which one the image is of. */
@AutoService(Rule.class)
@RuleInfo(summary = "several Go modules to choose from", severity = Severity.ERROR, fixed = true)
public final class AmbiguousModule extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("module");
    private static final AttributePath MAIN = AttributePath.of("main");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject
                .unusable(SeveralModules.class)
                .map(several -> finding(several.modules(), subject.spec()))
                .stream()
                .toList();
    }

    private static Finding finding(List<FoundModule> modules, ImageSpec spec) {
        List<String> directories = modules.stream().map(FoundModule::directory).toList();
        String main = spec.isWritten("main")
                ? ""
                : modules.get(0)
                        .main()
                        .map(found -> ", " + Fix.string(MAIN, found))
                        .orElse("");
        String fix =
                Fix.string(PATH, directories.get(0)) + main + Fix.orOneOf(directories.subList(1, directories.size()));
        return new Finding(
                PATH,
                "the project has several Go modules: " + String.join(", ", directories),
                // In place of an annotation with members the others would lose them.
                spec.written().isEmpty() ? fix + "; for an image of each: " + annotations(modules) : fix);
    }

    private static String annotations(List<FoundModule> modules) {
        List<String> names = ImageNames.ofDirectories(
                modules.stream().map(FoundModule::directory).toList());
        return IntStream.range(0, modules.size())
                .mapToObj(i -> annotation(names.get(i), modules.get(i)))
                .collect(Collectors.joining(" "));
    }

    private static String annotation(String name, FoundModule module) {
        String main =
                module.main().map(found -> ", main = " + JavaLiteral.of(found)).orElse("");
        return "@GoImage(name = " + JavaLiteral.of(name) + ", module = " + JavaLiteral.of(module.directory()) + main
                + ")";
    }
}
