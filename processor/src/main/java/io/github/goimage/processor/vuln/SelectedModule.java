package io.github.goimage.processor.vuln;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.util.Optional;

/**
 * A module that a build is made of, beside the team's own.
 *
 * @param path the module path by which its packages are imported; {@code stdlib} and {@code toolchain} for Go itself
 * @param version the version that counts, that of a replacement by another version of the same module
 * @param content what is really compiled: the module itself, a fork of it, or a directory without a version
 * @param at the line that selects it, of go.mod, the one that replaces it, or of vendor/modules.txt; without a file for
 *     Go itself
 * @param fixed whether a replace line says what is compiled, whichever version is selected
 * @param replaced what a replace line replaces, with a version only if it is for that one; empty if no line says what
 *     is compiled, so that {@code go get} can change it
 */
public record SelectedModule(
        String path,
        String version,
        ModuleVersion content,
        SourceLine at,
        boolean fixed,
        Optional<ModuleVersion> replaced) {

    /** Returns a release of Go as a module of the database. */
    static SelectedModule ofGo(String path, GoVersion release) {
        String version = DatabaseVersion.ofGo(release);
        return new SelectedModule(
                path, version, new ModuleVersion(path, version), new SourceLine("", 0), false, Optional.empty());
    }

    /** Returns whether it is the standard library or the go command, which the builder provides. */
    public boolean isGo() {
        return isStandardLibrary() || isToolchain();
    }

    /** Returns whether it is the go command, which is no part of a program. */
    public boolean isToolchain() {
        return path.equals(AffectedModule.TOOLCHAIN);
    }

    /** Returns whether it is the standard library. */
    public boolean isStandardLibrary() {
        return path.equals(AffectedModule.STANDARD_LIBRARY);
    }

    /** Returns whether other code replaces it; nobody can say how much of the module's past is in that code. */
    public boolean isFork() {
        return !content.path().equals(path);
    }

    /**
     * Returns the module and its version as messages say them: {@code "github.com/go-chi/chi/v5@v5.2.1"}; and what
     * replaces it.
     */
    public String name() {
        if (isGo()) {
            return (isStandardLibrary() ? "the standard library of Go " : "the toolchain of Go ") + goRelease(version);
        }
        return path + "@" + version + (isFork() ? " => " + content : "");
    }

    /** Returns a version of the standard library as a release of Go, {@code "1.26.3"}. */
    public static String goRelease(String version) {
        return version.substring(1).replaceFirst("\\.0-(rc|beta)\\.", "$1");
    }
}
