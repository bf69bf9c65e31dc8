@GoImage(name = "orders-api", main = "./cmd/api", port = 8080)
@GoImage(name = "orders-worker", main = "./cmd/worker", base = DISTROLESS_STATIC)
package com.acme.orders;

import static io.github.goimage.Base.DISTROLESS_STATIC;
import io.github.goimage.GoImage;
