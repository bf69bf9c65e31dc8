package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.names.MissingName;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rejects code that uses an exported name of one of its own packages which no compiled file declares: a generated file
 * is missing, or a build tag. The go command stops with "undefined".
 *
 * @see <a href="https://go.dev/ref/spec#Qualified_identifiers">Go, Qualified identifiers</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a name that no compiled file declares", severity = Severity.ERROR)
public final class MissingDeclaration extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program().map(program -> findings(program, subject)).orElse(List.of());
    }

    /** Returns a finding for each package, since one file often declares all that is missing. */
    private static List<Finding> findings(Program program, JudgedImage subject) {
        Map<String, List<MissingName>> byPackage = new LinkedHashMap<>();
        program.missingNames()
                .values()
                .forEach(names -> names.forEach(name -> byPackage
                        .computeIfAbsent(name.packagePath(), absent -> new ArrayList<>())
                        .add(name)));
        return byPackage.values().stream()
                .map(names -> names.stream().distinct().toList())
                .map(names -> finding(names, program, subject))
                .toList();
    }

    private static Finding finding(List<MissingName> names, Program program, JudgedImage subject) {
        MissingName first = names.get(0);
        int others = names.size() - 1;
        String problem = first.used().at() + " uses " + first.name()
                + (others == 0
                        ? ""
                        : " and " + others + (others == 1 ? " other name" : " other names") + " of the package")
                + ", which no compiled file of " + Shown.of(first.packagePath()) + " declares"
                + first.elsewhere()
                        .map(file -> "; " + file.file() + " does, and is not compiled")
                        .orElse("");
        return OnePlatform.of(
                new Finding(AttributePath.of("main"), problem, fix(first, program, subject)).about(first.name()),
                subject,
                program,
                graph -> !program.missingNames().containsKey(graph.target())
                        || program.missingNames().get(graph.target()).contains(first));
    }

    private static String fix(MissingName name, Program program, JudgedImage subject) {
        if (name.tag().isPresent()) {
            List<String> tags = new ArrayList<>(subject.spec().build().tags());
            tags.add(name.tag().get());
            String member = Fix.strings("tags", tags);
            return subject.spec().isWritten("build") ? member + " in @Build" : "build = @Build(" + member + ")";
        }
        return Optional.ofNullable(program.generators().get(name.used().at()))
                .filter(made -> name.elsewhere().isEmpty())
                .map(made -> "run " + made + " before javac runs")
                .orElse("declare it in a file that is compiled; if that is generated, generate it before javac runs");
    }
}
