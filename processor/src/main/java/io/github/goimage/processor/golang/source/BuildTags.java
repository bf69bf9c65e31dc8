package io.github.goimage.processor.golang.source;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that build constraints and file names use (internal/syslist of the Go distribution). */
final class BuildTags {
    /** The GOOS values for which the tag {@code unix} holds. */
    static final Set<String> UNIX = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "linux",
            "netbsd",
            "openbsd",
            "solaris");

    /** Past, present and future GOOS values; only these suffixes of a file name are constraints. */
    static final Set<String> SYSTEMS = Stream.concat(
                    UNIX.stream(), Stream.of("js", "nacl", "plan9", "wasip1", "windows", "zos"))
            .collect(Collectors.toUnmodifiableSet());

    /** Past, present and future GOARCH values. */
    static final Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "ppc64",
            "ppc64le",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    private BuildTags() {}

    static boolean isTag(String word) {
        return !word.isEmpty() && word.codePoints().allMatch(BuildTags::isTagCharacter);
    }

    static boolean isTagCharacter(int c) {
        return Character.isLetter(c) || Character.isDigit(c) || c == '_' || c == '.';
    }
}
