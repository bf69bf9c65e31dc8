@GoImage(base = SCRATCH, build = @Build(cgo = true))
package com.acme.orders;

import io.github.goimage.Build;
import static io.github.goimage.Base.SCRATCH;
import io.github.goimage.GoImage;
