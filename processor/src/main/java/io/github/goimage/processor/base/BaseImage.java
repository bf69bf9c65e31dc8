package io.github.goimage.processor.base;

import static io.github.goimage.rule.Need.CERTIFICATES;
import static io.github.goimage.rule.Need.PASSWD;
import static io.github.goimage.rule.Need.TIME_ZONES;
import static io.github.goimage.rule.Need.TMP;

import io.github.goimage.rule.Base;
import io.github.goimage.rule.Need;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a base image contains: the only place that knows.
 *
 * @param base the annotation's name for it
 * @param reference what {@code FROM} names if the annotation sets no {@code from}; {@code "scratch"} is not a reference
 *     but Docker's word for the empty image
 * @param brings the needs that it meets by itself
 * @param libc the C library for dynamically linked programs
 * @param shell whether it holds a shell and a package manager, which the service does not use
 * @param passwdUser the user besides root and nobody that its passwd lists; 0 if there is none
 */
public record BaseImage(Base base, String reference, Set<Need> brings, Libc libc, boolean shell, int passwdUser) {

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

    /** The uid of nobody, which the passwd of every base but the empty image lists. */
    public static final int NOBODY = 65534;

    public BaseImage {
        brings = Set.copyOf(brings);
    }

    /**
     * Returns what a base contains.
     *
     * @see <a href="https://docs.docker.com/build/building/base-images/">scratch</a>
     * @see <a href="https://github.com/GoogleContainerTools/distroless/blob/main/base/README.md">distroless</a>
     * @see <a href="https://hub.docker.com/_/alpine">Alpine</a>
     * @see <a href="https://hub.docker.com/_/debian">Debian</a>
     */
    public static BaseImage of(Base base) {
        return switch (base) {
            case SCRATCH -> new BaseImage(base, SCRATCH_REFERENCE, Set.of(), Libc.NONE, false, 0);
            case DISTROLESS_STATIC -> distroless(base, "static", Libc.NONE);
            case DISTROLESS_BASE -> distroless(base, "base", Libc.GLIBC);
            case DISTROLESS_CC -> distroless(base, "cc", Libc.GLIBC);
            case ALPINE -> new BaseImage(base, "alpine:3.24", Set.of(CERTIFICATES, TMP), Libc.MUSL, true, 0);
            case DEBIAN -> new BaseImage(base, "debian:trixie-slim", Set.of(TMP), Libc.GLIBC, true, 0);
        };
    }

    /** Returns the same without what meets a need. */
    BaseImage without(Need need) {
        Set<Need> left = brings.stream().filter(brought -> brought != need).collect(Collectors.toUnmodifiableSet());
        return new BaseImage(base, reference, left, libc, shell, passwdUser);
    }

    /** Returns the same with another C library. */
    BaseImage with(Libc other) {
        return new BaseImage(base, reference, brings, other, shell, passwdUser);
    }

    private static BaseImage distroless(Base base, String kind, Libc libc) {
        Set<Need> brings = Set.of(CERTIFICATES, TIME_ZONES, TMP, PASSWD);
        return new BaseImage(base, "gcr.io/distroless/" + kind + "-debian13:nonroot", brings, libc, false, 65532);
    }

    /** Returns whether its passwd lists this uid, so that {@code os/user} finds a name and a home directory. */
    public boolean namesUser(int uid) {
        return (uid == 0 || uid == NOBODY) ? !isScratch() : uid == passwdUser;
    }

    /** Returns whether it meets a need by itself. */
    public boolean brings(Need need) {
        return brings.contains(need);
    }

    /** Returns whether it holds a program, by its name without a directory. */
    public boolean holdsProgram(String name) {
        return BasePrograms.hold(base, name);
    }

    /** Returns whether it is the empty image. */
    public boolean isScratch() {
        return reference.equals(SCRATCH_REFERENCE);
    }
}
