package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.golang.source.BuildTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a main package compiles for one target, as far as it lies in the tree. The imports of a downloaded module are
 * not known.
 *
 * @param packages the team's own, including the main package, by import path
 * @param vendored packages below vendor/, by import path
 * @param modules imports of required modules outside the tree, by import path
 * @param missing imports that neither the tree nor a required module holds, so that the build fails: a package that is
 *     yet to be generated, or a requirement that go.mod lacks
 * @param standard imports of the standard library, by import path
 * @param hasProfile whether {@code default.pgo} stands beside the main package
 */
public record ImportGraph(
        BuildTarget target,
        GoPackage main,
        List<GoPackage> packages,
        List<GoPackage> vendored,
        List<OutsideImport> modules,
        List<OutsideImport> missing,
        List<OutsideImport> standard,
        boolean hasProfile) {

    /** Returns own and vendored packages. */
    public Stream<GoPackage> all() {
        return Stream.concat(packages.stream(), vendored.stream());
    }

    /** Returns whether a package of the tree is compiled with cgo. */
    public boolean usesCgo() {
        return all().anyMatch(GoPackage::usesCgo);
    }

    /** Returns the import of a package of the standard library if one is reachable. */
    public Optional<OutsideImport> standard(String path) {
        return standard.stream()
                .filter(imported -> imported.path().equals(path))
                .findFirst();
    }
}
