package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.golang.graph.Embed;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.Program;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rejects a {@code //go:embed} pattern that the go command rejects, because it matches nothing, or only what Go
 * ignores. Often another build, of a front end, has not run yet.
 *
 * @see <a href="https://pkg.go.dev/embed#hdr-Directives">package embed</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a //go:embed pattern that matches no files", severity = Severity.ERROR, otherwise = Severity.NOTE)
public final class EmbedMissing extends OwnRule {
    /** Directories that front-end builds write. */
    private static final Set<String> MADE = Set.of(
            ".next", ".output", ".svelte-kit", "build", "bundle", "dist", "node_modules", "out", "public", "target");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program().stream()
                .flatMap(program -> embeds(program).flatMap(embed -> finding(embed, program, subject).stream()))
                .toList();
    }

    private static Stream<Embed> embeds(Program program) {
        return program.graphs().stream()
                .flatMap(ImportGraph::all)
                .flatMap(found -> found.embeds().stream())
                .distinct();
    }

    private static Optional<Finding> finding(Embed embed, Program program, JudgedImage subject) {
        String line = embed.at() + ": //go:embed " + Shown.of(embed.pattern());
        Optional<Finding> finding = embed.problem()
                .map(problem ->
                        new Finding(AttributePath.of("main"), line + ": " + problem, fix(embed, problem, program)))
                .or(() -> embed.isEmptyDirectory()
                        ? Optional.of(new Finding(
                                        AttributePath.of("main"),
                                        line + " embeds nothing but "
                                                + Shown.of(embed.files().get(0)),
                                        made(embed, program)
                                                .orElse("run the build that writes the other files before javac runs"))
                                .withSeverity(Severity.NOTE))
                        : Optional.empty());
        return finding.map(found -> found.about(embed.pattern()))
                .map(found -> OnePlatform.of(
                        found,
                        subject,
                        program,
                        graph -> graph.all().anyMatch(owner -> owner.embeds().contains(embed))));
    }

    private static Optional<String> made(Embed embed, Program program) {
        return Optional.ofNullable(program.generators().get(embed.at()))
                .map(made -> "run " + made + " before javac runs");
    }

    private static String fix(Embed embed, String problem, Program program) {
        boolean refusesLinks = problem.contains("no embeddable files")
                || problem.contains("irregular file")
                || problem.contains("in non-directory");
        if (refusesLinks && embed.link().isPresent()) {
            return "replace the symbolic link " + Shown.of(embed.link().get())
                    + " with a copy of what it leads to: Go embeds no links";
        }
        boolean absent = problem.contains("no matching files");
        boolean empty = problem.contains("no embeddable files");
        boolean made = Stream.of(embed.path().split("/")).anyMatch(MADE::contains);
        if (empty && !made && !embed.pattern().startsWith("all:")) {
            return "//go:embed all:" + embed.path() + " includes files whose names begin with . or _";
        }
        if (absent || empty) {
            Optional<String> command = made(embed, program);
            if (command.isPresent()) {
                return command.get();
            }
        }
        return made && (absent || empty)
                ? "create these files before javac runs, with the build that writes them (npm run build …)"
                : "use a pattern that matches files in the package's directory or below it";
    }
}
