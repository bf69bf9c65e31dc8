@GoImage(base = Base.DISTROLESS_BASE, needs = {}, waive = @Waiver(rule = "OversizedBase", reason = "our platform wants it"), build = @Build(privateModules = {"github.com/acme/*", "*.acme.test", "git.acme.test/[a-h]*"}, stamp = "main.version=dev"))
package com.acme.orders;

import io.github.goimage.Base;
import io.github.goimage.Build;
import io.github.goimage.GoImage;
import io.github.goimage.Waiver;
