@GoImage(port = 8000)
package com.acme.orders;

import io.github.goimage.GoImage;
