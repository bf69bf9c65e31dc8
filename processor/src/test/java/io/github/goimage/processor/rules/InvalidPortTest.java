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
        tester.compile("port = 0").hasError("port", 1, 17, "0 is not a valid port (1 to 65535)", "port = 8080");
    }

    @Test
    void refusesANegativeNumber() {
        tester.compile("port = -1").hasError("port", 1, 17, "-1 is not a valid port (1 to 65535)", "port = 8080");
    }

    @Test
    void refusesWhatIsAboveSixteenBits() {
        tester.compile("port = 65536").hasError("port", 1, 17, "65536 is not a valid port (1 to 65535)", "port = 8080");
    }

    @Test
    void refusesTheLargestInt() {
        tester.compile("port = {8000, 2147483647}")
                .hasError("port[1]", 1, 24, "2147483647 is not a valid port (1 to 65535)", "port = {8000, 8080}");
    }

    @Test
    void refusesAPortNamedTwice() {
        tester.compile("port = {8000, 9000, 8000}")
                .hasError("port[2]", 1, 30, "port 8000 is listed twice", "port = {8000, 9000}");
    }

    @Test
    void looksAtUdpToo() {
        tester.compile("udpPort = {9125, 0}")
                .hasError("udpPort[1]", 1, 27, "0 is not a valid port (1 to 65535)", "udpPort = {9125, 8080}");
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
