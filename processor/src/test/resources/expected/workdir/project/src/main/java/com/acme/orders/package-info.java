@GoImage(workdir = "/srv/orders", files = "web", volumes = {"data", "/var/lib/orders"})
package com.acme.orders;

import io.github.goimage.GoImage;
