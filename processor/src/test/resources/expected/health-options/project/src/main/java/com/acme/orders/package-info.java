@GoImage(
        port = 8000,
        healthcheck = "-health",
        healthcheckOptions = @HealthcheckOptions(interval = "1s", timeout = "3s", startPeriod = "5s", retries = 5))
package com.acme.orders;

import io.github.goimage.GoImage;
import io.github.goimage.HealthcheckOptions;
