@GoImage(base = DISTROLESS_STATIC, user = 20000)
package com.acme.orders;

import static io.github.goimage.Base.DISTROLESS_STATIC;
import io.github.goimage.GoImage;
