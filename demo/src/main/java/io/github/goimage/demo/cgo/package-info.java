/** The same service with cgo on every base: linked with the base's glibc, or statically if the base has none. */
@GoImage(name = "localcache-cgo", port = 8000, build = @Build(cgo = true))
@GoImage(name = "localcache-cgo-static", base = DISTROLESS_STATIC, port = 8000, build = @Build(cgo = true))
@GoImage(name = "localcache-cgo-base", base = DISTROLESS_BASE, port = 8000, build = @Build(cgo = true))
@GoImage(name = "localcache-cgo-cc", base = DISTROLESS_CC, port = 8000, build = @Build(cgo = true))
@GoImage(
        name = "localcache-cgo-alpine",
        base = ALPINE,
        port = 8000,
        build = @Build(cgo = true),
        waive = @Waiver(rule = "OversizedBase", reason = "to compare"))
@GoImage(name = "localcache-cgo-debian", base = DEBIAN, port = 8000, build = @Build(cgo = true))
package io.github.goimage.demo.cgo;

import static io.github.goimage.Base.ALPINE;
import static io.github.goimage.Base.DEBIAN;
import static io.github.goimage.Base.DISTROLESS_BASE;
import static io.github.goimage.Base.DISTROLESS_CC;
import static io.github.goimage.Base.DISTROLESS_STATIC;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.Waiver;
