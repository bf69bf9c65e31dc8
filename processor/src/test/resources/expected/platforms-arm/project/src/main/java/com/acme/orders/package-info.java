@GoImage(build = @Build(platforms = {"linux/amd64", "linux/arm64", "linux/arm/v6"}))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
