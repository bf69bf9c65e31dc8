@GoImage(build = @Build(from = "golang:1.26-trixie"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
