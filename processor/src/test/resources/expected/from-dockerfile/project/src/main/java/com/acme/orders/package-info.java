@GoImage
package com.acme.orders;

import io.github.goimage.GoImage;
