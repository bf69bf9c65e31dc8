@GoImage(build = @Build(go = "1.26.3", privateModules = "git.acme.test/*"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
