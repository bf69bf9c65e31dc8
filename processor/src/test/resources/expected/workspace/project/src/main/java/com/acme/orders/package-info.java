@GoImage(module = "services/api")
package com.acme.orders;

import io.github.goimage.GoImage;
