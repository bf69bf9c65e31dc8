@GoImage(
        base = Base.ALPINE,
        user = 20000,
        files = {"seed:/var/lib/orders", "web/static"},
        volumes = {"/var/lib/orders", "/var/cache/orders"})
package com.acme.orders;

import io.github.goimage.Base;
import io.github.goimage.GoImage;
