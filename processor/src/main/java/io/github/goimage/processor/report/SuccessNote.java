package io.github.goimage.processor.report;

import io.github.goimage.processor.dockerfile.BuildCommand;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.dockerfile.RunCommand;
import io.github.goimage.processor.dockerfile.Shell;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.BuildContext;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.MainChoice;
import io.github.goimage.processor.service.NoModule;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.spec.BuildFlag;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the note of a written image says: the commands that build and run it, ready to paste. */
public final class SuccessNote {
    private SuccessNote() {}

    /**
     * Returns the lines of the note: what was written, the two commands, what goimage decided, and then what somebody
     * may have to do.
     *
     * @param dockerfile the Dockerfile's absolute path, or its URI if it is not a file
     * @param unbaked why there is no bake file; empty if there is one
     * @param doubt which directory was taken for the project's; empty if there is no doubt
     */
    public static List<String> lines(
            ImagePlan plan, BuildInput input, String dockerfile, Optional<String> unbaked, Optional<String> doubt) {
        BuildContext context = input.buildContext().orElseThrow();
        Shell shell = Shell.of(context.directory());
        List<String> lines = new ArrayList<>(List.of(
                written(plan.spec()),
                BuildCommand.of(plan, dockerfile, context.directory().toString(), shell),
                shell.command(RunCommand.of(plan))));
        List<String> facts = facts(plan, input);
        if (!facts.isEmpty()) {
            lines.add(String.join("; ", facts));
        }
        doubt.ifPresent(lines::add);
        if (input instanceof NoModule notFound) {
            lines.add("not checked: there is no go.mod in " + String.join(", ", notFound.tried())
                    + " of the project directory, so the Go code was not read, and there is no portable Dockerfile;"
                    + " name the module's directory: module = \"…\"");
        }
        if (Stream.of(plan.baseReference(), plan.builderReference()).anyMatch(image -> image.startsWith("dhi.io/"))) {
            lines.add("dhi.io: docker login dhi.io once, with a free Docker account");
        }
        if (plan.isPortable()) {
            context.foreignIgnoreFile()
                    .flatMap(ignored -> copied(plan, input, context.directory())
                            .filter(ignored::excludes)
                            .findFirst())
                    .ifPresent(file -> lines.add("portable/Dockerfile: builders without BuildKit read the .dockerignore"
                            + " of the build context, which is yours and excludes " + Shown.of(file)
                            + "; copy portable/.dockerignore over it"));
        }
        unbaked.ifPresent(reason -> lines.add("no docker-bake.json: " + reason));
        return lines;
    }

    /** Returns the files that certainly have to reach the builder, relative to the build context. */
    private static Stream<String> copied(ImagePlan plan, BuildInput input, Path context) {
        Stream<String> named = Stream.of(
                        plan.source().moduleFiles(),
                        plan.source().files(),
                        List.copyOf(plan.files().sources()))
                .flatMap(List::stream)
                .filter(file -> !file.isEmpty());
        Stream<String> compiled = input instanceof Source source
                ? source.program().stream()
                        .flatMap(program -> program.graphs().stream())
                        .flatMap(ImportGraph::all)
                        .flatMap(found -> files(found)
                                .map(file -> Project.relative(
                                        context, found.directory().resolve(file))))
                : Stream.empty();
        return Stream.concat(named, compiled).distinct();
    }

    private static Stream<String> files(GoPackage found) {
        return Stream.of(
                        found.compiledFiles().stream().map(GoFile::name).toList(),
                        found.otherFiles(),
                        found.embeddedFiles())
                .flatMap(List::stream);
    }

    /** Returns what goimage decided, and nobody has to do anything about. */
    private static List<String> facts(ImagePlan plan, BuildInput input) {
        List<String> facts = new ArrayList<>();
        if (input instanceof Source source) {
            if (source.main() instanceof MainChoice.Chosen chosen
                    && !chosen.why().isEmpty()) {
                facts.add("main package: " + chosen.paths().get(0) + ", " + chosen.why());
            }
            profiles(source, plan.spec())
                    .forEach(profile ->
                            facts.add("profile: " + profile + ", which go build optimizes the program with"));
        }
        if (plan.isPrivate()) {
            facts.add("no portable Dockerfile: builders without BuildKit have no secret mounts, and the credentials for"
                    + " privateModules would stay in a layer");
        }
        return facts;
    }

    /**
     * Returns the note in one line.
     *
     * @param doubt which directory was taken for the project's; empty if there is no doubt
     * @param results what the rules say
     */
    public static String brief(ImageSpec spec, BuildInput input, Optional<String> doubt, List<RuleResult> results) {
        StringBuilder line = new StringBuilder(written(spec));
        if (input instanceof NoModule) {
            line.append("; not checked: there is no go.mod");
        }
        doubt.ifPresent(text -> line.append("; ").append(text));
        List<String> advice = results.stream()
                .filter(result -> result.severity() == Severity.NOTE)
                .map(RuleResult::rule)
                .distinct()
                .toList();
        if (!advice.isEmpty()) {
            line.append("; advice: ").append(String.join(", ", advice));
        }
        return line.toString();
    }

    private static String written(ImageSpec spec) {
        return "goimage: wrote META-INF/goimage/" + spec.name() + "/Dockerfile";
    }

    /** Returns the profiles that are used, relative to the module's directory. */
    private static List<String> profiles(Source source, ImageSpec spec) {
        if (BuildFlag.of(spec.build()).stream().anyMatch(BuildFlag::ignoresProfile)) {
            return List.of();
        }
        return source.program().stream()
                .flatMap(program -> program.graphs().stream())
                .filter(ImportGraph::hasProfile)
                .map(graph -> graph.main().directory().resolve("default.pgo"))
                .map(profile -> Project.relative(source.modules().main().directory(), profile))
                .distinct()
                .toList();
    }

    /**
     * Returns the note's last line, {@code complete: @GoImage(port = 8080)}.
     *
     * @param completed the annotation with what it omits
     */
    public static String completion(ImageSpec completed) {
        return "complete: " + CompletedAnnotation.of(completed);
    }
}
