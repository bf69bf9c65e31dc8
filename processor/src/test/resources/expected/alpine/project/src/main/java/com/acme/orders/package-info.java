@GoImage(base = ALPINE)
package com.acme.orders;

import static io.github.goimage.Base.ALPINE;
import io.github.goimage.GoImage;
