@GoImage(build = @Build(platforms = "linux/riscv64"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
