@GoImage(base = Base.DEBIAN, user = 20000, waive = @Waiver(rule = "OversizedBase", reason = "people look around in it"), build = @Build(prebuilt = "orders"))
package com.acme.orders;

import io.github.goimage.Base;
import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.Waiver;
