package io.github.goimage.processor.base;

import static io.github.goimage.Need.CERTIFICATES;
import static io.github.goimage.Need.PASSWD;
import static io.github.goimage.Need.TIME_ZONES;
import static io.github.goimage.Need.TMP;

import io.github.goimage.Base;
import io.github.goimage.Need;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a base image brings: the only place that knows.
 *
 * @param base the annotation's name for it
 * @param reference what {@code FROM} names where the annotation's {@code from} does not; {@code "scratch"} is no
 *     reference but Docker's word for the empty image
 * @param brings the needs that it meets by itself
 * @param libc the C library for dynamically linked programs
 * @param shell whether it holds a shell and a package manager, which the service does not use
 * @param passwdUser the user besides root and nobody that its passwd names; 0 where there is none
 * @param source where this is said
 */
public record BaseImage(
        Base base, String reference, Set<Need> brings, Libc libc, boolean shell, int passwdUser, String source) {

    /** The C library of a base. */
    public enum Libc {
        /** None: static binaries only. */
        NONE,
        /** GNU libc. */
        GLIBC,
        /** musl. */
        MUSL
    }

    /** The empty image. */
    public static final String SCRATCH_REFERENCE = "scratch";

    /** The uid of nobody, which the passwd of every base but the empty image names. */
    public static final int NOBODY = 65534;

    private static final Set<Need> DISTROLESS = Set.of(CERTIFICATES, TIME_ZONES, TMP, PASSWD);
    private static final String DISTROLESS_SOURCE =
            "https://github.com/GoogleContainerTools/distroless/blob/main/base/README.md";

    private static final Map<Base, BaseImage> TABLE = Map.of(
            Base.SCRATCH,
            new BaseImage(
                    Base.SCRATCH,
                    SCRATCH_REFERENCE,
                    Set.of(),
                    Libc.NONE,
                    false,
                    0,
                    "https://docs.docker.com/build/building/base-images/"),
            Base.DISTROLESS_STATIC,
            new BaseImage(
                    Base.DISTROLESS_STATIC,
                    "gcr.io/distroless/static-debian13:nonroot",
                    DISTROLESS,
                    Libc.NONE,
                    false,
                    65532,
                    DISTROLESS_SOURCE),
            Base.DISTROLESS_BASE,
            new BaseImage(
                    Base.DISTROLESS_BASE,
                    "gcr.io/distroless/base-debian13:nonroot",
                    DISTROLESS,
                    Libc.GLIBC,
                    false,
                    65532,
                    DISTROLESS_SOURCE),
            Base.DISTROLESS_CC,
            new BaseImage(
                    Base.DISTROLESS_CC,
                    "gcr.io/distroless/cc-debian13:nonroot",
                    DISTROLESS,
                    Libc.GLIBC,
                    false,
                    65532,
                    DISTROLESS_SOURCE),
            Base.ALPINE,
            new BaseImage(
                    Base.ALPINE,
                    "alpine:3.24",
                    Set.of(CERTIFICATES, TMP),
                    Libc.MUSL,
                    true,
                    0,
                    "https://hub.docker.com/_/alpine"),
            Base.DEBIAN,
            new BaseImage(
                    Base.DEBIAN,
                    "debian:trixie-slim",
                    Set.of(TMP),
                    Libc.GLIBC,
                    true,
                    0,
                    "https://hub.docker.com/_/debian"));

    public BaseImage {
        brings = Set.copyOf(brings);
    }

    /** The table's row of a base. */
    public static BaseImage of(Base base) {
        return Objects.requireNonNull(TABLE.get(base), "each base has its row");
    }

    /** Whether its passwd names this uid, so that {@code os/user} finds a name and a home directory. */
    public boolean namesUser(int uid) {
        return (uid == 0 || uid == NOBODY) ? !isScratch() : uid == passwdUser;
    }

    /** Whether it holds a program, by its name without a directory. */
    public boolean holdsProgram(String name) {
        return switch (base) {
            case ALPINE -> BasePrograms.ALPINE.contains(name);
            case DEBIAN -> BasePrograms.DEBIAN.contains(name);
            default -> false;
        };
    }

    /** Whether it is the empty image. */
    public boolean isScratch() {
        return reference.equals(SCRATCH_REFERENCE);
    }
}
