package io.github.goimage.processor.golang.graph;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.source.GoHeads;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Selects the files of a package that are not Go but part of its build: C, headers, assembler, object files (go/build).
 */
final class OtherFiles {
    private static final Set<String> ASSEMBLER_OF_CGO = Set.of(".S", ".sx");
    private static final Set<String> EXTENSIONS = Set.of(
            ".c",
            ".cc",
            ".cpp",
            ".cxx",
            ".m",
            ".h",
            ".hh",
            ".hpp",
            ".hxx",
            ".f",
            ".F",
            ".for",
            ".f90",
            ".s",
            ".S",
            ".sx",
            ".swig",
            ".swigcxx",
            ".syso");

    /** Ignored with cgo off, while headers may serve Go's own assembler. */
    private static final Set<String> FOR_CGO_ONLY = Set.of(".c", ".cc", ".cpp", ".cxx", ".m", ".swig", ".swigcxx");

    private OtherFiles() {}

    static List<String> select(SourceTree tree, GoHeads heads, Path directory, BuildTarget target, boolean usesCgo) {
        return tree.list(directory).stream()
                .filter(entry -> EXTENSIONS.contains(extension(entry.name())) && entry.isReadableFile())
                .map(TreeEntry::name)
                .filter(name -> target.cgo() || !FOR_CGO_ONLY.contains(extension(name)))
                .filter(name -> usesCgo || !ASSEMBLER_OF_CGO.contains(extension(name)))
                .filter(name -> !PackageFiles.isHidden(name) && target.matchesName(name))
                .filter(name -> name.endsWith(".syso") || target.matches(heads.constraint(directory, name)))
                .toList();
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }
}
