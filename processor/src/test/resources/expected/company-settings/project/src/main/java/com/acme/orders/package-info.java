@GoImage(base = DISTROLESS_STATIC, port = 8080, labels = "com.acme.owner=payments")
package com.acme.orders;

import static io.github.goimage.Base.DISTROLESS_STATIC;

import io.github.goimage.GoImage;
