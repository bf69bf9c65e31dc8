package io.github.goimage.processor.golang.version;

/** A module path, and its version or an empty string if the file names none. */
public record ModuleVersion(String path, String version) {
    @Override
    public String toString() {
        return version.isEmpty() ? path : path + "@" + version;
    }
}
