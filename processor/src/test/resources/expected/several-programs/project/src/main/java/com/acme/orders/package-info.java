@GoImage(main = {"./cmd/orders", "./cmd/ordersctl"}, files = "orders")
package com.acme.orders;

import io.github.goimage.GoImage;
