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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rejects a {@code //go:embed} pattern that the go command rejects, because it matches nothing, or only what Go
 * ignores. Often another build, of a front end, has not run yet.
 *
 * @see <a href="https://pkg.go.dev/embed#hdr-Directives">package embed</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a //go:embed pattern that matches no files", severity = Severity.ERROR)
public final class EmbedMissing extends OwnRule {
    /** Directories that front-end builds write. */
    private static final Set<String> MADE = Set.of(
            ".next", ".output", ".svelte-kit", "build", "bundle", "dist", "node_modules", "out", "public", "target");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return subject.program().stream()
                .flatMap(EmbedMissing::refused)
                .map(embed -> new Finding(
                                AttributePath.of("main"),
                                embed.at() + ": //go:embed " + Shown.of(embed.pattern()) + ": "
                                        + embed.problem().orElseThrow(),
                                fix(embed))
                        .about(embed.pattern()))
                .toList();
    }

    private static Stream<Embed> refused(Program program) {
        return program.graphs().stream()
                .flatMap(ImportGraph::all)
                .flatMap(found -> found.embeds().stream())
                .distinct()
                .filter(embed -> embed.problem().isPresent());
    }

    private static String fix(Embed embed) {
        String path = embed.pattern().replaceFirst("^all:", "");
        boolean made = Stream.of(path.split("/")).anyMatch(MADE::contains);
        String problem = embed.problem().orElseThrow();
        if (made && (problem.contains("no matching files") || problem.contains("no embeddable files"))) {
            return "create these files before javac runs, with the build that writes them (npm run build …)";
        }
        if (problem.contains("no embeddable files") && !embed.pattern().startsWith("all:")) {
            return "//go:embed all:" + path + " includes files whose names begin with . or _";
        }
        return "use a pattern that matches files in the package's directory or below it";
    }
}
