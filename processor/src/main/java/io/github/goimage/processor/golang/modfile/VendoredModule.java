package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.version.ModuleVersion;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A module of vendor/modules.txt.
 *
 * @param module without a version if the file only notes a replacement of every version
 * @param explicit whether go.mod of the main module requires it
 * @param replacement the module or directory in its place
 * @param packages import paths of the packages that vendor/ holds of it
 */
public record VendoredModule(
        ModuleVersion module,
        boolean explicit,
        Optional<ModuleVersion> replacement,
        SortedSet<String> packages,
        int line) {}
