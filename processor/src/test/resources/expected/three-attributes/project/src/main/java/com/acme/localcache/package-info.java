@GoImage(base = SCRATCH, port = 8000, stripDebug = true)
package com.acme.localcache;

import static io.github.goimage.Base.SCRATCH;
import io.github.goimage.GoImage;
