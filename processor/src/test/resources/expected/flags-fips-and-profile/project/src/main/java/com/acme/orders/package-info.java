@GoImage(build = @Build(flags = {"GOFIPS140=v1.0.0", "GOEXPERIMENT=jsonv2"}))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
