@GoImage(files = {"current.yaml", "site"})
package com.acme.orders;

import io.github.goimage.GoImage;
