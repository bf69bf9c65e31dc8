package io.github.goimage.processor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.goimage.processor.ExpectedFilesTest;
import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * image.json with its schema, and what it says about findings, waivers and settings; the expected files show it as a
 * whole.
 */
final class ImageReportTest {
    @TempDir
    Path directory;

    static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/image.schema.json")));
    }

    @ParameterizedTest
    @MethodSource("io.github.goimage.processor.ExpectedFilesTest#cases")
    void everyExpectedReportIsOfTheSchemaAndSorted(Path folder) throws IOException {
        Schema schema = schema();
        Map<String, String> reports = new TreeMap<>(
                ExpectedFilesTest.compiler(folder, directory).read().files());
        reports.keySet().removeIf(path -> !path.endsWith("/image.json"));
        assertEquals(Files.exists(folder.resolve("files")), !reports.isEmpty(), "a rejected image has none");
        reports.forEach((path, text) -> {
            assertEquals(List.of(), schema.validate(text, InputFormat.JSON), path);
            assertSorted(JsonMapper.shared().readTree(text));
        });
    }

    @Test
    void theSchemaRefusesWhatIsNoReport() throws IOException {
        Schema schema = schema();
        String good = project("port = 8080").read().file("localcache", "image.json");
        assertEquals(List.of(), schema.validate(good, InputFormat.JSON));
        for (String bad : List.of(
                good.replace("\"user\": 65532", "\"user\": \"65532\""),
                good.replace("\"context\": \"", "\"context\": \"/"),
                good.replace(", passed\"", ", maybe\""),
                good.replaceFirst("\\{", "{\"time\": 1,"))) {
            assertFalse(bad.equals(good));
            assertFalse(schema.validate(bad, InputFormat.JSON).isEmpty(), bad);
        }
    }

    private static void assertSorted(JsonNode node) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>(node.propertyNames());
            assertEquals(names.stream().sorted().toList(), names);
        }
        node.forEach(ImageReportTest::assertSorted);
    }

    @Test
    void whatIsFoundWaivedAndCovered() throws IOException {
        Outcome outcome = project("""
                user = 1000, port = {80, 8080}, waive = {
                    @Waiver(rule = "PrivilegedPort", reason = "the mesh \\"maps\\" it", until = "2999-12-31"),
                    @Waiver(rule = "LatestTag", reason = "none is there")}""").read();

        JsonNode report = report(outcome);
        assertEquals(1000, report.at("/user").asInt());
        assertEquals(
                List.of("LowUid user warning", "UnpinnedBase from advice", "UnusedWaiver waive[1] warning"),
                report.at("/findings")
                        .valueStream()
                        .map(finding -> finding.at("/rule").asString() + " "
                                + finding.at("/path").asString() + " "
                                + finding.at("/severity").asString())
                        .toList());
        assertEquals(JsonMapper.shared().readTree("""
                        [{"accepted": ["port 80 is below 1024; non-root processes cannot bind it on every runtime"],
                          "reason": "the mesh \\"maps\\" it", "rule": "PrivilegedPort", "until": "2999-12-31"},
                         {"accepted": [], "reason": "none is there", "rule": "LatestTag"}]"""), report.at("/waivers"));
        assertEquals("RootUser, passed", report.at("/coverage/CIS-4.1").asString());
        assertEquals("LowUid, warning", report.at("/coverage/CKV_K8S_40").asString());
        assertEquals(
                "PrivilegedPort, waived", report.at("/coverage/CKV_DOCKER_1").asString());
        assertEquals(
                "PlaintextSecret, passed; SecretName, passed",
                report.at("/coverage/BK-SecretsUsedInArgOrEnv").asString());
        assertTrue(report.at("/coverage/DL3008").isMissingNode(), "no annotation changes it");
        assertEquals("UnsafePath, passed", report.at("/coverage/DL3000").asString());
        assertEquals(List.of(), schema().validate(outcome.file("localcache", "image.json"), InputFormat.JSON));
    }

    @Test
    void whatAFindingIsAboutAndWhatAWaiverNames() throws IOException {
        Outcome outcome = project("""
                user = 1000, env = {"A=1", "GODEBUG=tls10server=1,tlsrsakex=1"},
                waive = @Waiver(rule = "WeakGodebug", only = "tls10server", reason = "an old scanner")""").read();

        JsonNode report = report(outcome);
        assertEquals(
                List.of("LowUid ", "UnpinnedBase ", "WeakGodebug tlsrsakex"),
                report.at("/findings")
                        .valueStream()
                        .map(finding -> finding.at("/rule").asString() + " "
                                + finding.path("about").asString(""))
                        .toList());
        assertEquals("tls10server", report.at("/waivers/0/only").asString());
        assertEquals(1, report.at("/waivers/0/accepted").size());
        assertEquals(List.of(), schema().validate(outcome.file("localcache", "image.json"), InputFormat.JSON));
    }

    @Test
    void aRuleThatIsSwitchedOffDidNotPass() {
        JsonNode report = report(project("user = 1000")
                .source("goimage.properties", "rules = LowUid:off\n")
                .read());

        assertEquals("LowUid, off", report.at("/coverage/CKV_K8S_40").asString());
        assertEquals(1, report.at("/findings").size());
        assertEquals("UnpinnedBase", report.at("/findings/0/rule").asString());
    }

    /** What another build step makes later, nobody has looked at. */
    @Test
    void aRuleThatCouldNotLookDidNotPass() throws IOException {
        String waiver = ", waive = @Waiver(rule = \"FileMissing\", reason = \"made by npm\")";
        JsonNode report = report(project("files = \"web/dist\"" + waiver).read());

        assertEquals(
                "PlaintextSecret, passed; SecretFile, not judged; WholeContext, passed",
                report.at("/coverage/CIS-4.10").asString());
        assertEquals(List.of(), schema().validate(JsonMapper.shared().writeValueAsString(report), InputFormat.JSON));
        report = report(project("files = \"web/dist\"" + waiver)
                .source("web/dist/index.html", "")
                .read());
        assertEquals(
                "PlaintextSecret, passed; SecretFile, passed; WholeContext, passed",
                report.at("/coverage/CIS-4.10").asString());
    }

    @Test
    void whoDoesNotKnowTheReleaseDidNotPass() throws IOException {
        TestCompiler own = project("base = Base.DEBIAN, from = \"registry.acme.example/debian:9\""
                        + ", waive = @Waiver(rule = \"UntrustedBase\", reason = \"our own image\")")
                .source("goimage.properties", "");
        assertEquals(
                "EndOfLifeBase, not judged",
                report(own.read()).at("/coverage/CIS-4.4").asString());
        assertEquals(
                "EndOfLifeBase, passed",
                report(project("base = Base.DEBIAN, from = \"debian:trixie-slim\"")
                                .read())
                        .at("/coverage/CIS-4.4")
                        .asString());
    }

    @Test
    void noValueOfTheEnvironmentIsInIt() {
        String text = project("env = \"MOOD=sunny\", labels = \"com.acme.owner=payments\", args = \"--level=high\"")
                .read()
                .file("localcache", "image.json");

        for (String value : List.of("sunny", "payments", "high", directory.toString())) {
            assertFalse(text.contains(value), text);
        }
    }

    @Test
    void aRefusedImageLeavesNone() {
        assertTrue(project("").read().success());

        Outcome outcome = project("port = 80").read();

        assertFalse(outcome.success());
        assertNull(outcome.file("localcache", "image.json"));
    }

    private TestCompiler project(String members) {
        return TestCompiler.in(directory)
                .source("pom.xml", "<project/>")
                .source("go.mod", "module example.com/api\n\ngo 1.26\n")
                .source("main.go", "package main\n\nfunc main() {}\n")
                .annotation(members);
    }

    private static JsonNode report(Outcome outcome) {
        assertTrue(outcome.success(), outcome.messages()::toString);
        return JsonMapper.shared().readTree(outcome.file("localcache", "image.json"));
    }
}
