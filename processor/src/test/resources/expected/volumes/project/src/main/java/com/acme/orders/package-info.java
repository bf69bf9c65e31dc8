@GoImage(volumes = {"/var/lib/orders/", "/var/lib/orders/archive", "/srv/in box"})
package com.acme.orders;

import io.github.goimage.GoImage;
