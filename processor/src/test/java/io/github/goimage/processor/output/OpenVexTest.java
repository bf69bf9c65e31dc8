package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.vuln.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class OpenVexTest {
    private static final String MODULES = """
            # example.org/Old v3.0.0+incompatible
            ## explicit
            example.org/Old
            # example.org/web/v5 v5.2.1
            ## explicit
            example.org/web/v5/middleware
            """;

    @TempDir
    Path directory;

    private TestDatabase database;

    @BeforeEach
    void setUp() throws IOException {
        database = project(directory);
    }

    /** Lays out a vendored module, and makes a database with reports of all kinds about it. */
    private static TestDatabase project(Path directory) throws IOException {
        write(directory, "pom.xml", "<project/>");
        write(directory, "goimage.properties", "vulndb = vulndb\n");
        write(
                directory,
                "go.mod",
                "module example.com/api\n\ngo 1.26\n\nrequire (\n\texample.org/Old v3.0.0+incompatible\n"
                        + "\texample.org/web/v5 v5.2.1\n)\n");
        write(directory, "vendor/modules.txt", MODULES);
        write(directory, "vendor/example.org/Old/old.go", "package old\n");
        write(directory, "vendor/example.org/web/v5/middleware/m.go", "package middleware\n");
        write(
                directory,
                "main.go",
                "package main\n\nimport (\n\t_ \"example.org/Old\"\n\t\"example.org/web/v5/middleware\"\n)\n\n"
                        + "func main() {\n\tmiddleware.RealIP()\n}\n");
        return new TestDatabase("2999-01-01T00:00:00Z")
                .report("GO-2026-0001", "example.org/web/v5", "0 5.3.0", "example.org/web/v5/middleware:RealIP")
                .report("GO-2026-0002", "example.org/web/v5", "0 5.3.0", "example.org/web/v5/router")
                .report("GO-2026-0003", "example.org/web/v5", "0 5.1.0")
                .report("GO-2026-0004", "example.org/Old", "0", "example.org/Old")
                .report("GO-2026-0005", "toolchain", "0 1.26.4", "cmd/go");
    }

    /** The document of such a project, with a report about an architecture that the image may be built for. */
    static String document(Path directory) throws IOException {
        project(directory).reportText("GO-2026-0006", "example.org/web/v5", """
                        {"id": "GO-2026-0006", "aliases": ["CVE-2026-0006"], "summary": "Spoofing", "affected": [{
                            "package": {"name": "example.org/web/v5"},
                            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "5.3.0"}]}],
                            "ecosystem_specific": {
                                "imports": [{"path": "example.org/web/v5/middleware", "goarch": ["s390x"]}]}}]}
                        """).write(directory.resolve("vulndb"));
        return TestCompiler.in(directory)
                .packageInfo("@GoImage(build = @Build(go = \"1.26.3\"))")
                .read()
                .file("localcache", "openvex.json");
    }

    private static void write(Path directory, String file, String text) throws IOException {
        Files.createDirectories(directory.resolve(file).getParent());
        Files.writeString(directory.resolve(file), text);
    }

    private Outcome compile(String members) throws IOException {
        database.write(directory.resolve("vulndb"));
        return TestCompiler.in(directory)
                .packageInfo("@GoImage(" + members + ")")
                .read();
    }

    private static JsonNode vex(Outcome outcome) {
        return JsonMapper.shared().readTree(outcome.file("localcache", "openvex.json"));
    }

    private static List<String> statements(JsonNode vex) {
        return vex.path("statements")
                .valueStream()
                .map(each -> Stream.of(
                                each.path("vulnerability").path("name").asString(),
                                each.path("status").asString(),
                                each.path("justification").asString(""),
                                each.path("action_statement").asString(""),
                                String.join(
                                        " ",
                                        each.path("products")
                                                .valueStream()
                                                .map(product ->
                                                        product.path("@id").asString())
                                                .toList()))
                        .filter(text -> !text.isEmpty())
                        .reduce((one, other) -> one + " | " + other)
                        .orElse(""))
                .toList();
    }

    @Test
    void saysWhatEachVulnerabilityMeans() throws IOException {
        JsonNode vex = vex(compile("build = @Build(go = \"1.26.3\")"));
        assertEquals(
                List.of(
                        "GO-2026-0001 | affected | Use example.org/web/v5 v5.3.0."
                                + " | pkg:golang/example.org/web/v5@v5.2.1",
                        "GO-2026-0002 | not_affected | vulnerable_code_not_present |"
                                + " pkg:golang/example.org/web/v5@v5.2.1",
                        "GO-2026-0003 | fixed | pkg:golang/example.org/web/v5@v5.2.1",
                        "GO-2026-0004 | affected | No fixed version is known."
                                + " | pkg:golang/example.org/old@v3.0.0%2Bincompatible",
                        "GO-2026-0005 | not_affected | component_not_present | pkg:golang/toolchain@1.26.3"
                                + " pkg:golang/toolchain@v1.26.3"),
                statements(vex));
        assertEquals("https://openvex.dev/ns/v0.2.0", vex.path("@context").asString());
        assertEquals("2999-01-01T00:00:00Z", vex.path("timestamp").asString());
        assertEquals(
                Map.of(
                        "@id", "https://pkg.go.dev/vuln/GO-2026-0001",
                        "aliases", List.of("CVE-2026-0001"),
                        "description", "Denial of service in example.org/web/v5",
                        "name", "GO-2026-0001"),
                JsonMapper.shared().convertValue(vex.path("statements").path(0).path("vulnerability"), Map.class));
    }

    /** Every release from 1.26.0 on is affected again. */
    @Test
    void namesTheOneReleaseThatIsEnough() throws IOException {
        database.report("GO-2026-0007", "stdlib", "0 1.26.5 1.27.0-0 1.27.2", "os:Open");
        write(directory, "os.go", "package main\n\nimport _ \"os\"\n");
        assertTrue(
                statements(vex(compile("build = @Build(go = \"1.26.3\")"))).stream()
                        .anyMatch(each -> each.contains("GO-2026-0007 | affected | Build with Go 1.26.5. |")),
                "no action");
    }

    @Test
    void givesTheReasonOfAWaiver() throws IOException {
        List<String> statements =
                statements(vex(compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason ="
                        + " \"behind the company's proxy\")")));
        assertEquals(
                "GO-2026-0001 | affected | Accepted: behind the company's proxy | pkg:golang/example.org/web/v5@v5.2.1",
                statements.get(0));
    }

    /** As the message says it. */
    @Test
    void namesTheVersionThatIsEnoughForWhatIsNotWaived() throws IOException {
        database.report("GO-2026-0006", "example.org/web/v5", "0 5.4.0");
        String waiver = "waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0006\", reason = \"why\")";
        assertTrue(statements(vex(compile("")))
                .contains("GO-2026-0001 | affected | Use example.org/web/v5 v5.4.0."
                        + " | pkg:golang/example.org/web/v5@v5.2.1"));
        List<String> statements = statements(vex(compile(waiver)));
        assertTrue(statements.contains("GO-2026-0001 | affected | Use example.org/web/v5 v5.3.0."
                + " | pkg:golang/example.org/web/v5@v5.2.1"));
        assertTrue(
                statements.contains("GO-2026-0006 | affected | Accepted: why | pkg:golang/example.org/web/v5@v5.2.1"));
    }

    /** No finding says it, since no release would be another. */
    @Test
    void saysThatNoReleaseFixesTheLibrary() throws IOException {
        database.report("GO-2026-0007", "stdlib", "0", "os:Open");
        write(directory, "os.go", "package main\n\nimport _ \"os\"\n");
        assertTrue(statements(vex(compile("build = @Build(go = \"1.26.3\")")))
                .contains("GO-2026-0007 | affected | No fixed version is known. | pkg:golang/stdlib@1.26.3"
                        + " pkg:golang/stdlib@v1.26.3"));
    }

    @Test
    void saysWhatNoRuleTells() throws IOException {
        List<String> statements = statements(vex(compile("")));
        write(directory, "goimage.properties", "vulndb = vulndb\nrules = VulnerableModule:off\n");
        assertEquals(statements, statements(vex(compile(""))));
    }

    /** A dependency of another module may require the version that has the fix. */
    @Test
    void callsNothingAffectedThatMayBeFixed() throws IOException {
        try (Stream<Path> vendor = Files.walk(directory.resolve("vendor"))) {
            for (Path path : vendor.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        write(directory, "go.sum", "");
        write(directory, "go.mod", Files.readString(directory.resolve("go.mod")).replace("go 1.26", "go 1.16"));
        assertEquals(
                List.of("under_investigation", "affected"),
                statements(vex(compile(""))).stream()
                        .filter(each -> each.contains("GO-2026-0001") || each.contains("GO-2026-0004"))
                        .map(each -> each.split(" \\| ")[1])
                        .toList());
        assertEquals(
                List.of("GO-2026-0001 under investigation", "GO-2026-0004 affected"),
                JsonMapper.shared()
                        .readTree(compile("").file("localcache", "image.json"))
                        .at("/vulnerabilities/findings")
                        .valueStream()
                        .map(each -> each.path("id").asString() + " "
                                + each.path("status").asString())
                        .filter(each -> each.contains("-0001") || each.contains("-0004"))
                        .toList());
    }

    @Test
    void itsIdIsAHashOfItsContent() throws IOException {
        String first = vex(compile("")).path("@id").asString();
        assertTrue(first.matches("https://github.com/goimage/goimage/openvex/[0-9a-f]{64}"), first);
        assertEquals(first, vex(compile("port = 8080")).path("@id").asString());
        database.report("GO-2026-0006", "example.org/web/v5", "0 5.4.0");
        assertNotEquals(first, vex(compile("")).path("@id").asString());
    }

    @Test
    void goesWithTheDatabase() throws IOException {
        assertTrue(Files.exists(written(compile(""))));
        write(directory, "goimage.properties", "");
        assertTrue(Files.notExists(written(compile(""))));
    }

    private Path written(Outcome outcome) {
        assertTrue(outcome.success());
        return directory.resolve("out/META-INF/goimage/localcache/openvex.json");
    }

    @Test
    void theReportListsModulesAndFindings() throws IOException {
        String text = compile("").file("localcache", "image.json");
        assertEquals(List.of(), ImageReportTest.schema().validate(text, InputFormat.JSON));
        JsonNode report = JsonMapper.shared().readTree(text).path("vulnerabilities");
        assertEquals("2999-01-01T00:00:00Z", report.path("database").asString());
        assertTrue(report.path("complete").asBoolean());
        assertEquals(
                List.of("example.org/Old v3.0.0+incompatible", "example.org/web/v5 v5.2.1"),
                report.path("modules")
                        .valueStream()
                        .map(module -> module.path("path").asString() + " "
                                + module.path("version").asString())
                        .toList());
        assertEquals(
                List.of("GO-2026-0001 affected v5.3.0", "GO-2026-0004 affected "),
                report.path("findings")
                        .valueStream()
                        .map(each -> each.path("id").asString() + " "
                                + each.path("status").asString() + " "
                                + each.path("fixed").asString(""))
                        .toList());
    }

    /** The fixed version is one of the module that is affected. */
    @Test
    void saysWhichOfAModuleAndItsReplacementIsAffected() throws IOException {
        Files.move(directory.resolve("vendor"), directory.resolve("formerly"));
        Files.writeString(
                directory.resolve("go.mod"),
                "replace example.org/web/v5 => example.org/fork/v5 v5.0.9\n",
                StandardOpenOption.APPEND);
        write(
                directory,
                "go.sum",
                "example.org/fork/v5 v5.0.9 h1:x=\nexample.org/Old v3.0.0+incompatible h1:x=\n"
                        + "example.org/Old v3.0.0+incompatible/go.mod h1:x=\n");
        database.report("GO-2026-0006", "example.org/fork/v5", "0 5.1.0", "example.org/fork/v5/middleware:RealIP");
        Outcome outcome = compile("");
        assertEquals(
                List.of("GO-2026-0001", "GO-2026-0002", "GO-2026-0006"),
                statements(vex(outcome)).stream()
                        .filter(each -> each.endsWith(" | under_investigation | pkg:golang/example.org/fork/v5@v5.0.9"))
                        .map(each -> each.substring(0, 12))
                        .toList());
        assertEquals(
                List.of("example.org/fork/v5 v5.0.9 v5.1.0", "example.org/web/v5 v5.2.1 v5.3.0"),
                JsonMapper.shared()
                        .readTree(outcome.file("localcache", "image.json"))
                        .at("/vulnerabilities/findings")
                        .valueStream()
                        .filter(each -> each.path("status").asString().equals("under investigation"))
                        .map(each -> each.path("module").asString() + " "
                                + each.path("version").asString() + " "
                                + each.path("fixed").asString())
                        .distinct()
                        .toList());
    }

    @Test
    void theReportSaysWhatReplacesAModule() throws IOException {
        Files.move(directory.resolve("vendor"), directory.resolve("formerly"));
        write(directory, "old/go.mod", "module example.org/Old\n");
        write(directory, "old/old.go", "package old\n");
        Files.writeString(directory.resolve("go.mod"), """
                replace example.org/Old => ./old
                replace example.org/web/v5 => example.org/fork/v5 v5.2.9
                replace example.org/text => example.org/text v0.3.1
                require example.org/text v0.3.0
                """, StandardOpenOption.APPEND);
        write(
                directory,
                "go.sum",
                "example.org/fork/v5 v5.2.9 h1:x=\nexample.org/text v0.3.1 h1:x=\nexample.org/text v0.3.1/go.mod h1:x=\n");
        String text = compile("").file("localcache", "image.json");
        assertEquals(List.of(), ImageReportTest.schema().validate(text, InputFormat.JSON));
        assertEquals(
                List.of(
                        "{\"path\":\"example.org/Old\",\"replacement\":{\"path\":\"./old\"},"
                                + "\"version\":\"v3.0.0+incompatible\"}",
                        "{\"path\":\"example.org/text\",\"version\":\"v0.3.1\"}",
                        "{\"path\":\"example.org/web/v5\",\"replacement\":{\"path\":\"example.org/fork/v5\","
                                + "\"version\":\"v5.2.9\"},\"version\":\"v5.2.1\"}"),
                JsonMapper.shared()
                        .readTree(text)
                        .path("vulnerabilities")
                        .path("modules")
                        .valueStream()
                        .map(JsonNode::toString)
                        .toList());
    }
}
