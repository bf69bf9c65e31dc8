@GoImage(
        base = Base.DISTROLESS_BASE,
        stripDebug = false,
        env = "GOCOVERDIR=/coverage",
        volumes = "/coverage",
        build = @Build(cgo = true, flags = {"-race", "-cover", "-gcflags=all=-N -l"}))
package com.acme.orders;

import io.github.goimage.Base;
import io.github.goimage.Build;
import io.github.goimage.GoImage;
