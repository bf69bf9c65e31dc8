@GoImage(base = SCRATCH, port = 8000, stripDebug = true)
package io.github.goimage.demo.localcache;

import static io.github.goimage.Base.SCRATCH;

import io.github.goimage.GoImage;
