package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NeedMissingTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(NeedMissing.class, directory).file("go.mod", GoService.mod());
    }

    private RuleTester main(String imports, String... statements) {
        return tester.file("main.go", GoService.main(imports, statements));
    }

    @Test
    void warnsOfATlsClientWithoutCertificates() {
        main("\"net/http\"", "http.Get(\"https://example.org/\")")
                .compile("needs = {}")
                .hasWarning(
                        "needs",
                        1,
                        18,
                        "the image will lack CERTIFICATES, which the code needs (TLS client: example.com/api)",
                        "needs = Need.CERTIFICATES, or needs = Need.AUTO");
    }

    @Test
    void namesAllNeedsInTheFix() {
        main("\"os\",\"time\"", "os.CreateTemp(\"\", \"x\")", "time.LoadLocation(\"Europe/Berlin\")")
                .compile("needs = TMP")
                .hasWarning(
                        "needs",
                        1,
                        18,
                        "the image will lack TIME_ZONES, which the code needs (time zones by name: example.com/api)",
                        "needs = {Need.TIME_ZONES, Need.TMP}, or needs = Need.AUTO");
    }

    @Test
    void warnsOfAUserThatTheBaseDoesNotName() {
        main("\"os/user\"", "user.Current()")
                .compile("base = DISTROLESS_STATIC, user = 20000, needs = {}")
                .hasWarning(
                        "needs",
                        1,
                        58,
                        "the image will lack PASSWD, which the code needs (user or home directory: example.com/api)",
                        "needs = Need.PASSWD, or needs = Need.AUTO");
    }

    @Test
    void advisesWhereAModuleMayNeedIt() {
        main("_ \"github.com/robfig/cron/v3\"")
                .file("go.mod", GoService.mod() + "\nrequire github.com/robfig/cron/v3 v3.0.1\n")
                .file("go.sum", GoService.sum("github.com/robfig/cron/v3 v3.0.1"))
                .compile("needs = {}")
                .hasAdvice(
                        "needs",
                        "the image will lack TIME_ZONES, which the code may need (time zones by name:"
                                + " github.com/robfig/cron/v3 (time zones in schedules))",
                        "needs = Need.TIME_ZONES, or needs = Need.AUTO");
    }

    @Test
    void advisesOfAHomeDirectoryThatTheRuntimeSets() {
        main("\"os\"", "os.UserHomeDir()")
                .compile("needs = {}")
                .hasAdvice("needs", "the image will lack PASSWD, which the code" + " may need");
    }

    @Test
    void acceptsNoNeedsOfCodeWithoutAny() {
        main("\"net/http\"", "http.ListenAndServe(\":8080\", nil)").accepts("port = 8080, needs = {}");
    }

    @Test
    void acceptsWhatTheBaseBrings() {
        main("\"net/http\",\"os\"", "http.Get(\"https://example.org/\")", "os.UserHomeDir()")
                .accepts("base = DISTROLESS_STATIC, needs = {}");
    }

    @Test
    void acceptsTimeZonesThatATagBrings() {
        main("\"time\"", "time.LoadLocation(\"Europe/Berlin\")")
                .accepts("needs = {}, build = @Build(tags = \"timetzdata\")");
    }

    @Test
    void acceptsAuto() {
        main("\"net/http\"", "http.Get(\"https://example.org/\")").accepts("needs = {AUTO, TMP}");
    }

    @Test
    void saysNothingOfCodeThatWasNotRead() {
        main("_ \"example.org/uuid\"")
                .file("go.mod", GoService.mod() + "\nrequire example.org/uuid v1.6.0\n")
                .file("go.sum", GoService.sum("example.org/uuid v1.6.0"))
                .accepts("needs = {}");
    }

    @Test
    void warnsOfTimeZonesThatOnePlatformAloneBrings() {
        main("\"time\"", "time.LoadLocation(\"Europe/Berlin\")")
                .file("zones_amd64.go", "package main\n\nimport _ \"time/tzdata\"\n");

        tester.accepts("needs = {}, build = @Build(platforms = \"linux/amd64\")");
        tester.compile("needs = {}, build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})")
                .hasWarning(
                        "needs",
                        1,
                        18,
                        "the image will lack TIME_ZONES, which the code needs (time zones by name: example.com/api)",
                        "needs = Need.TIME_ZONES, or needs = Need.AUTO");
    }
}
