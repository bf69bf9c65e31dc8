@GoImage(module = "api")
package com.acme.orders;

import io.github.goimage.GoImage;
