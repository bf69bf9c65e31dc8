@GoImage(build = @Build(go = "1.26.3", privateModules = "ssh://root@git.acme.test:2222/*"))
package com.acme.orders;

import io.github.goimage.Build;
import io.github.goimage.GoImage;
