package io.github.goimage.processor.base;

import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.Platform;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The image of the build stage, and how it links.
 *
 * @param reference what {@code FROM} names
 * @param go the release: {@code "1.26"}, or an exact patch; empty if nothing is compiled
 * @param linkage how the binary is linked
 * @param pulled whether an older image of that tag, as an engine may hold, can have a release that go.mod refuses
 */
public record Builder(String reference, String go, Linkage linkage, boolean pulled) {
    /**
     * The minor number of the oldest Go 1 release that was supported when this version of goimage was released, by <a
     * href="https://go.dev/doc/devel/release#policy">Go's release policy</a>: each major release is supported until
     * there are two newer ones. Newer compilers honor an older {@code go} line of go.mod.
     */
    public static final int OLDEST_SUPPORTED_MINOR = 26;

    /** The minor number of the newest Go 1 release at that time: two are supported. */
    public static final int NEWEST_MINOR = OLDEST_SUPPORTED_MINOR + 1;

    private static final String OFFICIAL = "docker.io/library/golang";

    private static final Pattern RELEASE = Pattern.compile("1\\.[0-9]+(?:\\.[0-9]+|rc[0-9]+)?");

    /**
     * The platforms of the Debian variant, by <a
     * href="https://github.com/docker-library/official-images/blob/master/library/golang">library/golang</a>.
     */
    private static final Set<String> DEBIAN_PLATFORMS = Set.of(
            "linux/386", "linux/amd64", "linux/arm/v7", "linux/arm64", "linux/ppc64le", "linux/riscv64", "linux/s390x");

    /** Returns the architectures of the official image, by which an image may be built if nobody names another. */
    public static List<String> architectures() {
        return DEBIAN_PLATFORMS.stream()
                .map(platform -> platform.split("/", -1)[1])
                .sorted()
                .toList();
    }

    /** How a binary uses C code. */
    public enum Linkage {
        /** There is none: {@code CGO_ENABLED=0}. */
        NO_C,
        /** It is a part of the binary. */
        STATIC,
        /** The base's C library is loaded when the program starts. */
        DYNAMIC
    }

    /**
     * Returns the builder of an image. To compile, it is Docker's official {@code golang}: the Alpine variant, a
     * quarter of the bytes, if neither a C compiler nor Git is needed; otherwise Debian trixie, the release of the
     * bases with glibc. Only to copy, it is the smallest image with certificates and a few programs.
     *
     * @param build what the annotation says; an exact patch in the tag of {@code from} says more than {@code go}
     *     without one
     * @param module the highest release that a go.mod or a go.work requires
     * @param minimum the oldest release that the project's policy allows
     * @param direct whether modules are fetched from their repositories, with Git
     */
    public static Builder of(
            BuildSpec build, Optional<GoVersion> module, Optional<GoVersion> minimum, boolean direct, BaseImage base) {
        if (build.isCopied()) {
            return new Builder(BaseImage.of(Base.ALPINE).reference(), "", Linkage.NO_C, false);
        }
        String tagged = releaseOf(build.from());
        String go = Stream.of(isOf(build.go(), tagged) ? tagged : build.go(), tagged)
                .filter(release -> !release.isEmpty())
                .findFirst()
                .orElseGet(() -> release(Stream.concat(module.stream(), minimum.stream())));
        boolean debian = build.cgo() || direct || !build.privateModules().isEmpty();
        Linkage dynamicOrStatic = base.libc() == Libc.GLIBC ? Linkage.DYNAMIC : Linkage.STATIC;
        return new Builder(
                build.from().isEmpty() ? "golang:" + go + (debian ? "-trixie" : "-alpine") : build.from(),
                go,
                build.cgo() ? dynamicOrStatic : Linkage.NO_C,
                build.from().isEmpty()
                        && module.filter(asked ->
                                        asked.patch() > 0 && asked.language().equals(go))
                                .isPresent());
    }

    private static boolean isOf(String language, String release) {
        return release.startsWith(language + ".") || release.startsWith(language + "rc");
    }

    /** Returns the Go release of a reference, if it is an official image that names one; otherwise empty. */
    public static String releaseOf(String reference) {
        return ImageReference.parse(reference)
                .filter(image -> image.name().equals(OFFICIAL))
                .map(image -> RELEASE.matcher(image.tag()))
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .orElse("");
    }

    /**
     * Returns the highest required release, but none out of support, and without the patch number: patch releases
     * arrive with a pull.
     */
    private static String release(Stream<GoVersion> asked) {
        GoVersion oldest = GoVersion.parse("1." + OLDEST_SUPPORTED_MINOR).orElseThrow();
        GoVersion version = Stream.concat(Stream.of(oldest), asked)
                .max(GoVersion::compareTo)
                .orElseThrow();
        // There is no image of a future release, only of its candidates.
        return version.kind().isEmpty() ? version.language() : version.toString();
    }

    /**
     * Returns the build tags that the linkage requires. glibc's resolver and user lookup load shared libraries even in
     * a static binary, so a static binary uses Go's own.
     */
    public List<String> tags() {
        return linkage == Linkage.STATIC ? List.of("netgo", "osusergo") : List.of();
    }

    /**
     * Returns whether an image for a platform can be built: with cgo the builder runs on that platform, otherwise on
     * its own.
     */
    public boolean buildsFor(Platform platform) {
        String name = platform.arch().equals("amd64") ? "linux/amd64" : platform.toString();
        return !cgo() || !reference.startsWith("golang:") || DEBIAN_PLATFORMS.contains(name);
    }

    /**
     * Returns whether the builder holds a patch release of Go that nothing names, and that need not be the newest: a
     * digest keeps an older one, and a company's image has what its tag stands for. Another tag is the newest release
     * when it is pulled.
     *
     * @param locked the reference, with its digest if one is known
     */
    public boolean hidesPatch(String locked) {
        return GoVersion.parse(go).filter(GoVersion::namesPatch).isEmpty()
                && ImageReference.parse(locked)
                        .filter(image -> !image.digest().isEmpty() || !floats(image))
                        .isPresent();
    }

    /** Returns whether the tag of an image moves to each new release of Go. */
    private boolean floats(ImageReference image) {
        return image.name().equals(OFFICIAL) || image.tag().startsWith(go);
    }

    /** Returns whether C code is compiled. */
    public boolean cgo() {
        return linkage != Linkage.NO_C;
    }
}
