package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.graph.ImportResolver;
import io.github.goimage.processor.text.JsonReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A package that a vulnerability affects.
 *
 * @param path its import path
 * @param goos the operating systems that compile the affected code; all if empty
 * @param goarch the architectures that compile the affected code; all if empty
 * @param symbols the affected functions, {@code RealIP}, and methods, {@code Client.Do}; all if empty
 */
public record AffectedPackage(String path, List<String> goos, List<String> goarch, List<String> symbols) {

    static AffectedPackage read(JsonReader json) {
        List<String> path = new ArrayList<>(List.of(""));
        List<String> goos = new ArrayList<>();
        List<String> goarch = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        json.object(member -> {
            switch (member) {
                case "path" -> path.set(0, json.string());
                case "goos" -> json.array(() -> goos.add(json.string()));
                case "goarch" -> json.array(() -> goarch.add(json.string()));
                case "symbols" -> json.array(() -> symbols.add(json.string()));
                default -> {
                    // The Go database has no other member.
                }
            }
        });
        return new AffectedPackage(path.get(0), List.copyOf(goos), List.copyOf(goarch), List.copyOf(symbols));
    }

    /** Returns whether a Linux build for an architecture compiles the affected code. */
    public boolean isBuiltFor(String architecture) {
        return isBuiltOnLinux() && (goarch.isEmpty() || goarch.contains(architecture));
    }

    /** Returns whether a build for Linux compiles the affected code, on some architecture. */
    boolean isBuiltOnLinux() {
        return goos.isEmpty() || goos.contains("linux");
    }

    /** Returns the same package of a module with another path. */
    AffectedPackage within(String module, String other) {
        return ImportResolver.isWithin(path, module)
                ? new AffectedPackage(other + path.substring(module.length()), goos, goarch, symbols)
                : this;
    }

    /** Returns the affected functions; a method is not named by its type. */
    List<String> functions() {
        return symbols.stream().filter(symbol -> symbol.indexOf('.') < 0).toList();
    }

    /** Returns a package of which all is affected, on all platforms. */
    static AffectedPackage whole(String path) {
        return new AffectedPackage(path, List.of(), List.of(), List.of());
    }
}
