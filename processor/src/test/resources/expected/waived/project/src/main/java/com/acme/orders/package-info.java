@GoImage(
        port = 443,
        waive = @Waiver(
                rule = "PrivilegedPort",
                only = "443",
                reason = "the platform gives the port to any user",
                until = "2099-12-31"))
package com.acme.orders;

import io.github.goimage.GoImage;
import io.github.goimage.Waiver;
