/**
 * Annotations that describe a safe, small container image of a Go service.
 *
 * <pre>{@code
 * @GoImage(base = SCRATCH, port = 8000, stripDebug = true)
 * package com.acme.localcache;
 *
 * import static io.github.goimage.Base.SCRATCH;
 * import io.github.goimage.GoImage;
 * }</pre>
 *
 * <p>With {@code goimage-processor} on the processor path, the Java compiler either reports an error at the unsafe
 * value or writes {@code META-INF/goimage/localcache/Dockerfile} and its ignore file into the class output.
 */
package io.github.goimage;
