@GoImage(base = Base.DISTROLESS_STATIC)
package com.acme.orders;

import io.github.goimage.Base;
import io.github.goimage.GoImage;
