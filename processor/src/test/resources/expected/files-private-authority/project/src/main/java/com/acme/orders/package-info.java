@GoImage(needs = Need.CERTIFICATES, files = "certs/acme.pem:/etc/ssl/certs/acme.pem")
package com.acme.orders;

import io.github.goimage.GoImage;
import io.github.goimage.Need;
