package io.github.goimage;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the binary is made: the build stage of the Dockerfile.
 *
 * <pre>{@code
 * build = @Build(go = "1.26", tags = "postgres", stamp = "main.version=dev")
 * }</pre>
 */
@Documented
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Build {
    /**
     * The Go release of the builder image.
     *
     * @return {@code "1.26"} (patch releases arrive with the next pull) or an exact patch, {@code "1.26.3"}; by default
     *     the higher of what {@code go.mod} asks for and the oldest Go release that is supported
     */
    String go() default "";

    /**
     * Whether cgo is on ({@code CGO_ENABLED=1}), so that C code is compiled in.
     *
     * @return {@code false} by default: one static binary
     */
    boolean cgo() default false;

    /**
     * Build tags, {@code go build -tags}.
     *
     * @return tags of letters, digits, underscores and dots; none by default
     */
    String[] tags() default {};

    /**
     * Variables set by the linker ({@code -X}) from a build argument.
     *
     * @return {@code "main.version"} makes {@code ARG VERSION}; {@code "main.version=dev"} also gives its default; none
     *     by default
     */
    String[] stamp() default {};

    /**
     * The platforms that the image is built for. The Go code is judged for each of them. Without cgo the builder compiles
     * for all of them itself; with cgo it runs on the platform, natively or emulated.
     *
     * <p>A variant says for which processors is compiled: {@code "linux/arm/v6"} sets GOARM, {@code "linux/amd64/v3"} lets
     * {@code docker buildx build --platform=linux/amd64/v3} set GOAMD64; a plain {@code docker build} on amd64 makes
     * binaries that run on every amd64. Two variants of arm take two images.
     *
     * @return {@code "linux/arm64"}, {@code "linux/amd64/v3"}: the Linux lines of {@code go tool dist list}; by default the
     *     builder's own
     */
    String[] platforms() default {};

    /**
     * Modules that no public proxy has. They are fetched from their hosts with Git, past proxy and checksum database, with
     * the credentials of a netrc file: a secret mount that the build needs and that stays out of every layer.
     *
     * <pre>{@code
     * docker build --secret "id=netrc,src=$HOME/.netrc" ...
     * }</pre>
     *
     * <p>Builders without BuildKit have no secrets, so there is no portable Dockerfile.
     *
     * @return globs of module paths, one string each, as in {@code GONOPROXY}: {@code "github.com/acme/*"},
     *     {@code "git.acme.com"}; none by default
     */
    String[] privateModules() default {};

    /**
     * A binary that exists already and is copied instead of built: the build context is the smallest directory that holds it
     * and {@link GoImage#files}, of which nothing else is sent. Its headers are read when javac runs, so it has to be there.
     *
     * <p>{@code Need.AUTO} adds what the code of the Go module needs, where one is found as for {@link GoImage#module}, and
     * everything where none is; {@code files} count from that module, or else from the project directory. A debug build takes {@code stripDebug = false}; another platform than the builder's takes
     * that one in {@link #platforms}.
     *
     * @return its path from the project directory; empty to build
     */
    String prebuilt() default "";
}
