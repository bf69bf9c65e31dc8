@GoImage(base = Base.ALPINE, waive = @Waiver(rule = "OversizedBase", reason = "people look around in it"), build = @Build(cgo = true, privateModules = "git.acme.test", platforms = {"linux/amd64", "linux/arm64"}))
package com.acme.orders;

import io.github.goimage.Base;
import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.Waiver;
