@GoImage(build = @Build(platforms = {"linux/amd64", "linux/amd64/v3", "linux/arm64"}))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
