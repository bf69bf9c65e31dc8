package io.github.goimage.processor.rules;

import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Names the platforms that alone have a problem, and the way out of building for the others. */
final class OnePlatform {
    private OnePlatform() {}

    /** Returns a finding, with the platforms whose code has it if others do not. */
    static Finding of(Finding finding, JudgedImage subject, Program program, Predicate<ImportGraph> has) {
        List<String> failing = names(program.graphs().stream().filter(has));
        List<String> others = names(program.graphs().stream()).stream()
                .filter(name -> !failing.contains(name))
                .toList();
        if (failing.isEmpty() || others.isEmpty()) {
            return finding;
        }
        return new Finding(
                finding.path(),
                finding.problem() + ", on " + String.join(" and ", failing) + " alone",
                finding.fix() + "; or build for the others: " + platforms(others, subject),
                finding.severity(),
                finding.about());
    }

    /** Returns the member that names the platforms of some graphs, and no other. */
    static String platforms(JudgedImage subject, List<ImportGraph> graphs) {
        return platforms(names(graphs.stream()), subject);
    }

    private static String platforms(List<String> names, JudgedImage subject) {
        String platforms = Fix.strings("platforms", names);
        return subject.spec().isWritten("build") ? platforms + " in @Build" : "build = @Build(" + platforms + ")";
    }

    private static List<String> names(Stream<ImportGraph> graphs) {
        return graphs.map(ImportGraph::target).map(OnePlatform::name).distinct().toList();
    }

    private static String name(BuildTarget target) {
        return target.os() + "/" + target.arch();
    }
}
