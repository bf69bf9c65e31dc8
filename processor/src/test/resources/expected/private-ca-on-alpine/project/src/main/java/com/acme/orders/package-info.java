@GoImage(base = ALPINE, needs = {AUTO, CERTIFICATES, TMP})
package com.acme.orders;

import static io.github.goimage.Base.ALPINE;
import static io.github.goimage.Need.AUTO;
import static io.github.goimage.Need.CERTIFICATES;
import static io.github.goimage.Need.TMP;

import io.github.goimage.GoImage;
