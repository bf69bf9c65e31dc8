@GoImage(needs = {}, build = @Build(prebuilt = "my $build/orders [1]", platforms = "linux/amd64"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
