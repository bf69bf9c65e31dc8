@GoImage(needs = {}, stripDebug = false)
package com.acme.orders;

import io.github.goimage.GoImage;
