package io.github.goimage.processor.service;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.copied.FileEntry.SecretFound;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.facts.Fact.ProgramRun;
import io.github.goimage.processor.golang.facts.Facts;
import io.github.goimage.processor.golang.facts.ReachedModule;
import io.github.goimage.processor.golang.graph.ImportError;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.MissingPackage;
import io.github.goimage.processor.golang.graph.MissingSum;
import io.github.goimage.processor.golang.graph.SymbolicLinks;
import io.github.goimage.processor.golang.names.CgoOnlyName;
import io.github.goimage.processor.golang.names.MissingName;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.Declaration;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.ImageSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the code that a main package compiles.
 *
 * @param graphs the packages, for each platform that the image may be built on and each main package
 * @param facts what their source does
 * @param knownModules modules whose code is not read and whose effects are known by name
 * @param unreadPackages imports of modules that are neither read nor known by name, so that nobody can say what they do
 * @param leftOut names that are undefined because the build has cgo off
 * @param missingNames exported names of the team's own packages that code uses and no compiled file declares, for each
 *     platform that the image is certainly built for
 * @param missingPackages packages of modules on disk that code imports and that hold no Go code
 * @param generators what makes the files that an embed line, by its place, or the code of a missing name lacks
 * @param opened files that it opens by paths that the code says
 * @param source what of the build context is built
 * @param declarations the package-level variables and constants, on any of the platforms, of packages that stamps name,
 *     {@code main} by that name
 * @param modulePaths the module paths of the modules on disk
 * @param secrets files with credentials among the sources, relative to the context
 * @param embeddedSecrets files with credentials that the binary holds
 * @param embeddedPointers files that the binary should hold and Git LFS has not fetched
 * @param outsideLinks symbolic links that lead out of the build context
 * @param missingSums modules without a hash in an existing go.sum
 * @param refusedImports imports of existing packages that the go command rejects
 */
public record Program(
        List<ImportGraph> graphs,
        Facts facts,
        List<ReachedModule> knownModules,
        List<String> unreadPackages,
        List<CgoOnlyName> leftOut,
        Map<BuildTarget, List<MissingName>> missingNames,
        List<MissingPackage> missingPackages,
        Map<SourceLine, String> generators,
        List<OpenedFile> opened,
        SourcePlan source,
        Map<String, List<Declaration>> declarations,
        List<String> modulePaths,
        List<SecretFound> secrets,
        List<EmbeddedSecret> embeddedSecrets,
        List<EmbeddedPointer> embeddedPointers,
        List<SymbolicLinks.Outside> outsideLinks,
        List<MissingSum> missingSums,
        List<ImportError> refusedImports) {

    /** Returns whether an import path is that of a main package, which is that of its directory on each platform. */
    public boolean isMain(String importPath) {
        return graphs.stream().anyMatch(graph -> graph.main().path().equals(importPath));
    }

    /** Returns whether it runs a program that a base brings, by the name that its code gives it. */
    public boolean runsProgramOf(BaseImage base) {
        return facts.of(ProgramRun.class).stream()
                .map(run -> run.program().substring(run.program().lastIndexOf('/') + 1))
                .anyMatch(base::holdsProgram);
    }

    /** Returns the graphs of the platforms that the image is certainly built for: where none is named, of the first. */
    public List<ImportGraph> certainGraphs(ImageSpec spec) {
        return certain(graphs, !spec.build().knownPlatforms().isEmpty());
    }

    static List<ImportGraph> certain(List<ImportGraph> graphs, boolean arePlatformsNamed) {
        return arePlatformsNamed
                ? graphs
                : graphs.stream()
                        .filter(graph -> graph.target().equals(graphs.get(0).target()))
                        .toList();
    }

    /**
     * Returns the value that the Go code gives a variable, if it is a string that the linker can receive. If platforms
     * have different values, the first one's: a build argument has one default.
     */
    public Optional<String> literal(Stamp stamp) {
        return declarations.getOrDefault(stamp.packagePath(), List.of()).stream()
                .filter(declaration -> declaration.name().equals(stamp.variable()))
                .filter(declaration -> !declaration.refusesStamp())
                .flatMap(declaration -> declaration.literal().stream())
                .filter(Stamp::canBeValue)
                .findFirst();
    }
}
