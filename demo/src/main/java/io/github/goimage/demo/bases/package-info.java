/** The same service on other bases, to compare them, and a second program of the module. */
@GoImage(name = "localcache-static", base = DISTROLESS_STATIC, port = 8000)
@GoImage(
        name = "localcache-base",
        base = DISTROLESS_BASE,
        port = 8000,
        waive = @Waiver(rule = "OversizedBase", reason = "to compare"))
@GoImage(
        name = "localcache-cc",
        base = DISTROLESS_CC,
        port = 8000,
        waive = @Waiver(rule = "OversizedBase", reason = "to compare"))
@GoImage(
        name = "localcache-alpine",
        base = ALPINE,
        port = 8000,
        waive = @Waiver(rule = "OversizedBase", reason = "to compare"))
@GoImage(
        name = "localcache-debian",
        base = DEBIAN,
        port = 8000,
        waive = @Waiver(rule = "OversizedBase", reason = "to compare"))
@GoImage(name = "probe", main = "./cmd/probe")
package io.github.goimage.demo.bases;

import static io.github.goimage.Base.ALPINE;
import static io.github.goimage.Base.DEBIAN;
import static io.github.goimage.Base.DISTROLESS_BASE;
import static io.github.goimage.Base.DISTROLESS_CC;
import static io.github.goimage.Base.DISTROLESS_STATIC;

import io.github.goimage.GoImage;
import io.github.goimage.Waiver;
