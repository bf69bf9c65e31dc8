package io.github.goimage.processor.base;

import io.github.goimage.processor.base.BaseImage.Libc;
import io.github.goimage.rule.Base;
import io.github.goimage.rule.Need;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an image is known to hold by its name alone: Docker's official images of a system, distroless' and Chainguard's.
 * A company's own image, or a copy of one of these in another registry, is not among them.
 *
 * @param like the base whose row it matches, except for the shell; empty if it matches none but SCRATCH's
 * @param shell whether it holds a shell
 * @see <a href="https://github.com/GoogleContainerTools/distroless/blob/main/base/README.md">distroless</a>
 * @see <a href="https://images.chainguard.dev/">Chainguard's images</a>
 * @see <a href="https://github.com/docker-hardened-images/catalog">Docker Hardened Images</a>
 */
public record KnownImage(Optional<Base> like, boolean shell) {
    private static final String OFFICIAL = "docker.io/library/";
    private static final String DISTROLESS = "gcr.io/distroless/";
    private static final String CHAINGUARD = "cgr.dev/chainguard/";
    private static final String HARDENED = "dhi.io/";

    /** What distroless appends to a name, {@code -debian13}. */
    private static final Pattern RELEASE = Pattern.compile("-debian[0-9]+$");

    /** The variants with a shell: distroless' {@code debug-nonroot}, Chainguard's {@code latest-dev}. */
    private static final Pattern WITH_SHELL = Pattern.compile("(?:.*-)?(?:debug|dev)(?:-.*)?");

    /** Chainguard's image with a C library, and, unlike distroless', without time zones. */
    private static final String WITHOUT_TIME_ZONES = CHAINGUARD + "glibc-dynamic";

    /** Chainguard's image of a system, which has glibc also in place of Alpine. */
    private static final String OF_GLIBC = CHAINGUARD + "wolfi-base";

    /** Returns what an image contains that stands in place of a base, as far as it is known to differ. */
    public static BaseImage inPlaceOf(BaseImage base, String reference) {
        String name = ImageReference.parse(reference).map(ImageReference::name).orElse("");
        return switch (name) {
            case WITHOUT_TIME_ZONES -> base.without(Need.TIME_ZONES);
            case OF_GLIBC -> base.with(Libc.GLIBC);
            default -> base;
        };
    }

    /** Returns the image of this name; empty if it is none of these. */
    public static Optional<KnownImage> of(ImageReference image) {
        String name = image.name();
        if (name.startsWith(OFFICIAL)) {
            return official(name.substring(OFFICIAL.length()), image.tag());
        }
        boolean shell = WITH_SHELL.matcher(image.tag()).matches();
        if (name.startsWith(DISTROLESS)) {
            String kind = RELEASE.matcher(name.substring(DISTROLESS.length())).replaceFirst("");
            return switch (kind) {
                case "static" -> like(Base.DISTROLESS_STATIC, shell);
                case "base", "base-nossl" -> like(Base.DISTROLESS_BASE, shell);
                case "cc" -> like(Base.DISTROLESS_CC, shell);
                default -> Optional.empty();
            };
        }
        if (name.startsWith(CHAINGUARD)) {
            return switch (name.substring(CHAINGUARD.length())) {
                case "static" -> like(Base.DISTROLESS_STATIC, shell);
                case "glibc-dynamic" -> like(Base.DISTROLESS_CC, shell);
                case "wolfi-base", "busybox" -> Optional.of(new KnownImage(Optional.empty(), true));
                default -> Optional.empty();
            };
        }
        if (name.startsWith(HARDENED)) {
            return switch (name.substring(HARDENED.length())) {
                case "static" ->
                    like(image.tag().contains("-glibc") ? Base.DISTROLESS_BASE : Base.DISTROLESS_STATIC, shell);
                case "alpine-base" -> like(Base.ALPINE, true);
                case "debian-base" -> like(Base.DEBIAN, true);
                case "golang" -> like(image.tag().contains("alpine") ? Base.ALPINE : Base.DEBIAN, true);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static Optional<KnownImage> official(String name, String tag) {
        return switch (name) {
            case "alpine" -> like(Base.ALPINE, true);
            case "debian", "ubuntu" -> like(Base.DEBIAN, true);
            case "golang" -> like(tag.contains("alpine") ? Base.ALPINE : Base.DEBIAN, true);
            case "busybox" -> Optional.of(new KnownImage(Optional.empty(), true));
            default -> Optional.empty();
        };
    }

    private static Optional<KnownImage> like(Base base, boolean shell) {
        return Optional.of(new KnownImage(Optional.of(base), shell));
    }

    /** Returns whether it has everything that goimage expects of a base: C library, needs, programs, no shell. */
    public boolean serves(BaseImage base) {
        return holds(base) && (base.isScratch() || base.shell() || !shell);
    }

    /** Returns whether it holds what the base holds; it may hold more. */
    public boolean holds(BaseImage base) {
        if (base.isScratch()) {
            return true;
        }
        if (base.shell() || base.base() == Base.DISTROLESS_CC) {
            // The programs of a system with a shell, and libstdc++, come only with that base.
            return like.filter(base.base()::equals).isPresent();
        }
        return like.map(BaseImage::of)
                .filter(own -> own.brings().containsAll(base.brings()))
                .filter(own -> base.libc() == Libc.NONE || own.libc() == base.libc())
                .isPresent();
    }
}
