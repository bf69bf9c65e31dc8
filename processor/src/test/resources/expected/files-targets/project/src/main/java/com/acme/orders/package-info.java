@GoImage(
        files = {
            "web/static/:/srv/static",
            "web/orders/[id]:/srv/orders/[id]",
            "config/orders.yaml:/etc/orders/",
            "price $5 'net' [a].txt:/srv/price $5 'net' [a].txt"
        })
package com.acme.orders;

import io.github.goimage.GoImage;
