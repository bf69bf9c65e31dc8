package io.github.goimage;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the binary is built: the build stage of the Dockerfile.
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
     * @return {@code "1.26"} (patch releases arrive with the next pull) or an exact patch release, {@code "1.26.3"}; by
     *     default the higher of what {@code go.mod} requires and the oldest supported Go release
     */
    String go() default "";

    /**
     * Another image to build in, for C libraries that the official {@code golang} image lacks. Like
     * {@link GoImage#from}, it must come from a trusted registry. It holds Go, whose release {@link #go} names,
     * {@code cp}, {@code mkdir}, {@code chmod}, {@code chown}, {@code find} and {@code awk}, and the certificates in
     * {@code /etc/ssl/certs/ca-certificates.crt}.
     *
     * @return {@code "registry/go-vips:1.26@sha256:…"}; by default Docker's official {@code golang}
     */
    String from() default "";

    /**
     * Whether cgo is on ({@code CGO_ENABLED=1}), so that C code is compiled into the binary.
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
     * Other ways to build: flags of {@code go build} and settings of the go command, of which these are allowed. Each
     * says what else it needs; rule FlagMismatch reports what is missing.
     *
     * <ul>
     *   <li>{@code "-cover"}, {@code "-covermode=atomic"}, {@code "-coverpkg=./..."}: the service writes coverage to
     *       the volume that {@code GOCOVERDIR} names
     *   <li>{@code "-race"}: the race detector, with {@link #cgo} on a base with glibc
     *   <li>{@code "-gcflags=all=-N -l"}: no optimization, for a debugger, with {@code stripDebug = false}
     *   <li>{@code "-pgo=off"}: without the profile {@code default.pgo}, which is used wherever there is one
     *   <li>{@code "GOFIPS140=latest"}, {@code "GOFIPS140=v1.0.0"}: Go's FIPS 140-3 cryptography
     *   <li>{@code "GOEXPERIMENT=jsonv2"}: experiments of the Go release
     * </ul>
     *
     * @return one string for each flag; none by default
     */
    String[] flags() default {};

    /**
     * Variables that the linker sets ({@code -X}) from a build argument.
     *
     * @return {@code "main.version"} adds {@code ARG VERSION}; {@code "main.version=dev"} also sets its default; none
     *     by default
     */
    String[] stamp() default {};

    /**
     * The platforms that the image is built for. goimage checks the Go code for each of them. Without cgo the builder
     * cross-compiles for all of them; with cgo it runs on the target platform, natively or emulated.
     *
     * <p>A variant selects the processors to compile for: {@code "linux/arm/v6"} sets GOARM, {@code "linux/amd64/v3"}
     * lets {@code docker buildx build --platform=linux/amd64/v3} set GOAMD64; a plain {@code docker build} on amd64
     * builds binaries that run on every amd64. Two variants of arm need two images.
     *
     * @return {@code "linux/arm64"}, {@code "linux/amd64/v3"}: the Linux lines of {@code go tool dist list}; by default
     *     the builder's own
     */
    String[] platforms() default {};

    /**
     * Modules that no public proxy has. The build fetches them from their hosts with Git, bypassing the proxy and the
     * checksum database, with the credentials of a netrc file: a secret mount that stays out of every layer.
     *
     * <pre>{@code
     * docker build --secret "id=netrc,src=$HOME/.netrc" ...
     * }</pre>
     *
     * <p>A pattern that begins with {@code ssh://} is fetched over ssh, with the keys of the builder's ssh agent and
     * only from hosts in the builder's {@code known_hosts}:
     *
     * <pre>{@code
     * docker build --ssh default --secret "id=known_hosts,src=$HOME/.ssh/known_hosts" ...
     * }</pre>
     *
     * <p>Builders without BuildKit have no secrets, so there is no portable Dockerfile.
     *
     * @return globs of module paths, one string each, as in {@code GONOPROXY}: {@code "github.com/acme/*"},
     *     {@code "git.acme.com"}, {@code "ssh://git@git.acme.com:2222/*"}; none by default
     */
    String[] privateModules() default {};

    /**
     * An existing binary that is copied instead of built. The build context is the smallest directory that holds the
     * binary and {@link GoImage#files}, and nothing else is sent. The binary must exist when javac runs, because
     * goimage reads its headers.
     *
     * <p>{@code Need.AUTO} adds what the code of the Go module needs if a module is found as for
     * {@link GoImage#module}, and everything if none is found. {@code files} are relative to that module, or to the
     * project directory if there is none. A debug build needs {@code stripDebug = false}; a binary for another platform
     * than the builder's needs that platform in {@link #platforms}.
     *
     * @return its path relative to the project directory; empty to build a binary
     */
    String prebuilt() default "";
}
