@GoImage(port = 8080, user = 20001, files = "web:/srv/orders/web", env = "LOG_LEVEL=info", labels = "org.opencontainers.image.source=https://git.acme.example/orders", args = {"status", "-v"}, workdir = "/srv/orders", volumes = "/var/lib/orders", build = @Build(stamp = "main.version=dev"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
