@GoImage(base = DISTROLESS_BASE, build = @Build(cgo = true))
package com.acme.orders;

import io.github.goimage.Build;
import static io.github.goimage.Base.DISTROLESS_BASE;
import io.github.goimage.GoImage;
