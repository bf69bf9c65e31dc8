@GoImage(user = 0, port = {8080, 80}, env = "DATABASE_URL=postgres://orders:hunter2@db/orders")
package com.acme.orders;

import io.github.goimage.GoImage;
