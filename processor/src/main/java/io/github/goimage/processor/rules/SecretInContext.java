package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.copied.FileEntry.SecretFound;
import io.github.goimage.processor.copied.FilePlan;
import io.github.goimage.processor.golang.graph.Embed;
import io.github.goimage.processor.project.DevelopmentDirectories;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.service.EmbeddedSecret;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a file with credentials in a directory that is built. The ignore file keeps it out, but a builder without
 * BuildKit reads that file only at the root of the context and would receive the credentials. It is an error if the
 * program embeds the file: everyone who has the binary could read it. What a file among the sources holds shows that,
 * as for {@link SecretFile}; only of what is no text, the name.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a file with credentials among the sources", severity = Severity.WARN, otherwise = Severity.ERROR)
public final class SecretInContext extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("module");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        if (subject.program().isEmpty()) {
            return List.of();
        }
        Program program = subject.program().get();
        // Rule SecretFile reports what files names.
        FilePlan files = subject.input().filePlan();
        Set<String> embedded =
                program.embeddedSecrets().stream().map(EmbeddedSecret::file).collect(Collectors.toSet());
        return Stream.concat(
                        program.embeddedSecrets().stream().map(SecretInContext::embedded),
                        program.secrets().stream()
                                .filter(secret -> !embedded.contains(secret.file()))
                                .filter(secret -> !DevelopmentDirectories.holdTestData(secret.file())
                                        && !files.covers(secret.file()))
                                .map(SecretInContext::besideTheSources))
                .toList();
    }

    private static Finding embedded(EmbeddedSecret secret) {
        Embed embed = secret.embed();
        return new Finding(
                        PATH,
                        secret.file() + " " + secret.what() + " and is embedded (" + embed.at()
                                + "): everyone who has the image could read it",
                        "read it when the service runs, from a mounted file")
                .about(secret.file())
                .withSeverity(Severity.ERROR);
    }

    private static Finding besideTheSources(SecretFound secret) {
        return new Finding(
                        PATH,
                        secret.file() + " " + secret.what() + " and lies among the sources: it is kept out of the"
                                + " build, but a builder that does not read the ignore file would receive it",
                        "move it out of the directories with Go code")
                .about(secret.file());
    }
}
