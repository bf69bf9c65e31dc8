@GoImage(
        udpPort = {9125, 8125},
        port = 9102,
        stopSignal = StopSignal.SIGINT,
        healthcheck = {"-health", "http://localhost:9102/"})
package com.acme.orders;

import io.github.goimage.GoImage;
import io.github.goimage.StopSignal;
