package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InvalidPortTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(InvalidPort.class, directory);
    }

    @Test
    void refusesZero() {
        tester.compile("port = 0").hasError(1, 17, """
                [InvalidPort] com.acme.localcache @GoImage(port): 0 is no port (1 to 65535)
                fix: port = 8080
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidPort.md""");
    }

    @Test
    void refusesANegativeNumber() {
        tester.compile("port = -1").hasError(1, 17, """
                [InvalidPort] com.acme.localcache @GoImage(port): -1 is no port (1 to 65535)
                fix: port = 8080
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidPort.md""");
    }

    @Test
    void refusesWhatIsAboveSixteenBits() {
        tester.compile("port = 65536").hasError(1, 17, """
                [InvalidPort] com.acme.localcache @GoImage(port): 65536 is no port (1 to 65535)
                fix: port = 8080
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidPort.md""");
    }

    @Test
    void refusesTheLargestInt() {
        tester.compile("port = {8000, 2147483647}").hasError(1, 24, """
                [InvalidPort] com.acme.localcache @GoImage(port[1]): 2147483647 is no port (1 to 65535)
                fix: port = {8000, 8080}
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidPort.md""");
    }

    @Test
    void refusesAPortNamedTwice() {
        tester.compile("port = {8000, 9000, 8000}").hasError(1, 30, """
                [InvalidPort] com.acme.localcache @GoImage(port[2]): port 8000 is named twice
                fix: port = {8000, 9000}
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidPort.md""");
    }

    @Test
    void looksAtUdpToo() {
        tester.compile("udpPort = {9125, 0}").hasError(1, 27, """
                [InvalidPort] com.acme.localcache @GoImage(udpPort[1]): 0 is no port (1 to 65535)
                fix: udpPort = {9125, 8080}
                https://github.com/goimage/goimage/blob/main/docs/rules/InvalidPort.md""");
    }

    @Test
    void acceptsOneNumberForBothProtocols() {
        tester.accepts("port = 8000, udpPort = 8000");
    }

    @Test
    void acceptsTheLastPort() {
        tester.accepts("port = 65535");
    }

    @Test
    void acceptsSeveralPorts() {
        tester.accepts("port = {8000, 8001}");
    }
}
