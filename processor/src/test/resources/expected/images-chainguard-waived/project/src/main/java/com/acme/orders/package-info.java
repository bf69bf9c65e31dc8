@GoImage(
        base = Base.DISTROLESS_BASE,
        build = @Build(cgo = true),
        waive = @Waiver(rule = "LatestTag", reason = "built anew each night, with the images of that day"))
package com.acme.orders;

import io.github.goimage.Base;
import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.Waiver;
