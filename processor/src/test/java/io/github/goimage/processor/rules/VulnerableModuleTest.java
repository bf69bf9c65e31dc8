package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static io.github.goimage.processor.rules.RuleTester.warning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.rules.RuleTester.Expected;
import io.github.goimage.processor.vuln.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VulnerableModuleTest {
    /** A day that is never more than 30 days ago. */
    private static final String NEW = "2999-01-01T00:00:00Z";

    private static final String REQUIRE =
            "\nrequire (\n\texample.org/text v0.3.0 // indirect\n\texample.org/web/v5 v5.2.1\n)\n";

    private static final String BOTH =
            "go mod edit -require=example.org/text@v0.4.0" + " -require=example.org/web/v5@v5.3.0 && go mod tidy";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(VulnerableModule.class, directory)
                .file("goimage.properties", "vulndb = tools/vulndb\n")
                .file("go.mod", GoService.mod() + REQUIRE)
                .file(
                        "go.sum",
                        GoService.sum("example.org/text v0.3.0")
                                + GoService.sum("example.org/text v0.3.0/go.mod")
                                + GoService.sum("example.org/web/v5 v5.2.1")
                                + GoService.sum("example.org/web/v5 v5.2.1/go.mod"))
                .file("main.go", GoService.main("\"example.org/web/v5/middleware\"", "middleware.RealIP(nil)"));
    }

    private void database(TestDatabase database) {
        database.files().forEach((name, text) -> tester.file("tools/vulndb/" + name, text));
    }

    private static TestDatabase realIp() {
        return new TestDatabase(NEW)
                .report("GO-2026-5775", "example.org/web/v5", "0 5.3.0", "example.org/web/v5/middleware:RealIP");
    }

    /** The warning of {@link #realIp()}. */
    private static Expected ofRealIp() {
        return warning(
                "module",
                1,
                1,
                "GO-2026-5775 (CVE-2026-5775): Denial of service in example.org/web/v5; main.go:8 uses"
                        + " middleware.RealIP of example.org/web/v5@v5.2.1 (go.mod:7)",
                "go get example.org/web/v5@v5.3.0");
    }

    @Test
    void warnsOfAnAffectedFunctionThatTheCodeNames() {
        database(realIp());
        tester.compile("port = 8080").hasWarnings(ofRealIp());
    }

    @Test
    void refusesItUnderTheStrictProfile() {
        database(realIp());
        tester.file("goimage.properties", "vulndb = tools/vulndb\nprofile = strict\nrules = UnpinnedBase:off\n")
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "GO-2026-5775 (CVE-2026-5775): Denial of service in example.org/web/v5; main.go:8 uses"
                                + " middleware.RealIP of example.org/web/v5@v5.2.1 (go.mod:7)",
                        "go get example.org/web/v5@v5.3.0");
    }

    /** An error is certain; a later version may be selected, unless none has the fix. */
    @Test
    void warnsUnderTheStrictProfileWhereAWorkspaceMaySelectALaterVersion() {
        database(realIp().report("GO-2026-0001", "example.org/text", "0", "example.org/text/html:Parse"));
        tester.file("go.work", "go 1.26\n\nuse .\n")
                .file("main.go", GoService.main("_ \"example.org/web/v5/middleware\",_ \"example.org/text/html\""))
                .file("goimage.properties", "vulndb = tools/vulndb\nprofile = strict\nrules = UnpinnedBase:off\n")
                .compile("port = 8080")
                .hasErrors(
                        error(
                                "module",
                                1,
                                1,
                                "GO-2026-0001 (CVE-2026-0001): Denial of service in example.org/text; main.go:5 imports"
                                        + " example.org/text/html of example.org/text@v0.3.0 (go.mod:6)",
                                "no version of example.org/text fixes it; use another module, or remove what needs it"),
                        warning(
                                "module",
                                1,
                                1,
                                "GO-2026-5775 (CVE-2026-5775): Denial of service in example.org/web/v5; main.go:4"
                                        + " imports example.org/web/v5/middleware of example.org/web/v5@v5.2.1"
                                        + " (go.mod:7); the build may select a higher version",
                                "go get example.org/web/v5@v5.3.0"));
    }

    @Test
    void warnsOfAnAffectedPackageThatIsImported() {
        database(realIp().report("GO-2026-0001", "example.org/text", "0 0.4.0", "example.org/text/html:Parse"));
        tester.file("main.go", GoService.main("_ \"example.org/web/v5/middleware\",_ \"example.org/text/html\""))
                .compile("port = 8080")
                .hasWarnings(
                        warning(
                                "module",
                                1,
                                1,
                                "GO-2026-0001 (CVE-2026-0001): Denial of service in example.org/text; main.go:5"
                                        + " imports example.org/text/html of example.org/text@v0.3.0 (go.mod:6)",
                                BOTH),
                        warning(
                                "module",
                                1,
                                1,
                                "GO-2026-5775 (CVE-2026-5775): Denial of service in example.org/web/v5;"
                                        + " main.go:4 imports example.org/web/v5/middleware of"
                                        + " example.org/web/v5@v5.2.1 (go.mod:7)",
                                "the command of GO-2026-0001 fixes this, too"));
    }

    @Test
    void saysThatADigestMayBeOfAnyPatch() {
        database(new TestDatabase(NEW).report("GO-2026-0009", "stdlib", "0 1.26.5", "os:Open"));
        String digest = "sha256:" + "a".repeat(64);
        tester.file("goimage.lock", "golang:1.26-alpine " + digest + "\n")
                .compile("port = 8080")
                .hasAdvice(
                        "build.go",
                        "the standard library was not checked against the vulnerability database: the digest of"
                                + " golang:1.26-alpine may be that of any patch release",
                        "go = \"1.26.<patch>\", and lock the digest of its tag; docker run --rm golang:1.26-alpine@"
                                + digest + " go version prints the release");
        assertTrue(tester.compile("port = 8080").file("image.json").contains("\"complete\": false"));
        tester.file("goimage.lock", "golang:1.26.8-alpine " + digest + "\n").accepts("build = @Build(go = \"1.26.8\")");
        assertTrue(tester.compile("build = @Build(go = \"1.26.8\")")
                .file("image.json")
                .contains("\"complete\": true"));
    }

    @Test
    void warnsOfAPackageThatVendoredCodeReaches() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0001", "example.org/text", "0 0.4.0", "example.org/text/html:Parse"));
        tester.file(
                        "vendor/modules.txt",
                        "# example.org/text v0.3.0\n## explicit\nexample.org/text/html\n# example.org/web/v5 v5.2.1\n"
                                + "## explicit\nexample.org/web/v5/middleware\n")
                .file("vendor/example.org/text/html/html.go", "package html\n")
                .file(
                        "vendor/example.org/web/v5/middleware/a.go",
                        "package middleware\n\nimport _ \"example.org/text/html\"\n")
                .compile("port = 8080")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "GO-2026-0001 (CVE-2026-0001): Denial of service in example.org/text; main.go:4 imports"
                                + " example.org/web/v5/middleware, which reaches example.org/text/html of"
                                + " example.org/text@v0.3.0 (vendor/modules.txt:1)",
                        "go get example.org/text@v0.4.0 && go mod vendor");
    }

    @Test
    void saysNothingOfWhatIsCertainlyNoPartOfTheProgram() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0001", "example.org/text", "0 0.4.0", "example.org/text/html:Parse"));
        tester.file(
                        "vendor/modules.txt",
                        "# example.org/text v0.3.0\n## explicit\nexample.org/text/plain\n# example.org/web/v5 v5.2.1\n"
                                + "## explicit\nexample.org/web/v5/middleware\n")
                .file("vendor/example.org/text/plain/plain.go", "package plain\n")
                .file("vendor/example.org/web/v5/middleware/a.go", "package middleware\n")
                .accepts("port = 8080");
    }

    @Test
    void advisesOfWhatIsSelectedAndPerhapsNotUsed() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0002", "example.org/text", "0 0.4.0", "example.org/text/html:Parse")
                .report("GO-2026-0001", "example.org/text", "0 0.3.5")
                .report("GO-2026-0003", "example.org/web/v5", "0", "example.org/web/v5/router"));
        tester.compile("port = 8080")
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/text@v0.3.0 (GO-2026-0001, GO-2026-0002),"
                                + " example.org/web/v5@v5.2.1 (GO-2026-0003); the code that was read imports"
                                + " none of the affected packages, but not all code was read",
                        "go get example.org/text@v0.4.0; no version fixes GO-2026-0003");
    }

    /** As the warning of the same report does. */
    @Test
    void advisesOfANewMajorVersion() {
        database(new TestDatabase(NEW).reportText("GO-2026-0001", "example.org/text", """
                        {"id": "GO-2026-0001", "affected": [
                          {"package": {"name": "example.org/text"}},
                          {"package": {"name": "example.org/text/v2"},
                            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "2.1.0"}]}]}]}
                        """));
        tester.compile("port = 8080")
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/text@v0.3.0 (GO-2026-0001); the code that was read imports"
                                + " none of the affected packages, but not all code was read",
                        "example.org/text/v2@v2.1.0, a new major version, fixes GO-2026-0001; scan the built image as"
                                + " well");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port = 8080 | build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})",
                "port = 8080, build = @Build(tags = \"x\") | platforms = {\"linux/amd64\", \"linux/arm64\"} in @Build"
            })
    void advisesOfAPlatformThatNobodyExcludes(String members, String fix) {
        database(new TestDatabase(NEW)
                .reportText(
                        "GO-2026-0001",
                        "example.org/web/v5",
                        "{\"id\":\"GO-2026-0001\",\"affected\":[{\"package\":{\"name\":\"example.org/web/v5\"},"
                                + "\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"introduced\":\"0\"},"
                                + "{\"fixed\":\"5.3.0\"}]}],\"ecosystem_specific\":{\"imports\":[{\"path\":"
                                + "\"example.org/web/v5/middleware\",\"goarch\":[\"s390x\",\"ppc64le\"]}]}}]}"));
        tester.compile(members)
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/web/v5@v5.2.1 (GO-2026-0001), which only an image for"
                                + " linux/ppc64le or linux/s390x has; platforms does not exclude that",
                        "go get example.org/web/v5@v5.3.0; or " + fix);
        tester.accepts("port = 8080, build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})");
    }

    @Test
    void advisesUnderTheStrictProfileToo() {
        database(new TestDatabase(NEW).report("GO-2026-0001", "example.org/text", "0 0.3.5"));
        tester.file("goimage.properties", "vulndb = tools/vulndb\nprofile = strict\nrules = UnpinnedBase:off\n")
                .compile("port = 8080")
                .hasAdvice("module", "known vulnerabilities in");
    }

    @Test
    void advisesOfAFork() {
        database(realIp());
        tester.file(
                        "go.mod",
                        GoService.mod() + REQUIRE + "\nreplace example.org/web/v5 => example.org/fork/v5 v5.2.9\n")
                .file("go.sum", GoService.sum("example.org/fork/v5 v5.2.9"))
                .compile("port = 8080")
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/web/v5@v5.2.1 => example.org/fork/v5@v5.2.9 (GO-2026-5775); a replace directive"
                                + " substitutes other code for the module, which may have the same vulnerabilities",
                        "make sure that the replacement has the fixes");
    }

    /** Of a report about the replacement itself, govulncheck knows no package either. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 5.3.1 | go mod edit -replace=example.org/web/v5=example.org/fork/v5@v5.3.1 && go mod tidy",
                "0 | replace example.org/web/v5 with another module: no version of example.org/fork/v5 fixes it"
            })
    void advisesOfAReportAboutAFork(String range, String fix) {
        database(new TestDatabase(NEW).report("GO-2026-0001", "example.org/fork/v5", range));
        tester.file(
                        "go.mod",
                        GoService.mod() + REQUIRE + "\nreplace example.org/web/v5 => example.org/fork/v5 v5.2.9\n")
                .file("go.sum", GoService.sum("example.org/fork/v5 v5.2.9"))
                .compile("port = 8080")
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/web/v5@v5.2.1 => example.org/fork/v5@v5.2.9"
                                + " (GO-2026-0001), in what replaces the module; whether the program uses the"
                                + " affected code is not known",
                        fix);
        tester.file(
                        "go.mod",
                        GoService.mod() + REQUIRE + "\nreplace example.org/web/v5 => example.org/fork/v5 v5.3.1\n")
                .file("go.sum", GoService.sum("example.org/fork/v5 v5.3.1"));
        if (range.endsWith("5.3.1")) {
            tester.accepts("port = 8080");
        }
    }

    @Test
    void raisesTheVersionOfAReplaceLine() {
        database(realIp());
        tester.file("go.mod", GoService.mod() + REQUIRE + "\nreplace example.org/web/v5 => example.org/web/v5 v5.2.2\n")
                .file("go.sum", GoService.sum("example.org/web/v5 v5.2.2"));
        tester.compile("port = 8080")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "GO-2026-5775 (CVE-2026-5775): Denial of service in example.org/web/v5; main.go:8 uses"
                                + " middleware.RealIP of example.org/web/v5@v5.2.2 (go.mod:10)",
                        "go mod edit -replace=example.org/web/v5=example.org/web/v5@v5.3.0 && go mod tidy");
    }

    /** A line for one version has precedence over one for all. */
    @Test
    void raisesTheVersionOfAReplaceLineForOneVersion() {
        database(realIp());
        tester.file(
                        "go.mod",
                        GoService.mod() + REQUIRE
                                + "\nreplace example.org/web/v5 v5.2.1 => example.org/web/v5 v5.2.2\n")
                .file("go.sum", GoService.sum("example.org/web/v5 v5.2.2"));
        assertEquals(
                List.of("go mod edit -replace=example.org/web/v5@v5.2.1=example.org/web/v5@v5.3.0 && go mod tidy"),
                tester.compile("port = 8080").fixes());
        tester.file(
                        "vendor/modules.txt",
                        "# example.org/web/v5 v5.2.1 => example.org/web/v5 v5.2.2\n## explicit\n"
                                + "example.org/web/v5/middleware\n# example.org/text v0.3.0\n## explicit\n")
                .file("vendor/example.org/web/v5/middleware/a.go", "package middleware\n");
        assertEquals(
                List.of("go mod edit -replace=example.org/web/v5@v5.2.1=example.org/web/v5@v5.3.0 && go mod tidy"
                        + " && go mod vendor"),
                tester.compile("port = 8080").fixes());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"services/api, services/api", "my service, 'my service'", "$HOME, '$HOME'"})
    void saysWhereTheCommandRuns(String directory, String word) {
        database(realIp());
        for (String file : new String[] {"go.mod", "go.sum", "main.go"}) {
            tester.move(file, directory + "/" + file);
        }
        assertEquals(
                "[cd " + word + " && go get example.org/web/v5@v5.3.0]",
                tester.compile("module = \"" + directory + "\"").fixes().toString());
    }

    /** go mod tidy does not read go.work, without which it does not find modules that nobody publishes. */
    @Test
    void keepsTheWorkspace() {
        database(realIp().report("GO-2026-0007", "example.org/text", "0 0.3.8"));
        for (String file : new String[] {"go.mod", "go.sum", "main.go"}) {
            tester.move(file, "api/" + file);
        }
        assertEquals(
                "cd api && go mod edit -require=example.org/text@v0.3.8 && go work edit"
                        + " -replace=example.org/web/v5=example.org/web/v5@v5.3.0 && go work sync",
                tester.file("api/go.mod", GoService.mod() + REQUIRE + "\nrequire example.org/text v0.3.7\n")
                        .file(
                                "go.work",
                                "go 1.26\n\nuse ./api\n\nreplace example.org/web/v5 => example.org/web/v5 v5.2.2\n")
                        .file(
                                "api/go.sum",
                                GoService.sum("example.org/web/v5 v5.2.2") + GoService.sum("example.org/text v0.3.7"))
                        .compile("module = \"api\"")
                        .fixes()
                        .get(0));
    }

    @Test
    void saysThatNoVersionFixesIt() {
        database(new TestDatabase(NEW)
                .report("GO-2026-5775", "example.org/web/v5", "0", "example.org/web/v5/middleware:RealIP"));
        tester.compile("port = 8080")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "GO-2026-5775 (CVE-2026-5775): Denial of service in example.org/web/v5; main.go:8 uses"
                                + " middleware.RealIP of example.org/web/v5@v5.2.1 (go.mod:7)",
                        "no version of example.org/web/v5 fixes it; use another module, or remove what needs it");
    }

    /** Go takes a major version for another module, which the report names, too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.org/web/v6 | 0 6.1.9 6.2.0-beta.0 6.2.5 | use example.org/web/v6@v6.1.9, a new major version; %s",
                "example.org/web/v6 | 6.0.0 7.0.0 | %s; use another module, or remove what needs it",
                "example.org/web/v6 | 0 | %s; use another module, or remove what needs it",
                "example.org/web/v4 | 0 4.1.9 | %s; use another module, or remove what needs it",
                "example.org/text/v6 | 0 6.1.9 | %s; use another module, or remove what needs it"
            })
    void namesTheMajorVersionThatFixesIt(String other, String range, String fix) {
        TestDatabase both = new TestDatabase(NEW)
                .report("GO-2026-5775", other, range)
                .report("GO-2026-5776", "example.org/web/v5", "0", "example.org/web/v5/middleware:RealIP");
        String of = "\"affected\":[";
        String later = both.files().get("ID/GO-2026-5775.json");
        String alone = both.files().get("ID/GO-2026-5776.json");
        String entry = later.substring(later.indexOf(of) + of.length(), later.length() - 2);
        database(both.file("ID/GO-2026-5776.json", alone.replace(of, of + entry + ",")));
        assertEquals(
                List.of(String.format(fix, "no version of example.org/web/v5 fixes it")),
                tester.compile("port = 8080").fixes());
    }

    @Test
    void warnsOfAnExactReleaseOfGo() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0001", "stdlib", "0 1.25.9 1.26.0-rc.1 1.26.2", "crypto/tls:Conn.Read")
                .report("GO-2026-0002", "stdlib", "0 1.25.9 1.26.0-rc.1 1.26.3", "net/http:Get")
                .report("GO-2026-0003", "stdlib", "0 1.25.9 1.26.0-rc.1 1.26.3", "archive/tar"));
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .compile("build = @Build(go = \"1.26.1\")")
                .hasWarnings(
                        warning(
                                "build.go",
                                1,
                                30,
                                "GO-2026-0002 (CVE-2026-0002): Denial of service in stdlib; main.go:8 uses"
                                        + " http.Get of the standard library of Go 1.26.1",
                                "go = \"1.26.3\""),
                        warning(
                                "build.go",
                                1,
                                30,
                                "GO-2026-0001 (CVE-2026-0001): Denial of service in stdlib; main.go:4 imports"
                                        + " net/http, which reaches crypto/tls of the standard library of Go 1.26.1",
                                "go = \"1.26.3\""));
        tester.accepts("build = @Build(go = \"1.26.3\")");
        tester.accepts("build = @Build(go = \"1.26\")");
        tester.accepts("port = 8080");
    }

    /** build.go alone would contradict the tag, which BuilderMismatch refuses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from = 'golang:1.26.1-alpine@D' | from = 'golang:1.26.3-alpine' in @Build, and lock the digest of its"
                        + " tag",
                "from = 'golang:1.26.1' | from = 'golang:1.26.3' in @Build",
                "go = '1.26', from = 'golang:1.26.1-alpine@D' | from = 'golang:1.26.3-alpine' in @Build, and lock the digest of its"
                        + " tag",
                "go = '1.26.1', from = 'golang:1.26.1-alpine@D' | from = 'golang:1.26.3-alpine', go = '1.26.3' in @Build,"
                        + " and lock the digest of its tag",
                "go = '1.26.1', from = 'example.com/go:7-1.26.1' | from = 'example.com/go:7-1.26.3', go = '1.26.3' in @Build",
                "go = '1.26.1', from = 'example.com/go:7' | an image with Go 1.26.3 as from in @Build, go = '1.26.3'",
            },
            quoteCharacter = '"')
    void raisesTheReleaseWhereItIsNamed(String members, String fix) {
        database(new TestDatabase(NEW).report("GO-2026-0002", "stdlib", "0 1.26.3", "net/http:Get"));
        String digest = "sha256:" + "a".repeat(64);
        tester.file("goimage.properties", "vulndb = tools/vulndb\nregistries = docker.io, example.com\n")
                .file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .compile("build = @Build(" + members.replace('\'', '"').replace("D", digest) + ")")
                .hasWarning(
                        "build.from",
                        1,
                        32 + members.replace("D", digest).indexOf("from = "),
                        "GO-2026-0002 (CVE-2026-0002): Denial of service in stdlib; main.go:8 uses http.Get of the"
                                + " standard library of Go 1.26.1",
                        fix.replace('\'', '"'));
        if (fix.endsWith(" in @Build")) {
            tester.accepts("build = @Build(" + fix.replace('\'', '"').replace(" in @Build", ")"));
        }
    }

    /** No release of the same line would build it. */
    @Test
    void saysNothingOfAReleaseThatCannotBuildTheModule() {
        database(new TestDatabase(NEW).report("GO-2026-0002", "stdlib", "0 1.25.13 1.26.0 1.26.3", "net/http:Get"));
        tester.file("go.mod", "module example.com/api\n\ngo 1.26.0\n")
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .compile("build = @Build(go = \"1.25.1\"), waive = @Waiver(rule = \"VulnerableModule\", only ="
                        + " \"GO-2026-0002\", reason = \"not used\")")
                .hasErrors(error(
                                "build.go",
                                1,
                                30,
                                "Go 1.25.1 cannot build this module: go.mod:3 requires Go 1.26.0",
                                "go = \"1.26\", or remove go")
                        .of("GoVersionTooLow"));
    }

    /** The newest patch of a release that is out of support is still out of support. */
    @Test
    void saysNothingOfAReleaseThatIsOutOfSupport() {
        database(new TestDatabase(NEW).report("GO-2026-0002", "stdlib", "0 1.24.13", "net/http:Get"));
        tester.file("go.mod", "module example.com/api\n\ngo 1.21\n")
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"));
        tester.compile("build = @Build(go = \"1.24.1\")")
                .hasErrors(error(
                                "build.go",
                                1,
                                30,
                                "Go 1.24 has had no security fixes since Go 1.26 was released",
                                "remove go, or go = \"1.26\"")
                        .of("EndOfLifeBase"));
        tester.compile("waive = @Waiver(rule = \"EndOfLifeBase\", reason = \"until May\"), build = @Build(go ="
                        + " \"1.24.1\")")
                .warns("GO-2026-0002", "go = \"1.24.13\"");
        for (String level : List.of("off", "note", "warn")) {
            tester.file("goimage.properties", "vulndb = tools/vulndb\nrules = EndOfLifeBase:" + level + "\n");
            List<String> fixes =
                    tester.compile("build = @Build(go = \"1.24.1\")").fixes();
            assertTrue(fixes.contains("go = \"1.24.13\""), fixes::toString);
        }
    }

    /** Who accepts an old release hears of its vulnerabilities. */
    @Test
    void warnsOfAReleaseBelowAMinimumThatIsWaived() {
        database(new TestDatabase(NEW).report("GO-2026-0002", "stdlib", "0 1.26.4", "net/http:Get"));
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .file("goimage.properties", "vulndb = tools/vulndb\ngo.minimum = 1.26.2\n");
        String builder = "build = @Build(go = \"1.26.1\")";
        assertEquals(
                List.of("go = \"1.26.2\", or remove go"),
                tester.compile(builder).fixes());
        tester.compile(builder + ", waive = @Waiver(rule = \"GoVersionTooLow\", reason = \"until May\")")
                .warns("GO-2026-0002", "go = \"1.26.4\"");
    }

    /** The lock file has the digest of the old tag. */
    @Test
    void saysToLockTheNewRelease() {
        database(new TestDatabase(NEW).report("GO-2026-0002", "stdlib", "0 1.26.4", "net/http:Get"));
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .file("goimage.lock", "golang:1.26.1-alpine sha256:" + "a".repeat(64) + "\n")
                .compile("build = @Build(go = \"1.26.1\")")
                .warns("GO-2026-0002", "fix: go = \"1.26.4\", and lock the digest of its tag");
    }

    @Test
    void advisesWhichLineExcludesTheFixedVersion() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0001", "example.org/text", "0 0.3.5", "example.org/text/html")
                .report("GO-2026-0002", "example.org/text", "0 0.3.5", "example.org/text/html"));
        tester.file("go.mod", GoService.mod() + REQUIRE + "\nexclude example.org/text v0.3.5\n")
                .compile("port = 8080")
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/text@v0.3.0 (GO-2026-0001, GO-2026-0002); the code that was read"
                                + " imports none of the affected packages, but not all code was read",
                        "allow example.org/text@v0.3.5, which fixes it: go.mod:10 excludes it; scan the built image as"
                                + " well");
    }

    /** Which patch there is, the files do not say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from = 'golang:1.26-alpine@D' | golang:1.26-alpine | from = 'golang:1.26.<patch>-alpine' in @Build, and"
                        + " lock the digest of its tag",
                "go = '1.26', from = 'golang:1.26@D' | golang:1.26 | from = 'golang:1.26.<patch>' in @Build, and lock"
                        + " the digest of its tag",
                "go = '1.26', from = 'golang@D' | golang | go = '<release>'",
                "go = '1.26', from = 'example.com/go:7@D' | example.com/go:7 | go = '<release>'",
                "go = '1.26', from = 'example.com/go:7' | example.com/go:7 | go = '<release>'",
                "go = '1.26', from = 'example.com/mirror/golang:1.26-alpine@D' | example.com/mirror/golang:1.26-alpine | go ="
                        + " '<release>'",
            },
            quoteCharacter = '"')
    void saysWhereToNameThePatch(String members, String image, String fix) {
        database(new TestDatabase(NEW).report("GO-2026-0009", "stdlib", "0 1.26.5", "os:Open"));
        String digest = members.contains("@D") ? "sha256:" + "a".repeat(64) : "";
        tester.file("goimage.properties", "vulndb = tools/vulndb\nregistries = docker.io, example.com\n")
                .compile("build = @Build(" + members.replace('\'', '"').replace("@D", "@" + digest) + ")")
                .hasAdvice(
                        "build.from",
                        "the standard library was not checked against the vulnerability database: "
                                + (digest.isEmpty() ? "" : "the digest of ") + image
                                + " may be that of any patch release",
                        fix.replace('\'', '"') + "; docker run --rm " + image + (digest.isEmpty() ? "" : "@" + digest)
                                + " go version prints the release");
        String pasted = fix.startsWith("go = ")
                ? members.replace("1.26", "1.26.8").replace(":1.26.8", ":1.26")
                : fix.replaceAll(" in @Build.*", "").replace("<patch>", "8");
        tester.accepts("build = @Build(" + pasted.replace('\'', '"').replace("@D", "@" + digest) + ")");
    }

    /** The fix of one is never the next finding of the other. */
    @Test
    void namesTheReleaseOfGoThatFixesLibraryAndCommand() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0001", "stdlib", "0 1.26.5", "net/http:Get")
                .report("GO-2026-0002", "toolchain", "0 1.26.3", "cmd/go"));
        tester.file("go.mod", GoService.mod()).file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"));
        assertEquals(
                Set.of("go = \"1.26.5\""),
                Set.copyOf(tester.compile("build = @Build(go = \"1.26.1\")").fixes()));
        tester.accepts("build = @Build(go = \"1.26.5\")");
    }

    @Test
    void saysNothingOfTheStandardLibraryThatNoReleaseFixes() {
        database(new TestDatabase(NEW).report("GO-2026-0001", "stdlib", "0", "net/http:Get"));
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .accepts("build = @Build(go = \"1.26.1\")");
    }

    @Test
    void warnsOnceOfAReportOfTwoModules() {
        database(new TestDatabase(NEW)
                .report("GO-2026-5775", "example.org/web/v5", "0 5.3.0", "example.org/web/v5/middleware:RealIP")
                .reportText("GO-2026-5775", "example.org/text", """
                        {"id": "GO-2026-5775", "aliases": ["CVE-2026-1", "CVE-2026-1"], "summary": "Spoofing", "affected": [
                          {"package": {"name": "example.org/web/v5"},
                            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "5.3.0"}]}],
                            "ecosystem_specific": {"imports": [{"path": "example.org/web/v5/middleware"}]}},
                          {"package": {"name": "example.org/text"},
                            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "0.4.0"}]}],
                            "ecosystem_specific": {"imports": [{"path": "example.org/text/html"}]}}]}
                        """));
        tester.file("main.go", GoService.main("_ \"example.org/web/v5/middleware\",_ \"example.org/text/html\""))
                .compile("port = 8080")
                .hasWarning(
                        "module",
                        1,
                        1,
                        "GO-2026-5775 (CVE-2026-1): Spoofing; main.go:5 imports example.org/text/html of example.org/text@v0.3.0"
                                + " (go.mod:6); main.go:4 imports example.org/web/v5/middleware of"
                                + " example.org/web/v5@v5.2.1 (go.mod:7)",
                        BOTH);
    }

    /** The command is said once, however many modules it names: go get would stop where they require each other. */
    @Test
    void saysOneCommandForAllModules() {
        TestDatabase database = new TestDatabase(NEW);
        StringBuilder mod = new StringBuilder(GoService.mod()).append("\nrequire (\n");
        List<String> imports = new ArrayList<>();
        StringBuilder sum = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            String module = "example.org/module" + i;
            database.report("GO-2026-00" + i, module, "0 1.2.0");
            mod.append('\t').append(module).append(" v1.1.0\n");
            sum.append(GoService.sum(module + " v1.1.0"));
            imports.add("_ \"" + module + "\"");
        }
        database(database);
        List<String> fixes = tester.file("go.mod", mod.append(")\n").toString())
                .file("go.sum", sum.toString())
                .file("main.go", GoService.main(String.join(",", imports)))
                .compile("port = 8080")
                .fixes();
        assertEquals(30, fixes.size());
        assertEquals(
                IntStream.range(10, 40)
                        .mapToObj(i -> "-require=example.org/module" + i + "@v1.2.0")
                        .collect(Collectors.joining(" ", "go mod edit ", " && go mod tidy")),
                fixes.get(0));
        assertEquals(Set.of("the command of GO-2026-0010 fixes this, too"), Set.copyOf(fixes.subList(1, fixes.size())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cmd/compile | which compiles the program; whether they affect the binary is not known",
                "cmd/go | which only the builder runs",
            })
    void advisesOfTheToolchain(String path, String consequence) {
        database(new TestDatabase(NEW).report("GO-2026-0004", "toolchain", "0 1.26.3", path));
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"os\""))
                .compile("build = @Build(go = \"1.26.1\")")
                .hasAdvice(
                        "build.go",
                        "known vulnerabilities in the toolchain of Go 1.26.1 (GO-2026-0004), " + consequence,
                        "go = \"1.26.3\"");
    }

    /** Its own imports are known of one release. */
    @Test
    void advisesOfALibraryWhoseImportsAreNotKnown() {
        database(new TestDatabase(NEW).report("GO-2026-0004", "stdlib", "0 1.27.3", "crypto/tls"));
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("_ \"net/http\""))
                .compile("build = @Build(go = \"1.27.1\")")
                .hasAdvice(
                        "build.go",
                        "known vulnerabilities in the standard library of Go 1.27.1 (GO-2026-0004); whether the program"
                                + " imports the affected packages is not known",
                        "go = \"1.27.3\"");
    }

    /** The command of a module does not mend another one. */
    @Test
    void advisesOfEachWithItsOwnFix() {
        database(realIp().report("GO-2026-0004", "toolchain", "0 1.26.3", "cmd/go")
                .report("GO-2026-0005", "example.org/text", "0", "example.org/text/html"));
        String members = "build = @Build(go = \"1.26.1\"), waive = @Waiver(rule = \"VulnerableModule\", only ="
                + " \"GO-2026-5775\", reason = \"not used\")";
        tester.compile(members)
                .hasAdvice(
                        "build.go",
                        "known vulnerabilities in the toolchain of Go 1.26.1 (GO-2026-0004), which only the builder runs",
                        "go = \"1.26.3\"");
        tester.compile(members)
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/text@v0.3.0 (GO-2026-0005); the code that was read imports"
                                + " none of the affected packages, but not all code was read",
                        "no version fixes GO-2026-0005; scan the built image as well");
    }

    /** Of 5.3.0 and 5.4.0 each has one of the two. */
    @Test
    void saysThatNoVersionFixesAll() {
        database(realIp().report(
                        "GO-2026-0001", "example.org/web/v5", "0 5.2.5 5.3.0", "example.org/web/v5/middleware:RealIP"));
        assertEquals(
                List.of(
                        "go get example.org/web/v5@v5.2.5",
                        "example.org/web/v5@v5.3.0 fixes it, but no one version fixes all known vulnerabilities of the"
                                + " module"),
                tester.compile("port = 8080").fixes());
    }

    /** 5.2.2 fixes one and brings another, which 5.2.4 does not have. */
    @Test
    void choosesTheVersionThatLeavesTheFewest() {
        database(realIp().report("GO-2026-0001", "example.org/web/v5", "0 5.2.2", "example.org/web/v5/middleware")
                .report("GO-2026-0002", "example.org/web/v5", "5.2.2 5.2.4", "example.org/web/v5/middleware"));
        tester.file("go.mod", GoService.mod() + REQUIRE + "\nexclude example.org/web/v5 v5.3.0\n");
        assertEquals(
                List.of(
                        "go get example.org/web/v5@v5.2.4",
                        "allow example.org/web/v5@v5.3.0, which fixes it: go.mod:10 excludes it"),
                tester.compile("port = 8080").fixes());
    }

    @Test
    void saysWhichLineExcludesTheFixedVersion() {
        database(realIp());
        tester.file("go.mod", GoService.mod() + REQUIRE + "\nexclude example.org/web/v5 v5.3.0\n");
        assertEquals(
                List.of("allow example.org/web/v5@v5.3.0, which fixes it: go.mod:10 excludes it"),
                tester.compile("port = 8080").fixes());
    }

    /** It is the finding of the id alone, whether it is certain or advice. */
    @Test
    void aWaiverAcceptsAdviceByItsId() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0001", "example.org/text", "0 0.3.5")
                .report("GO-2026-0002", "example.org/text", "0 0.4.0"));
        tester.compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason = \"not used\")")
                .hasAdvice(
                        "module",
                        "known vulnerabilities in example.org/text@v0.3.0 (GO-2026-0002); the code that was read imports"
                                + " none of the affected packages, but not all code was read",
                        "go get example.org/text@v0.4.0");
        tester.accepts("waive = {@Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason = \"not used\"),"
                + " @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0002\", reason = \"not used\")}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"selected", "replaced"})
    void noWaiverAcceptsAllAdvice(String only) {
        database(new TestDatabase(NEW).report("GO-2026-0001", "example.org/text", "0 0.3.5"));
        tester.compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"" + only + "\", reason = \"not used\")")
                .hasWarnings(warning(
                                "waive",
                                1,
                                18,
                                "VulnerableModule finds nothing here, so there is nothing to waive",
                                "delete the waiver")
                        .of("UnusedWaiver"));
    }

    /** The waiver is not proposed an id that nothing is found about. */
    @Test
    void aWaiverOfTheUnfixedLibraryAcceptsNothing() {
        database(new TestDatabase(NEW).report("GO-2026-0001", "stdlib", "0", "net/http:Get"));
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .compile(
                        "build = @Build(go = \"1.26.1\"), waive = @Waiver(rule = \"VulnerableModule\", reason = \"not used\")")
                .hasErrors(error(
                                "waive.only",
                                1,
                                49,
                                "a waiver of VulnerableModule must name the one finding that it accepts; otherwise it"
                                        + " would also accept later ones",
                                "delete the waiver, which accepts nothing")
                        .of("UnknownWaiver"));
    }

    /** A line above 1.17 would change the program: from 1.22 on, each turn of a loop has its own variable. */
    @ParameterizedTest
    @CsvSource({"1.26, 'go 1.16'", "1.27, 'go 1.16'", "1.26, ''", "1.26.3, 'go 1.9'"})
    void saysThatModulesMayBeMissing(String builder, String line) {
        database(realIp());
        tester.file("go.mod", "module example.com/api\n\n" + line + "\n")
                .file("main.go", GoService.main("\"os\""))
                .compile("build = @Build(go = \"" + builder + "\")")
                .hasAdvice(
                        "module",
                        "the build may select other modules or versions than were checked against the vulnerability"
                                + " database: go.mod"
                                + " has no go line of 1.17 or higher, so it does not list every module",
                        "go mod tidy -go=1.17");
        tester.file("go.mod", "module example.com/api\n\ngo 1.17\n")
                .accepts("build = @Build(go = \"" + builder + "\")");
    }

    /** Neither a report nor the waiver of one changes what is said of the list. */
    @ParameterizedTest
    @ValueSource(strings = {".", "api"})
    void saysThatModulesMayBeMissingWhateverIsKnownOfTheOthers(String module) {
        database(new TestDatabase(NEW).report("GO-2026-0001", "example.org/text", "0 0.3.5"));
        for (String file : new String[] {"go.mod", "go.sum", "main.go"}) {
            tester.move(file, module + "/" + file);
        }
        tester.file("go.work", "go 1.26\n\nuse ./" + module + "\n");
        String incomplete = "the build may select other modules or versions than were checked against the vulnerability"
                + " database: in the"
                + " workspace of go.work";
        String selected = "known vulnerabilities in example.org/text@v0.3.0 (GO-2026-0001); the code that was read"
                + " imports none of the affected packages, but not all code was read";
        String fix = "cd " + module + " && go get example.org/text@v0.3.5";
        String image = "module = \"" + module + "\"";
        String one = "@Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason = \"not used\")";
        String list = "@Waiver(rule = \"VulnerableModule\", only = \"modules\", reason = \"scanned later\")";
        tester.compile(image).hasAdvice("module", selected, fix.replace("cd . && ", ""));
        tester.compile(image).hasAdvice("module", incomplete);
        tester.compile(image + ", waive = " + one).hasAdvice("module", incomplete);
        tester.compile(image + ", waive = " + list).hasAdvice("module", selected, fix.replace("cd . && ", ""));
        tester.accepts(image + ", waive = {" + one + ", " + list + "}");
        database(new TestDatabase(NEW));
        tester.compile(image).hasAdvice("module", incomplete);
        tester.accepts(image + ", waive = " + list);
    }

    @Test
    void advisesOfAnOldDatabase() {
        database(new TestDatabase("2020-01-02T03:04:05Z"));
        String old = "the vulnerability database is from 2020-01-02, which is more than 30 days ago";
        String tooOld = old.replace("30 days", "the 90 days of vulndb.maxAge");
        String fix = "update it from https://vuln.go.dev/vulndb.zip";
        tester.file(
                        "goimage.properties",
                        "vulndb = tools/vulndb\nvulndb.maxAge = 90\nprofile = strict\nrules = UnpinnedBase:off\n")
                .compile("port = 8080")
                .hasError("module", 1, 1, tooOld, fix);
        tester.file("goimage.properties", "vulndb = tools/vulndb\nvulndb.maxAge = 90\n")
                .compile("port = 8080")
                .hasAdvice("module", tooOld, fix);
        tester.file(
                        "goimage.properties",
                        "vulndb = tools/vulndb\nvulndb.maxAge = 9999\nprofile = strict\nrules = UnpinnedBase:off\n")
                .compile("port = 8080")
                .hasAdvice("module", old, fix);
        tester.file("goimage.properties", "vulndb = tools/vulndb\n")
                .compile("port = 8080")
                .hasAdvice("module", old, fix);
    }

    /** Each note that is about no report has a waiver, which the page names. */
    @ParameterizedTest
    @ValueSource(strings = {"modules", "stdlib", "database"})
    void aWaiverAcceptsWhatIsAboutNoReport(String only) throws IOException {
        database(new TestDatabase("2020-01-02T03:04:05Z"));
        tester.file("go.mod", "module example.com/api\n\ngo 1.16\n")
                .file("main.go", GoService.main("\"os\""))
                .file("goimage.lock", "golang:1.26-alpine sha256:" + "a".repeat(64) + "\n");
        Map<String, String> notes = Map.of(
                "modules", "the build may select other modules",
                "stdlib", "the standard library was not checked",
                "database", "the vulnerability database is from 2020-01-02");
        String note = tester.compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"" + only
                        + "\", reason = \"scanned later\")")
                .note();
        notes.forEach((about, text) -> assertEquals(!about.equals(only), note.contains(text), note));
        String page = Files.readString(Path.of("../docs/rules/VulnerableModule.md"));
        assertTrue(page.contains("\n| `only = \"" + only + "\"` | "), page);
    }

    @Test
    void saysHowToGetANewZip() throws IOException {
        new TestDatabase("2020-01-02T03:04:05Z").writeZip(directory.resolve("tools/vulndb.zip"));
        tester.file("goimage.properties", "vulndb = tools/vulndb.zip\n")
                .compile("port = 8080")
                .hasAdvice(
                        "module",
                        "the vulnerability database is from 2020-01-02, which is more than 30 days ago",
                        "download it again in the root directory: curl -fsS --create-dirs -o tools/vulndb.zip"
                                + " https://vuln.go.dev/vulndb.zip");
    }

    /** A download would replace the file that Git has elsewhere. */
    @Test
    void saysHowToGetWhatGitHasElsewhere() {
        tester.file(
                        "tools/vulndb.zip",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a".repeat(64) + "\nsize 2548692\n")
                .file("goimage.properties", "vulndb = tools/vulndb.zip\n")
                .compile("port = 8080")
                .hasErrors(error(
                                "",
                                1,
                                1,
                                "goimage.properties:1: vulndb = tools/vulndb.zip: the vulnerability database cannot be"
                                        + " used: it is a Git LFS pointer, not the file itself",
                                "git lfs pull")
                        .of("InvalidSetting"));
    }

    /** Where there is a database, as in CI, the waiver may be needed. */
    @Test
    void keepsTheWaiverWithoutADatabase() {
        tester.file("goimage.properties", "")
                .accepts(
                        "waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason = \"not used\")");
    }

    @Test
    void saysNothingWithoutADatabase() {
        tester.file("goimage.properties", "").accepts("port = 8080");
        assertTrue(tester.compile("port = 8080").file("image.json").contains("\"vulnerabilities\": \"not judged\""));
    }

    /** The strict profile and an age say that there must be one. */
    @Test
    void anAgeOfNoDatabaseIsAnErrorUnderTheStrictProfile() {
        String strict = "profile = strict\nrules = UnpinnedBase:off\n";
        String age = "vulndb.maxAge = 60\n";
        tester.file("goimage.properties", strict + age)
                .compile("port = 8080")
                .hasErrors(error(
                                "",
                                1,
                                1,
                                "goimage.properties:3: vulndb.maxAge is set under profile = strict, but there is no"
                                        + " vulnerability database",
                                "vulndb = tools/vulndb.zip, after curl -fsS --create-dirs -o tools/vulndb.zip"
                                        + " https://vuln.go.dev/vulndb.zip in the root directory")
                        .of("InvalidSetting"));
        tester.file("goimage.properties", strict).accepts("port = 8080");
        tester.file("goimage.properties", age).accepts("port = 8080");
        database(new TestDatabase(NEW));
        tester.file("goimage.properties", strict + age + "vulndb = tools/vulndb\n")
                .accepts("port = 8080");
    }

    /** One mistake is one error. */
    @Test
    void anAgeOfADatabaseThatCannotBeUsedIsOneError() {
        String strict = "profile = strict\nrules = UnpinnedBase:off\nvulndb.maxAge = 60\nvulndb = ";
        for (String path : List.of("https://vuln.go.dev", "tools\\vulndb.zip", "none.zip")) {
            assertEquals(
                    1,
                    tester.file("goimage.properties", strict + path + "\n")
                            .compile("port = 8080")
                            .fixes()
                            .size());
        }
    }

    @Test
    void aBrokenDatabaseIsOneError() {
        database(realIp().file("index/modules.json", "broken"));
        tester.compile("port = 8080")
                .hasErrors(error(
                                "",
                                1,
                                1,
                                "goimage.properties:1: vulndb = tools/vulndb: the vulnerability database cannot"
                                        + " be used: index/modules.json is not JSON of the expected form, from byte 1 on",
                                "vulndb = tools/vulndb.zip, a copy of https://vuln.go.dev/vulndb.zip as it is")
                        .of("InvalidSetting"));
    }

    /** It would count as fixed otherwise. */
    @ParameterizedTest
    @CsvSource({"0 five, five", "0 5.3.0;rm, 5.3.0;rm", "five 5.3.0, five", "0 1.2.3.4, 1.2.3.4"})
    void aVersionThatIsNoneIsOneError(String range, String version) {
        database(new TestDatabase(NEW).report("GO-2026-5775", "example.org/web/v5", range));
        tester.compile("port = 8080")
                .hasErrors(error(
                                "",
                                1,
                                1,
                                "goimage.properties:1: vulndb = tools/vulndb: the vulnerability database cannot"
                                        + " be used: ID/GO-2026-5775.json: \"" + version + "\" is not a version",
                                "vulndb = tools/vulndb.zip, a copy of https://vuln.go.dev/vulndb.zip as it is")
                        .of("InvalidSetting"));
    }

    /** A report that names no module, or another one, would count as harmless. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'GO-2026-5775'}",
                "{'id': 'GO-2026-5775', 'affected': null}",
                "{'id': 'GO-2026-5775', 'affected': [{'package': {'name': 'example.org/web'}}]}"
            })
    void aReportThatDoesNotNameItsModuleIsOneError(String report) {
        database(new TestDatabase(NEW).reportText("GO-2026-5775", "example.org/web/v5", report.replace('\'', '"')));
        tester.compile("port = 8080")
                .hasErrors(error(
                                "",
                                1,
                                1,
                                "goimage.properties:1: vulndb = tools/vulndb: the vulnerability database cannot be used:"
                                        + " its index lists GO-2026-5775 for example.org/web/v5, which that report does"
                                        + " not name",
                                "vulndb = tools/vulndb.zip, a copy of https://vuln.go.dev/vulndb.zip as it is")
                        .of("InvalidSetting"));
    }

    @Test
    void aMissingDatabaseIsOneError() {
        tester.file("goimage.properties", "vulndb = vulndb.zip\n")
                .compile("port = 8080")
                .hasErrors(error(
                                "",
                                1,
                                1,
                                "goimage.properties:1: vulndb = vulndb.zip: the vulnerability database cannot"
                                        + " be used: it does not exist",
                                "download it in the root directory: curl -fsS --create-dirs -o vulndb.zip"
                                        + " https://vuln.go.dev/vulndb.zip")
                        .of("InvalidSetting"));
    }

    @Test
    void aWaiverAcceptsOneVulnerability() {
        database(realIp().report(
                        "GO-2026-5776", "example.org/web/v5", "0 5.3.0", "example.org/web/v5/middleware:Chain.Do"));
        tester.compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-5776\", reason ="
                        + " \"behind a proxy\")")
                .hasWarnings(ofRealIp());
    }

    /** What is accepted stays at its version; otherwise, the command would change code that nobody asked to change. */
    @ParameterizedTest
    @CsvSource({
        "example.org/text, 0 0.4.0, go get example.org/web/v5@v5.3.0",
        "example.org/web/v5, 0 5.4.0, go get example.org/web/v5@v5.3.0",
        "example.org/web/v5, 0 5.2.9, go get example.org/web/v5@v5.3.0",
        "example.org/web/v5, 5.3.0 5.4.0, go get example.org/web/v5@v5.4.0"
    })
    void theCommandLeavesOutWhatIsWaived(String module, String range, String fix) {
        database(realIp().report("GO-2026-0001", module, range));
        tester.file("main.go", GoService.main("_ \"example.org/web/v5/middleware\",_ \"example.org/text/html\""));
        List<String> fixes = tester.compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\","
                        + " reason = \"behind a proxy\")")
                .fixes();
        assertEquals(fix, fixes.get(0));
    }

    /** One that is no longer in force holds nothing back. */
    @Test
    void theCommandHoldsWhatIsNoLongerWaived() {
        database(realIp().report("GO-2026-0001", "example.org/text", "0 0.4.0", "example.org/text/html:Parse"));
        tester.file("main.go", GoService.main("_ \"example.org/web/v5/middleware\",_ \"example.org/text/html\""));
        String waiver = "waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason ="
                + " \"behind a proxy\"";
        assertEquals(
                List.of("go get example.org/web/v5@v5.3.0"),
                tester.compile(waiver + ")").fixes());
        assertTrue(tester.compile(waiver + ", until = \"2020-01-02\")").fixes().contains(BOTH));
    }

    /** The library and the go command have one release. */
    @Test
    void theReleaseOfGoLeavesOutWhatIsWaived() {
        database(new TestDatabase(NEW)
                .report("GO-2026-0001", "stdlib", "0 1.26.5", "net/http:Get")
                .report("GO-2026-0002", "toolchain", "0 1.26.3", "cmd/go"));
        String waiver = ", waive = @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason = \"why\")";
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"net/http\"", "http.Get(\"\")"))
                .compile("build = @Build(go = \"1.26.1\")" + waiver)
                .hasAdvice(
                        "build.go",
                        "known vulnerabilities in the toolchain of Go 1.26.1 (GO-2026-0002), which only the builder runs",
                        "go = \"1.26.3\"");
        tester.accepts("build = @Build(go = \"1.26.3\")" + waiver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CVE-2026-5775", "cve-2026-5775"})
    void aWaiverByAnotherNameIsToldTheId(String name) {
        database(realIp());
        tester.compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"" + name + "\", reason ="
                        + " \"behind a proxy\")")
                .hasWarnings(
                        ofRealIp(),
                        warning(
                                        "waive",
                                        1,
                                        18,
                                        "a waiver names a vulnerability by the id of the Go database; that of \"" + name
                                                + "\" is GO-2026-5775",
                                        "only = \"GO-2026-5775\"")
                                .of("UnusedWaiver"));
    }

    /** The reason of a vulnerability that is fixed must not accept the next one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GO-2026-5774 | delete the waiver",
                "go-2026-5774 | delete the waiver",
                "GO-2026-577 | delete the waiver",
                "CVE-2026-5774 | delete the waiver",
                "databases | delete the waiver",
                "go-2026-5775 | only = \"GO-2026-5775\"",
                "' GO-2026-5775' | only = \"GO-2026-5775\""
            })
    void aWaiverOfAFixedVulnerabilityIsNotToldAnother(String only, String fix) {
        database(realIp());
        tester.compile("waive = @Waiver(rule = \"VulnerableModule\", only = \"" + only + "\", reason = \"why\")")
                .hasWarnings(
                        ofRealIp(),
                        warning(
                                        "waive",
                                        1,
                                        18,
                                        "VulnerableModule finds nothing about \"" + only
                                                + "\" here, but about \"GO-2026-5775\"",
                                        fix)
                                .of("UnusedWaiver"));
    }

    /** Pasted, the id would be accepted twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GO-2026-5774 | VulnerableModule finds nothing about \"GO-2026-5774\" here",
                "go-2026-5775 | VulnerableModule finds nothing about \"go-2026-5775\" here",
                "CVE-2026-5775 | a waiver names a vulnerability by the id of the Go database; that of \"CVE-2026-5775\" is"
                        + " GO-2026-5775, which another waiver names"
            })
    void aWaiverIsNotToldTheIdOfAnother(String only, String problem) {
        database(realIp());
        tester.compile("waive = {@Waiver(rule = \"VulnerableModule\", only = \"GO-2026-5775\", reason = \"why\"),"
                        + " @Waiver(rule = \"VulnerableModule\", only = \"" + only + "\", reason = \"why\")}")
                .hasWarnings(
                        warning("waive[1]", 1, 94, problem, "delete the waiver").of("UnusedWaiver"));
    }

    @Test
    void aWaiverOfAllIsNotToldTheIdOfAnother() {
        database(realIp().report("GO-2026-0001", "example.org/text", "0 0.4.0", "example.org/text/html"));
        String first = "waive = {@Waiver(rule = \"VulnerableModule\", only = \"GO-2026-5775\", reason = \"why\"),";
        String all = "@Waiver(rule = \"VulnerableModule\", reason = \"why\")";
        String problem = "a waiver of VulnerableModule must name the one finding that it accepts; otherwise it would"
                + " also accept later ones";
        assertTrue(tester.compile(first + all + "}").fixes().contains("only = \"GO-2026-0001\""));
        tester.compile(first + " @Waiver(rule = \"VulnerableModule\", only = \"GO-2026-0001\", reason = \"why\"), "
                        + all + "}")
                .hasErrors(error("waive[2].only", 1, 169, problem, "delete the waiver, which accepts nothing")
                        .of("UnknownWaiver"));
    }

    @ParameterizedTest
    @CsvSource({"'', 18", "'only = \"\", ', 33"})
    void aWaiverOfAllIsRefused(String only, int column) {
        database(realIp());
        tester.compile("waive = @Waiver(" + only + "rule = \"VulnerableModule\", reason = \"behind a proxy\")")
                .hasErrors(
                        error(
                                        "waive.only",
                                        1,
                                        column,
                                        "a waiver of VulnerableModule must name the one finding that it"
                                                + " accepts; otherwise it would also accept later ones",
                                        "only = \"GO-2026-5775\"")
                                .of("UnknownWaiver"),
                        ofRealIp());
    }

    /** Nobody may accept a vulnerability by pasting. */
    @Test
    void aWaiverOfAllListsWhatThereIs() {
        database(realIp().report("GO-2026-5776", "example.org/web/v5", "0 5.3.0", "example.org/web/v5/router")
                .report("GO-2026-0001", "example.org/text", "0 0.4.0", "example.org/text/html"));
        tester.compile("waive = @Waiver(rule = \"VulnerableModule\", reason = \"behind a proxy\")")
                .hasErrors(
                        error(
                                        "waive.only",
                                        1,
                                        18,
                                        "a waiver of VulnerableModule must name the one finding that it accepts;"
                                                + " otherwise it would also accept later ones; VulnerableModule finds"
                                                + " \"GO-2026-5775\", \"GO-2026-0001\", \"GO-2026-5776\"",
                                        "name one id in only, and write one waiver for each that you accept")
                                .of("UnknownWaiver"),
                        warning(
                                "module",
                                1,
                                1,
                                "GO-2026-5775 (CVE-2026-5775): Denial of service in example.org/web/v5;"
                                        + " main.go:8 uses middleware.RealIP of example.org/web/v5@v5.2.1 (go.mod:7)",
                                BOTH));
    }

    @Test
    void aWaiverOfAllWithoutADatabaseIsRefused() {
        tester.file("goimage.properties", "")
                .compile("waive = @Waiver(rule = \"VulnerableModule\", reason = \"behind a proxy\")")
                .hasErrors(error(
                                "waive.only",
                                1,
                                18,
                                "a waiver of VulnerableModule must name the one finding that it accepts;"
                                        + " otherwise it would also accept later ones",
                                "name in only the id of the vulnerability, as GO-2026-5775")
                        .of("UnknownWaiver"));
    }
}
