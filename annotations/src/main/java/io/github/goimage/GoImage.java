package io.github.goimage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The container image of one Go service. The compiler rejects unsafe values; otherwise it writes the image's
 * Dockerfile.
 *
 * <pre>{@code
 * @GoImage(base = SCRATCH, port = 8000, stripDebug = true)
 * package com.acme.localcache;
 * }</pre>
 *
 * <p>Every image runs its binary {@code /app} as a numeric user without privileges and on a read-only root file system.
 * {@code @GoImage} alone is correct: every member has a safe default. Repeat the annotation for several images, each
 * with a {@link #name()}.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(GoImages.class)
public @interface GoImage {
    /**
     * The image's name: its tag in the printed commands and the directory {@code META-INF/goimage/<name>/}.
     *
     * @return lower-case letters and digits, separated by {@code .}, {@code _}, {@code __} or dashes; at most 128
     *     characters; by default the last segment of the package
     */
    String name() default "";

    /**
     * The directory that holds {@code go.mod}.
     *
     * @return a path relative to the project directory, {@code "../services/api"}; by default the first of {@code .},
     *     {@code src/main/go} and {@code go} that has a {@code go.mod}, otherwise the only module below the project
     *     directory
     */
    String module() default "";

    /**
     * The main packages to build. The first one is {@code /app}, which the image runs; each further one lies beside it
     * under the name that {@code go build} gives it, that of its directory: {@code {"./cmd/alertmanager",
     * "./cmd/amtool"}} makes {@code /app} and {@code /amtool}.
     *
     * @return paths from the module directory, {@code "./cmd/api"}; by default the root package if it is {@code package
     *     main}, otherwise the only main package; otherwise the one with the name of the image or of the module,
     *     otherwise the only one below {@code cmd/}, otherwise the only one that listens for callers
     */
    String[] main() default {};

    /**
     * The base image of the final stage: {@code FROM}.
     *
     * @return {@link Base#SCRATCH} by default
     */
    Base base() default Base.SCRATCH;

    /**
     * Another reference of an image with the same contents as {@link #base()}: a mirror, an exact tag or a digest.
     *
     * @return {@code "registry/path:tag"} or {@code "registry/path:tag@sha256:…"}; by default the reference of
     *     {@code base}
     */
    String from() default "";

    /**
     * The TCP ports on which the service listens: {@code EXPOSE}, and {@code -p} in the printed run command.
     *
     * @return numbers from 1024 to 65535 (below 1024 needs a waiver); none by default
     */
    int[] port() default {};

    /**
     * The UDP ports on which the service listens: {@code EXPOSE 9125/udp}.
     *
     * @return numbers from 1024 to 65535; none by default
     */
    int[] udpPort() default {};

    /**
     * The numeric user and group that the service runs as: {@code USER 65532:65532}. They are numbers because
     * Kubernetes cannot prove that a name is not root.
     *
     * @return from 10001 to 2147483646 (1 to 10000 are users of the host); 65532 by default
     */
    int user() default 65532;

    /**
     * Whether the binary omits symbol table and debug information: {@code -ldflags "-s -w"}, about a third of its size.
     * Stack traces keep their function names and lines.
     *
     * @return {@code true} by default
     */
    boolean stripDebug() default true;

    /**
     * Files outside the binary that the service reads at run time.
     *
     * @return {@link Need#AUTO} by default: what the module's code needs
     */
    Need[] needs() default Need.AUTO;

    /**
     * Files and directories that the service opens at run time. The service can read but not write them.
     *
     * @return literal paths relative to the module directory: {@code "web/static"} lands at {@code /web/static}, where
     *     {@code os.Open("web/static/x")} finds it as in {@code go run}; {@code "web/static:/srv/static"} lands at
     *     {@code /srv/static}, {@code "app.yaml:/etc/acme/"} at {@code /etc/acme/app.yaml}; a symbolic link is replaced
     *     by its target; {@code "acme.pem:/etc/ssl/certs/acme.pem"} adds the certificates of a private authority; none
     *     by default
     */
    String[] files() default {};

    /**
     * Environment variables of the image: {@code ENV}. Do not set secrets here; set them at run time.
     *
     * @return {@code "LOG_LEVEL=info"}; none by default
     */
    String[] env() default {};

    /**
     * Labels of the image: {@code LABEL}.
     *
     * @return {@code "org.opencontainers.image.source=https://github.com/acme/api"}; none by default
     */
    String[] labels() default {};

    /**
     * Arguments of the service: {@code CMD}. Arguments given to {@code docker run} replace them.
     *
     * @return one string for each argument, {@code {"-config", "/etc/app.yaml"}}; none by default
     */
    String[] args() default {};

    /**
     * Arguments that the service always gets: they follow the binary in {@code ENTRYPOINT}, and those of
     * {@link #args()} or of {@code docker run} follow them. The health check does not get them.
     *
     * @return one string for each argument, {@code {"-bind", "0.0.0.0"}}; none by default
     */
    String[] fixedArgs() default {};

    /**
     * The directory that the service starts in: {@code WORKDIR}. {@link #files()} without a target land below it, where
     * {@code os.Open("web/static/x")} finds them, and if it is written, {@link #volumes()} may be relative to it.
     *
     * @return an absolute path, {@code "/srv/api"}; {@code "/"} by default
     */
    String workdir() default "/";

    /**
     * Directories that the service may write although the root file system is read-only: {@code VOLUME}, owned by
     * {@link #user()} and by root's group with the same rights, as OpenShift needs it. The engine creates a new volume
     * for each container, and {@code docker run --rm} deletes it at the end; {@code -v data:/var/lib/data} keeps it. A
     * volume at the place of a directory in {@link #files()} starts with that directory's content. For temporary files,
     * use {@link Need#TMP}.
     *
     * @return absolute paths, {@code "/var/lib/data"}; none by default
     */
    String[] volumes() default {};

    /**
     * The signal that asks the service to stop: {@code STOPSIGNAL}.
     *
     * @return {@link StopSignal#SIGTERM} by default
     */
    StopSignal stopSignal() default StopSignal.SIGTERM;

    /**
     * Arguments with which the service's binary checks its own health: {@code HEALTHCHECK CMD ["/app", …]}. The image
     * has no shell and no curl.
     *
     * @return {@code "-health"}; by default {@code HEALTHCHECK NONE}
     */
    String[] healthcheck() default {};

    /**
     * When the health check runs, and how often it may fail; no effect without {@link #healthcheck()}.
     *
     * @return Docker's own values by default: every 30 seconds, for at most 30 seconds, unhealthy after 3 failures
     */
    HealthcheckOptions healthcheckOptions() default @HealthcheckOptions;

    /**
     * How the binary is built.
     *
     * @return a static build without cgo by default
     */
    Build build() default @Build;

    /**
     * Findings that this image accepts.
     *
     * @return none by default
     */
    Waiver[] waive() default {};
}
