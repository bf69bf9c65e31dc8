@GoImage(files = "web/static")
package com.acme.orders;

import io.github.goimage.GoImage;
