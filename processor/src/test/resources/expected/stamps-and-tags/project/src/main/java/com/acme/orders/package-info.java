@GoImage(build = @Build(go = "1.26", tags = {"postgres", "metrics"}, stamp = {"main.version=dev build", "example.com/orders/internal/about.gitCommit"}))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
