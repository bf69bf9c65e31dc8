@GoImage(
        env = {"LOG_LEVEL=info", "GREETING=say \"hi\" to $USER, it's 100 % \\o/", "EMPTY=", "EQUATION=a=b"},
        labels = {
            "org.opencontainers.image.source=https://github.com/acme/orders",
            "org.opencontainers.image.description=Orders, \"fast\" & $afe"
        },
        args = {"-config", "/etc/orders.yaml", "$HOME", "a \"quoted\" \\ word", "[\"json\"]"})
package com.acme.orders;

import io.github.goimage.GoImage;
