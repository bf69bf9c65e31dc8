package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.EmbedDirective;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoHeads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one package for one target; a file that Go would reject is an error here. */
final class PackageReader {
    private final SourceTree tree;
    private final GoHeads heads;
    private final BuildTarget target;

    PackageReader(SourceTree tree, GoHeads heads, BuildTarget target) {
        this.tree = tree;
        this.heads = heads;
        this.target = target;
    }

    GoPackage read(PackagePlace place) {
        Path directory = place.directory();
        PackageFiles files = PackageFiles.select(tree, heads, directory, target);
        List<GoFile> compiled = files.all();
        String name = packageName(directory, compiled);
        boolean usesCgo = !files.cgo().isEmpty();
        return new GoPackage(
                place.path(),
                directory,
                place.origin(),
                name,
                files.go(),
                files.cgo(),
                files.withoutCgo(),
                OtherFiles.select(tree, heads, directory, target, usesCgo),
                embeds(directory, compiled));
    }

    /** Returns the name of the package; all compiled files must be well-formed and have the same one. */
    private String packageName(Path directory, List<GoFile> compiled) {
        for (GoFile file : compiled) {
            file.malformed().ifPresent(problem -> {
                throw problem;
            });
            GoFile first = compiled.get(0);
            if (!file.packageName().equals(first.packageName())) {
                throw UnusableFileException.syntax(
                        tree.nameOf(directory, file.name()),
                        0,
                        "found packages " + first.packageName() + " (" + first.name() + ") and " + file.packageName()
                                + " (" + file.name() + ") in one directory");
            }
        }
        return compiled.isEmpty() ? "" : compiled.get(0).packageName();
    }

    private List<Embed> embeds(Path directory, List<GoFile> compiled) {
        List<Embed> embeds = new ArrayList<>();
        EmbedMatcher.Work work = new EmbedMatcher.Work();
        for (GoFile file : compiled) {
            for (EmbedDirective directive : file.embeds()) {
                SourceLine at = new SourceLine(tree.nameOf(directory, file.name()), directive.line());
                embeds.add(embed(directory, at, directive.pattern(), work));
            }
        }
        return List.copyOf(embeds);
    }

    private Embed embed(Path directory, SourceLine at, String pattern, EmbedMatcher.Work work) {
        try {
            return matched(directory, at, pattern, work);
        } catch (EmbedMatcher.TooMuchWork e) {
            throw new UnusableFileException(
                    UnusableFileException.Kind.TOO_COSTLY,
                    at.file(),
                    at.number(),
                    "up to this line, the package has too many //go:embed patterns for the files beside it");
        }
    }

    private Embed matched(Path directory, SourceLine at, String pattern, EmbedMatcher.Work work) {
        try {
            List<String> files = EmbedMatcher.match(tree, work, directory, pattern);
            return new Embed(pattern, at, files, Optional.empty(), Optional.empty());
        } catch (EmbedMatcher.Refusal refusal) {
            Optional<String> link = EmbedMatcher.link(tree, work, directory, pattern);
            return new Embed(pattern, at, List.of(), Optional.of(refusal.reason()), link);
        }
    }
}
