@GoImage(build = @Build(cgo = true, platforms = {"linux/amd64/v2", "linux/arm/v7"}))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
