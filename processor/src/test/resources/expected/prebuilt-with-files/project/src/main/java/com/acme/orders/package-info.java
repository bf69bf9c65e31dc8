@GoImage(files = {"web/static", "seed:/var/lib/orders"}, volumes = "/var/lib/orders", needs = {}, build = @Build(prebuilt = "build/orders"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
