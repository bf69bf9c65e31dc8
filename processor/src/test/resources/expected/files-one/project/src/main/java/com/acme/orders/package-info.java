@GoImage(files = "config/orders.yaml")
package com.acme.orders;

import io.github.goimage.GoImage;
