package io.github.goimage.processor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SystemPathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/ld-musl-x86_64.path",
                "/etc/ld.so.preload",
                "/etc/ld.so.cache",
                "/",
                "/bin",
                "/bin/sh",
                "/etc",
                "/etc/passwd",
                "/etc/ssl/certs/x.pem",
                "/lib64/ld.so",
                "/proc/1",
                "/root/.ssh",
                "/run",
                "/run/secrets/x",
                "/tmp",
                "/tmp/x",
                "/usr",
                "/usr/bin/x",
                "/usr/local/bin",
                "/usr/share",
                "/usr/share/zoneinfo",
                "/var",
                "/var/lib",
                "/var/lib/docker",
                "/var/run/docker.sock",
                "/var/tmp/x",
                "/dev/shm"
            })
    void ofTheSystem(String path) {
        assertEquals(true, SystemPaths.holds(path), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv",
                "/opt/acme",
                "/data",
                "/binary",
                "/etc/acme",
                "/etc/acme.yaml",
                "/etc/passwords",
                "/run/acme",
                "/tmpfiles",
                "/usr/share/acme/web",
                "/usr/local/share/acme",
                "/var/lib/acme",
                "/var/cache/acme/x",
                "/var/log/acme",
                "/home/acme"
            })
    void ofTheService(String path) {
        assertEquals(false, SystemPaths.holds(path), path);
    }
}
