package io.github.goimage.processor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @TempDir
    Path root;

    @Test
    void nothingIsSaid() throws IOException {
        assertEquals(Policy.none(TODAY), read(Map.of()));
    }

    @Test
    void thePageOfSettingsHasEveryKey() throws IOException {
        String page = Files.readString(Path.of("../docs/settings.md"));
        for (String key : PolicyBuilder.KEYS) {
            assertTrue(page.contains("`" + key.replace("mirror.docker.io", "mirror.<registry>") + "`"), key);
        }
    }

    @Test
    void theFormatIsThatOfJavaProperties() throws IOException {
        write(
                "goimage.properties",
                "\ufeff# c\r\n! c\r\n\r\n  sync=write\r\ngo.proxy : https://a\\\r\n   .example\r\nrules"
                        + " LowUid:\\u0065rror\r\n");

        Policy policy = read(Map.of());

        assertEquals(List.of(), policy.faults());
        assertEquals(Sync.WRITE, policy.sync());
        assertEquals(Optional.of("https://a.example"), policy.goProxy());
        assertEquals(Optional.of(Level.ERROR), policy.level("LowUid"));
        assertEquals(
                List.of("goimage.properties:4", "goimage.properties:5", "goimage.properties:7"),
                policy.settings().stream().map(Setting::place).toList());
    }

    @Test
    void aProjectAddsToWhatTheRootSays() throws IOException {
        write(
                "goimage.properties",
                "labels.required = a, b\ngo.minimum = 1.27\ngo.sumdb = sum.golang.org\nsync = verify");
        write(
                "service/goimage.properties",
                "labels.required = b, c\ngo.minimum = 1.26\ngo.proxy = https://own.example");

        Policy policy = read(Map.of("goimage.sync", "off"));

        assertEquals(List.of(), policy.faults());
        assertEquals(List.of("a", "b", "c"), policy.requiredLabels());
        assertEquals(GoVersion.parse("1.27"), policy.goMinimum());
        assertEquals(Optional.of("https://own.example"), policy.goProxy());
        assertEquals(Sync.OFF, policy.sync());
    }

    @Test
    void mirrorsKeepTagAndDigest() throws IOException {
        write("goimage.properties", "mirror.docker.io = registry.acme.example/hub\nmirror.gcr.io = localhost:5000");
        Mirrors mirrors = read(Map.of()).mirrors();
        String digest = "@sha256:" + "a".repeat(64);

        assertEquals("registry.acme.example/hub/library/golang:1.26-alpine", mirrors.of("golang:1.26-alpine"));
        assertEquals("registry.acme.example/hub/acme/api:1" + digest, mirrors.of("acme/api:1" + digest));
        assertEquals(
                "localhost:5000/distroless/static-debian13:nonroot",
                mirrors.of("gcr.io/distroless/static-debian13:nonroot"));
        assertEquals("cgr.dev/chainguard/static" + digest, mirrors.of("cgr.dev/chainguard/static" + digest));
        assertEquals("scratch", mirrors.of("scratch"));
    }

    @Test
    void certificatesAreWrittenAnew() throws IOException {
        String pem = Files.readString(Path.of("src/test/resources/expected/private-ca/project/certs/acme.pem"));
        write("certs/acme.pem", "$(rm -rf /)\n" + pem.replace("\n", "\r\n") + pem);
        write("goimage.properties", "ca = certs/acme.pem");

        CaBundle ca = read(Map.of()).ca().orElseThrow();

        assertEquals("certs/acme.pem", ca.file());
        assertEquals(2, ca.subjects().size());
        assertTrue(ca.subjects().get(0).contains("CN=Acme Root CA"));
        assertTrue(ca.lines().stream()
                .allMatch(line -> line.matches("[A-Za-z0-9+/=]{1,64}|-----(BEGIN|END) CERTIFICATE-----")));
    }

    @Test
    void whatIsNoCertificate() throws IOException {
        write("goimage.properties", "ca = acme.pem");
        write("acme.pem", "-----BEGIN EC PRIVATE" + " KEY-----\n");
        assertEquals("\"acme.pem\" holds a private key", fault());
        write("acme.pem", "");
        assertEquals("\"acme.pem\" holds no certificate", fault());
        write("acme.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertEquals("\"acme.pem\" holds a certificate that cannot be read", fault());
        String pem = Files.readString(Path.of("src/test/resources/expected/private-ca/project/certs/acme.pem"));
        write("acme.pem", pem.repeat(100));
        assertEquals("\"acme.pem\" is larger than 60 KiB: the company's own authorities are enough", fault());
        write("goimage.properties", "ca = ../acme.pem");
        assertEquals("\"../acme.pem\" lies outside the root directory", fault());
        write("goimage.properties", "ca = \\u0000");
        assertEquals("\"\0\" is not a valid path", fault());
    }

    @Test
    void aFileThatIsNotUtf8() throws IOException {
        Files.write(root.resolve("goimage.properties"), new byte[] {'a', (byte) 0xff});
        assertEquals("is not UTF-8", fault());
    }

    private String fault() throws IOException {
        List<SettingFault> faults = read(Map.of()).faults();
        assertEquals(1, faults.size(), faults::toString);
        return faults.get(0).problem();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Policy read(Map<String, String> options) throws IOException {
        Path project = Files.createDirectories(root.resolve("service"));
        return new PolicyReader(options, TODAY).read(new Project(project, root));
    }
}
