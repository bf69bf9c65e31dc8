@GoImage(port = 8080, build = @Build(prebuilt = "build/orders"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
