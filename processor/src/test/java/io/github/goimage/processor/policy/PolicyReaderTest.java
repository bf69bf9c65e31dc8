package io.github.goimage.processor.policy;

import static io.github.goimage.processor.CpuLimit.assertWithin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.vuln.TestDatabase;
import io.github.goimage.processor.vuln.VulnerabilityDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertEquals(Optional.of("https://a.example"), policy.supply().goProxy());
        assertEquals(Optional.of(Level.ERROR), policy.rules().level("LowUid"));
        assertEquals(
                List.of("goimage.properties:4", "goimage.properties:5", "goimage.properties:7"),
                policy.settings().stream().map(Setting::place).toList());
    }

    @Test
    void aProjectAddsToWhatTheRootSays() throws IOException {
        write(
                "goimage.properties",
                "labels.required = a, b\ngo.minimum = 1.27\ngo.sumdb = sum.golang.org\nsync = verify\n"
                        + "compression = gzip");
        write(
                "service/goimage.properties",
                "labels.required = b, c\ngo.minimum = 1.26\ngo.proxy = https://own.example\ncompression = zstd");

        Policy policy = read(Map.of("goimage.sync", "off"));

        assertEquals(List.of(), policy.faults());
        assertEquals(List.of("a", "b", "c"), policy.requiredLabels());
        assertEquals(GoVersion.parse("1.27"), policy.goMinimum());
        assertEquals(Optional.of("https://own.example"), policy.supply().goProxy());
        assertEquals(Compression.ZSTD, policy.compression());
        assertEquals(Sync.OFF, policy.sync());
    }

    @Test
    void mirrorsKeepTagAndDigest() throws IOException {
        write("goimage.properties", "mirror.docker.io = registry.acme.example/hub\nmirror.gcr.io = localhost:5000");
        Mirrors mirrors = read(Map.of()).supply().mirrors();
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

        CaBundle ca = read(Map.of()).supply().ca().orElseThrow();

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

    /** Each setting is compared with those before it, so a file has a bound; below it, there are thousands. */
    @Test
    void aFileOfManySettings() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 64 << 10; i++) {
            text.append("mirror.a").append(i).append(".example = b.example\n");
        }
        write("goimage.properties", text.toString());
        assertEquals("is larger than 64 KiB", fault());

        write("goimage.properties", text.substring(0, text.length() - 80).replaceFirst("\n[^\n]*$", "\n"));
        assertWithin(
                Duration.ofSeconds(10),
                () -> assertEquals(List.of(), read(Map.of()).faults()));
    }

    // ---- policies on the processor path

    private Policy withPolicies(String a, String b) throws IOException {
        Path one = TestJar.make(root.resolve("a-1.0.jar"), "", Map.of(SettingsFile.NAME, a));
        Path other = TestJar.make(root.resolve("b.jar"), "2", Map.of(SettingsFile.NAME, b));
        return read(new ProcessorJars(
                List.of(new PolicyJar(one, "a-1.0.jar"), new PolicyJar(other, "b.jar")), List.of(), List.of()));
    }

    /** Files of one name in two jars. */
    @Test
    void policiesWithOtherCertificatesContradictEachOther() throws Exception {
        String one = Files.readString(Path.of("src/test/resources/expected/private-ca/project/certs/acme.pem"));
        Path a = TestJar.make(root.resolve("a.jar"), "", Map.of(SettingsFile.NAME, "ca = acme.pem", "acme.pem", one));
        Path b = TestJar.make(
                root.resolve("b.jar"), "", Map.of(SettingsFile.NAME, "ca = acme.pem", "acme.pem", one + one));
        assertEquals(
                List.of("b.jar!/META-INF/goimage.properties:1: another policy's file of this name holds other"
                        + " certificates|put the same certificates into both policies"),
                faults(read(new ProcessorJars(
                        List.of(new PolicyJar(a, "a.jar"), new PolicyJar(b, "b.jar")), List.of(), List.of()))));
        assertEquals(
                List.of(),
                faults(read(new ProcessorJars(
                        List.of(new PolicyJar(a, "a.jar"), new PolicyJar(a, "b.jar")), List.of(), List.of()))));
    }

    private Policy read(ProcessorJars jars) throws IOException {
        Path project = Files.createDirectories(root.resolve("service"));
        return new PolicyReader(Map.of(), TODAY, jars).read(new Project(project, root));
    }

    private static List<String> faults(Policy policy) {
        return policy.faults().stream()
                .map(fault -> fault.place() + ": " + fault.problem() + "|" + fault.fix())
                .toList();
    }

    @Test
    void ofSeveralPoliciesTheStrictestValueCounts() throws IOException {
        Policy policy = withPolicies("""
                rules = LowUid:error, RootUser:off
                profile = strict
                go.minimum = 1.25
                labels.required = a
                registries = docker.io/library, registry.acme.example
                vulndb.maxAge = 30
                go.proxy = https://proxy.acme.example
                waivers.forbidden = LowUid
                """, """
                rules = LowUid:note
                profile = standard
                go.minimum = 1.26
                labels.required = b
                registries = docker.io, registry.acme.example/go, gcr.io
                vulndb.maxAge = 90
                go.proxy = https://proxy.acme.example
                waivers.forbidden = RootUser
                """);

        assertEquals(List.of(), faults(policy));
        assertEquals(Optional.of(Level.ERROR), policy.rules().level("LowUid"));
        assertEquals(Optional.of(Level.OFF), policy.rules().level("RootUser"));
        assertTrue(policy.rules().strict());
        assertEquals("1.26", policy.goMinimum().orElseThrow().toString());
        assertEquals(List.of("a", "b"), policy.requiredLabels());
        assertEquals(
                List.of("registry.acme.example/go", "docker.io/library"),
                policy.supply().registries());
        assertEquals(Optional.of(30), policy.vulndbMaxAge());
        assertEquals(Optional.of("https://proxy.acme.example"), policy.supply().goProxy());
        assertEquals(
                Set.of("LowUid", "RootUser"), policy.rules().forbiddenWaivers().keySet());
        assertEquals(
                List.of("a-1.0.jar 1.0", "b.jar 2"),
                policy.applied().stream()
                        .map(each -> each.jar() + " " + each.version().orElse(""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "go.proxy = https://a | go.proxy = https://b | b.jar!/META-INF/goimage.properties:1:"
                        + " the policy a-1.0.jar sets go.proxy to another value | write the same value in both policies",
                "registries = docker.io | registries = gcr.io | b.jar!/META-INF/goimage.properties:1:"
                        + " no registry is trusted by every policy | name a registry that every policy trusts",
                "sync = write | go.minimum = 1.26 | a-1.0.jar!/META-INF/goimage.properties:1: a policy cannot set sync"
                        + " | remove sync, which is each project's own decision",
                "vulndb = x.zip | go.minimum = 1.26 | a-1.0.jar!/META-INF/goimage.properties:1: a policy cannot set vulndb"
                        + " | remove vulndb, and put the database in a jar below META-INF/goimage/vulndb/",
                "ca = acme.pem | go.minimum = 1.26 | a-1.0.jar!/META-INF/goimage.properties:1: \"acme.pem\" is not in the jar"
                        + " | ca = acme.pem, a file beside goimage.properties in the jar, with only certificates",
                "waivers.forbidden = a b | go.minimum = 1.26 | a-1.0.jar!/META-INF/goimage.properties:1: \"a b\" is not the"
                        + " name of a rule | waivers.forbidden = RootUser, DebugEndpoint"
            })
    void whatPoliciesCannotSay(String a, String b, String fault, String fix) throws IOException {
        assertEquals(List.of(fault + "|" + fix), faults(withPolicies(a, b)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile = strict | profile = standard | the policy a-1.0.jar sets profile = strict, which only that file"
                        + " can lower | remove profile",
                "registries = docker.io | registries = evil.example | the policy a-1.0.jar already sets registries"
                        + " | remove registries",
                "go.proxy = https://a | go.proxy = https://b | the policy a-1.0.jar already sets go.proxy | remove go.proxy",
                "registries = docker.io | mirror.docker.io = evil.example/hub | mirror.docker.io can be set only in the"
                        + " policy a-1.0.jar, because that restricts sources (a-1.0.jar!/META-INF/goimage.properties:1:"
                        + " registries) | move the line there"
            })
    void nothingBelowAPolicyLowersIt(String policy, String file, String problem, String fix) throws IOException {
        String fault = ": " + problem + "|" + fix;
        write("goimage.properties", file);
        assertEquals(List.of("goimage.properties:1" + fault), faults(withPolicies(policy, "go.minimum = 1.26")));
    }

    @Test
    void aFileMayAddToAPolicy() throws IOException {
        write("goimage.properties", "profile = strict\nrules = LowUid:error\ngo.minimum = 1.27\nsync = verify\n");
        Policy policy = withPolicies("rules = LowUid:warn", "go.minimum = 1.26\nprofile = standard");
        assertEquals(List.of(), faults(policy));
        assertEquals(Optional.of(Level.ERROR), policy.rules().level("LowUid"));
        assertTrue(policy.rules().strict());
        assertEquals("1.27", policy.goMinimum().orElseThrow().toString());
    }

    @Test
    void aJarThatCannotBeReadIsAFault() throws IOException {
        Path broken = Files.writeString(root.resolve("broken.jar"), "PK");
        PolicyJar jar = new PolicyJar(broken, "broken.jar");
        List<SettingFault> faults =
                read(new ProcessorJars(List.of(jar), List.of(), List.of())).faults();
        assertEquals(
                List.of("broken.jar!/META-INF/goimage.properties"),
                faults.stream().map(SettingFault::place).toList());
    }

    @Test
    void aJarThatCannotBeOpenedIsAFault() throws IOException {
        assertEquals(
                List.of("cut.jar: this jar on the processor path cannot be opened, so its settings are unknown"
                        + "|build it again"),
                faults(read(new ProcessorJars(List.of(), List.of(), List.of("cut.jar")))));
    }

    // ---- the vulnerability database on the processor path

    private VulnerabilityDatabase database(String name) {
        return VulnerabilityDatabase.ofJar(root.resolve(name), name);
    }

    @Test
    void noSettingOverrulesTheDatabaseOfAJar() throws IOException {
        write("goimage.properties", "vulndb = tools/vulndb.zip\n");
        VulnerabilityDatabase database = database("a.jar");
        Policy policy = read(new ProcessorJars(List.of(), List.of(database), List.of()));
        assertEquals(Optional.of(database), policy.vulndb());
        assertEquals(
                List.of("goimage.properties:1: a.jar!/META-INF/goimage/vulndb/ already is the vulnerability database"
                        + "|remove vulndb"),
                faults(policy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vulndb = tools\\vulndb.zip | tools\\vulndb.zip | vulndb = tools/vulndb.zip",
                "vulndb=tools\\\\vulndb.zip | tools\\\\vulndb.zip | vulndb = tools/vulndb.zip",
                "vulndb tools\\unzipped | tools\\unzipped | vulndb = tools/unzipped",
                "vulndb = C:\\tools\\vulndb.zip | C:\\tools\\vulndb.zip | vulndb = tools/vulndb.zip, from the directory of this file",
                "vulndb : \\\\host\\x.zip | \\\\host\\x.zip | vulndb = tools/vulndb.zip, from the directory of this file",
                "ca = certs\\acme.pem | certs\\acme.pem | ca = certs/acme.pem"
            })
    void aPathHasNoBackslash(String line, String value, String fix) throws IOException {
        write("goimage.properties", line + "\n");
        assertEquals(
                List.of("goimage.properties:1: \"" + value
                        + "\" has a backslash, which is an escape in a properties file|" + fix),
                faults(read(ProcessorJars.NONE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vulndb = tools/my\\ db.zip",
                "vulndb = tools/\\u0061.zip",
                "vulndb = tools/\\\n  a.zip",
                "vulndb = a\\:b.zip",
                "labels.required = com.acme\\.owner"
            })
    void anEscapeIsNoBackslash(String line) throws IOException {
        write("goimage.properties", line + "\n");
        assertEquals(List.of(), faults(read(ProcessorJars.NONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://vuln.go.dev/vulndb.zip", "http://a/", "file:/tools/vulndb.zip"})
    void theDatabaseIsNotFetched(String url) throws IOException {
        write("goimage.properties", "vulndb = " + url + "\n");
        assertEquals(
                List.of("goimage.properties:1: \"" + url + "\" is a URL, and nothing is fetched while javac runs"
                        + "|vulndb = tools/vulndb.zip, after curl -fsS --create-dirs -o tools/vulndb.zip"
                        + " https://vuln.go.dev/vulndb.zip in the root directory"),
                faults(read(ProcessorJars.NONE)));
    }

    @Test
    void aSecondLineForTheDatabaseIsOneFault() throws IOException {
        write("goimage.properties", "vulndb = a.zip\nvulndb = b.zip\n");
        assertEquals(
                List.of(
                        "goimage.properties:2: vulndb is already set in goimage.properties:1|keep one line for each key"),
                faults(read(ProcessorJars.NONE)));
    }

    @Test
    void twoDatabasesAreAFault() throws IOException {
        new TestDatabase("2026-08-21T10:00:00Z").write(root.resolve("a/META-INF/goimage/vulndb"));
        TestJar.of(root.resolve("a"), root.resolve("a.jar"));
        new TestDatabase("2026-09-01T10:00:00Z").write(root.resolve("b/META-INF/goimage/vulndb"));
        TestJar.of(root.resolve("b"), root.resolve("b.jar"));
        Policy policy = read(new ProcessorJars(
                List.of(), List.of(database("a.jar"), database("b.jar"), database("none.jar")), List.of()));
        String first = "a.jar!/META-INF/goimage/vulndb/ (2026-08-21) already is the vulnerability database"
                + "|leave the newer one of them on the processor path";
        assertEquals(
                List.of(
                        "b.jar!/META-INF/goimage/vulndb/ (2026-09-01): " + first,
                        "none.jar!/META-INF/goimage/vulndb/: " + first),
                faults(policy));
    }

    @Test
    void theVersionIsInTheManifestOrTheName() throws IOException {
        for (String[] each : new String[][] {
            {"policy-1.2.jar", "", "1.2"},
            {"acme-go-policy-2026.11-SNAPSHOT.jar", "", "2026.11-SNAPSHOT"},
            {"policy-1.2.jar", "3", "3"},
            {"policy.jar", "", ""},
            {"policy-v2.jar", "", ""}
        }) {
            Path jar = TestJar.make(root.resolve(each[0]), each[1], Map.of(SettingsFile.NAME, ""));
            assertEquals(each[2], new PolicyJar(jar, each[0]).version().orElse(""), each[0]);
        }
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
        return new PolicyReader(options, TODAY, ProcessorJars.NONE).read(new Project(project, root));
    }
}
