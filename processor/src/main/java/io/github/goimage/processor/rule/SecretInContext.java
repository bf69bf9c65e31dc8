package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.gomod.Embed;
import io.github.goimage.processor.gomod.GoPackage;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.service.FilePlan;
import io.github.goimage.processor.service.KeptOut;
import io.github.goimage.processor.service.ModuleSearch;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.Subject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file with credentials in a directory that is built. The ignore file keeps it out; a builder without BuildKit reads that
 * only at the root of the context and would be sent the file. An error where the program embeds it: everybody who has the
 * binary could read it.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file with credentials among the sources", severity = Severity.WARN, otherwise = Severity.ERROR)
public final class SecretInContext implements Rule {
    private static final AttributePath PATH = AttributePath.of("module");

    @Override
    public List<Finding> check(Subject subject) {
        if (!(subject.module() instanceof ModuleSearch.Found found)
                || subject.program().isEmpty()) {
            return List.of();
        }
        Program program = subject.program().get();
        // Rule SecretFile speaks of what files names.
        FilePlan files = FilePlan.of(found.service().files(), found.service().context());
        Map<String, Embed> embedded = embedded(program, found.service().context());
        return Stream.concat(
                        embedded.entrySet().stream().map(entry -> embedded(entry.getKey(), entry.getValue())),
                        program.secrets().stream()
                                .filter(file -> !embedded.containsKey(file) && !isTestData(file) && !files.covers(file))
                                .map(SecretInContext::besideTheSources))
                .toList();
    }

    /** The go command's name for directories that it never compiles: what lies there is made for tests. */
    private static boolean isTestData(String file) {
        return ("/" + file).contains("/testdata/");
    }

    /**
     * Files with the names of credentials, from the context, each with the first pattern that embeds it. What vendored
     * packages embed is public.
     */
    private static Map<String, Embed> embedded(Program program, Path context) {
        Map<String, Embed> embedded = new LinkedHashMap<>();
        program.graphs().stream()
                .flatMap(graph -> graph.packages().stream())
                .forEach(found -> found.embeds()
                        .forEach(embed -> embed.files().stream()
                                .filter(file -> KeptOut.isSecret(file.substring(file.lastIndexOf('/') + 1)))
                                .forEach(file -> embedded.putIfAbsent(fromContext(found, file, context), embed))));
        return embedded;
    }

    private static String fromContext(GoPackage found, String file, Path context) {
        return Project.slashed(context, found.directory().resolve(file));
    }

    private static Finding embedded(String file, Embed embed) {
        return new Finding(
                        PATH,
                        file + " looks like a file with credentials and is embedded (" + embed.file() + ":"
                                + embed.line() + "): everybody who has the image could read it",
                        "read it when the service runs, from a mounted file")
                .withSeverity(Severity.ERROR);
    }

    private static Finding besideTheSources(String file) {
        return new Finding(
                PATH,
                file + " looks like a file with credentials and lies among the sources: it stays out of the"
                        + " build, but builders that ignore the ignore file would be sent it",
                "move it out of the directories with Go code");
    }
}
