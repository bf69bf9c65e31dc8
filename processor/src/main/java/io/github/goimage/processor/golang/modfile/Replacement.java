package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.version.ModuleVersion;

/**
 * A {@code replace} line of go.mod or go.work.
 *
 * @param original if it has no version, it stands for every version
 * @param target a module and version, or a directory without a version
 */
public record Replacement(ModuleVersion original, ModuleVersion target, int line) {
    /** Returns whether a directory of this file system replaces the module. */
    public boolean isLocal() {
        return target.version().isEmpty();
    }

    /** Returns whether the line applies to this version of the module. */
    public boolean covers(String path, String version) {
        return original.path().equals(path)
                && (original.version().isEmpty() || original.version().equals(version));
    }
}
