@GoImage(base = DISTROLESS_STATIC, from = "cgr.dev/chainguard/static@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")
package com.acme.orders;

import static io.github.goimage.Base.DISTROLESS_STATIC;
import io.github.goimage.GoImage;
