@GoImage(needs = TMP)
package com.acme.orders;

import static io.github.goimage.Need.TMP;
import io.github.goimage.GoImage;
