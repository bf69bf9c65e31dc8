@GoImage(module = "go", main = "cmd/api")
package com.acme.orders;

import io.github.goimage.GoImage;
