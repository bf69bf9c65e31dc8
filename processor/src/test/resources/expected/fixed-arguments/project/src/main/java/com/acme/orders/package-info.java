@GoImage(fixedArgs = {"-bind", "0.0.0.0 $HOME"}, args = "-v", healthcheck = "-check")
package com.acme.orders;

import io.github.goimage.GoImage;
