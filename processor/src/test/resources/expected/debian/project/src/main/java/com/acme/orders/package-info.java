@GoImage(base = DEBIAN)
package com.acme.orders;

import static io.github.goimage.Base.DEBIAN;
import io.github.goimage.GoImage;
