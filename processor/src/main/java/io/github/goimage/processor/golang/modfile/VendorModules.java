package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.files.SourceTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What vendor/modules.txt says, read as leniently as cmd/go does: an unknown line is skipped.
 *
 * @param workspace whether {@code go work vendor} wrote it
 */
public record VendorModules(String file, boolean workspace, List<VendoredModule> modules) {

    /** Reads modules.txt from its text. */
    public static VendorModules parse(String file, String text) {
        return new VendorModulesParser().parse(file, text);
    }

    /** Reads a modules.txt file. */
    public static VendorModules read(SourceTree tree, Path file) {
        return parse(tree.nameOf(file), new String(tree.read(file), StandardCharsets.UTF_8));
    }

    /** Returns the import paths of all vendored packages. */
    public Set<String> packages() {
        Set<String> packages = new HashSet<>();
        modules.forEach(module -> packages.addAll(module.packages()));
        return packages;
    }
}
