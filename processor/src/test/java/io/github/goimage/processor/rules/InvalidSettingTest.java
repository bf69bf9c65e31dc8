package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.rules.RuleTester.Expected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InvalidSettingTest {
    @TempDir
    Path directory;

    @Test
    void allFaultsOfAFileAtOnce() {
        refuses(
                """
                # the company's
                registrys = registry.acme.example
                sync = maybe
                sync = off

                ca = certs/acme.pem
                mirror.docker.io = https://registry.acme.example
                rules = LowUid:fatal, \\
                        NoSuchRule:off
                """,
                "goimage.properties:4: sync is already set in goimage.properties:3|keep one line for each key",
                "goimage.properties:2: there is no setting registrys|registries",
                "goimage.properties:3: \"maybe\" is not a valid value of sync|sync = off, sync = write or sync = verify",
                "goimage.properties:6: \"certs/acme.pem\" does not exist"
                        + "|ca = certs/acme.pem, relative to the directory of this file, with only certificates",
                "goimage.properties:7: \"https://registry.acme.example\" is not a valid registry with a path"
                        + "|mirror.docker.io = registry.acme.example/dockerhub",
                "goimage.properties:8: \"LowUid:fatal\" is not of the form <rule>:<level>"
                        + "|rules = LowUid:error, with one of the levels error, warn, note, off",
                "goimage.properties:8: there is no rule NoSuchRule"
                        + "|use the rule's id, which its message shows in brackets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "synk = off | there is no setting synk | sync",
                "tls = on | there is no setting tls | one of ca, compression, go.minimum, go.proxy, go.sumdb, images, labels.required,"
                        + " mirror.docker.io, notes, profile, registries, rules, sync, vulndb, vulndb.maxAge, waivers.forbidden",
                "ca = | ca has no value | ca = <value>, or remove it",
                "profile = lax | \"lax\" is not a valid profile | profile = standard or profile = strict",
                "go.minimum = latest | \"latest\" is not a valid value of go.minimum | a Go release, 1.26 or 1.26.3",
                "go.proxy = proxy.acme.example | \"proxy.acme.example\" is not a valid value of go.proxy"
                        + " | addresses as in GOPROXY: https://proxy.acme.example,direct",
                "go.sumdb = $GOSUMDB | \"$GOSUMDB\" is not a valid value of go.sumdb"
                        + " | a checksum database as in GOSUMDB: sum.golang.org",
                "labels.required = a b | \"a b\" is not a valid label key | labels.required = com.acme.owner",
                "labels.required = Com.Acme | \"Com.Acme\" is not a valid label key"
                        + " | labels.required = com.acme.owner",
                "labels.required = com.docker.x | \"com.docker.x\" is not a valid label key"
                        + " | labels.required = com.acme.owner",
                "mirror.dokcer.io = a.example/b | no image comes from dokcer.io: did you mean docker.io?"
                        + " | mirror.docker.io = a.example/b; or, if dokcer.io is right, add it to registries",
                "mirror.crg.dev = a.example/b | no image comes from crg.dev: did you mean cgr.dev?"
                        + " | mirror.cgr.dev = a.example/b; or, if crg.dev is right, add it to registries",
                "registries = Registry/x | \"Registry/x\" is not a valid registry"
                        + " | registries = docker.io/library, registry.acme.example/go",
                "mirror.docker = registry.acme.example | \"docker\" is not a valid registry | mirror.docker.io,"
                        + " mirror.gcr.io",
                "rules = RootUsr:off | there is no rule RootUsr | rules = RootUser:off",
            })
    void eachFaultHasItsText(String line, String problem, String fix) {
        refuses(line, "goimage.properties:1: " + problem + "|" + fix);
    }

    @Test
    void aFileThatIsNoText() {
        tester("\\u12")
                .compile("")
                .hasErrors(
                        expected(
                                "goimage.properties:1: a backslash and u without four hex digits|write \\uXXXX with four hex digits"));
    }

    @Test
    void theProjectCannotLowerAnError() {
        RuleTester tester = RuleTester.of(InvalidSetting.class, directory)
                .file("goimage.properties", "rules = LowUid:error")
                .file("service/goimage.properties", "rules = LowUid:warn, RootUser:off, SecretName:note")
                .option("-Agoimage.projectDir=" + directory.resolve("service"))
                .option("-Agoimage.rootDir=" + directory);
        String waiver = " there, or add a waiver with a reason to the annotation";
        String why = " is an error, which only the root directory's goimage.properties can lower";

        tester.compile("")
                .hasErrors(expected(
                        "service/goimage.properties:1: LowUid" + why + "|write rules = LowUid:warn" + waiver,
                        "service/goimage.properties:1: RootUser" + why + "|write rules = RootUser:off" + waiver));
    }

    @Test
    void aProjectCannotLowerWhatTheProfileMakesAnError() {
        below("profile = strict", "rules = VulnerableModule:off")
                .compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"a test\")")
                .hasErrors(expected("svc/goimage.properties:1: VulnerableModule is an error, which only the root"
                        + " directory's goimage.properties can lower|write rules = VulnerableModule:off there, or add"
                        + " a waiver with a reason to the annotation"));
    }

    @Test
    void anOptionCannotLowerAnErrorEither() {
        tester("")
                .option("-Agoimage.rules=RootUser:note")
                .compile("")
                .hasErrors(expected("-Agoimage.rules: RootUser is an error, which only the root directory's"
                        + " goimage.properties can lower|write rules = RootUser:note there, or add a waiver"
                        + " with a reason to the annotation"));
    }

    /** What is said of an option can be pasted where the option stands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sync=maybe        | "maybe" is not a valid value of sync | \
            -Agoimage.sync=off, -Agoimage.sync=write or -Agoimage.sync=verify
            sync=             | sync has no value | -Agoimage.sync=<value>, or remove it
            notes=tiny        | "tiny" is not a valid value of notes | \
            -Agoimage.notes=full or -Agoimage.notes=short
            notes=            | notes has no value | -Agoimage.notes=<value>, or remove it
            profile=lax       | "lax" is not a valid profile | \
            -Agoimage.profile=standard or -Agoimage.profile=strict
            profile=          | profile has no value | -Agoimage.profile=<value>, or remove it
            rules=LowUid      | "LowUid" is not of the form <rule>:<level> | \
            -Agoimage.rules=LowUid:error, with one of the levels error, warn, note, off
            rules=RootUsr:off | there is no rule RootUsr | -Agoimage.rules=RootUser:off
            rules=            | rules has no value | -Agoimage.rules=<value>, or remove it
            version=1 0       | "1 0" is not a valid value of version | \
            -Agoimage.version=1.4.0, with letters, digits, and the characters . _ + -
            version=          | version has no value | -Agoimage.version=<value>, or remove it
            """)
    void aFixOfAnOptionIsAnOption(String option, String problem, String fix) {
        String name = "-Agoimage." + option.replaceFirst("=.*", "");
        tester("").option("-Agoimage." + option).compile("").hasErrors(expected(name + ": " + problem + "|" + fix));
    }

    @Test
    void aProfileThatStandsTwiceInTheRootsFileIsOneFault() {
        tester("profile = strict\nprofile = standard")
                .compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"a test\")")
                .hasErrors(expected("goimage.properties:2: profile is already set in goimage.properties:1|keep one"
                        + " line for each key"));
    }

    @Test
    void mirrorsOfOtherRegistries() {
        tester("registries = docker.lan/go, docker.io\nmirror.docker.lan = a.example/b\nmirror.ghcr.io = a.example/c\n"
                        + "mirror.registry.acme.example = a.example/d")
                .accepts("");
    }

    @Test
    void onlyTheRootUndoesWhatItSays() {
        tester("profile = strict\nregistries = registry.acme.example\nmirror.docker.io = registry.acme.example/hub")
                .file("service/goimage.properties", "registries = docker.io/evil\nmirror.docker.io = evil.example")
                .option("-Agoimage.projectDir=" + directory.resolve("service"))
                .option("-Agoimage.rootDir=" + directory)
                .option("-Agoimage.profile=standard")
                .compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"a test\")")
                .hasErrors(expected(
                        "service/goimage.properties:1: only the goimage.properties of the root directory can"
                                + " say which registries are trusted|move the line there",
                        "service/goimage.properties:2: the goimage.properties of the root directory already sets"
                                + " mirror.docker.io|remove mirror.docker.io",
                        "-Agoimage.profile: the goimage.properties of the root directory sets profile = strict,"
                                + " which only"
                                + " that file can lower|remove -Agoimage.profile"));
    }

    @Test
    void aProjectCannotAddRegistriesToGoimagesOwnList() {
        RuleTester.of(InvalidSetting.class, directory)
                .file("service/goimage.properties", "registries = docker.io/acme")
                .option("-Agoimage.projectDir=" + directory.resolve("service"))
                .option("-Agoimage.rootDir=" + directory)
                .compile("base = ALPINE, from = \"acme/alpine:3.24\", waive = @Waiver(rule = \"UntrustedBase\","
                        + " reason = \"a test\")")
                .hasErrors(expected("service/goimage.properties:1: only the"
                        + " goimage.properties of the root directory can say which registries"
                        + " are trusted|move the line there"));
    }

    @Test
    void everyKeyHasAGoodValue() {
        tester("""
                ! settings of Acme
                rules: LowUid:error, OversizedBase:off
                profile=standard
                sync off
                registries = docker.io/library, registry.acme.example:5000/go
                labels.required = com.acme.owner
                go.minimum = 1.26
                go.proxy = https://proxy.acme.example|https://proxy.golang.org,direct
                go.sumdb = sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8 https://sum.acme.example
                mirror.docker.io = registry.acme.example/dockerhub
                mirror.gcr.io = localhost:5000
                """).accepts("labels = \"com.acme.owner=payments\"");
    }

    @Test
    void aListOfManyProxiesIsReadToItsEnd() {
        tester("go.proxy = direct" + ",direct".repeat(8_000) + "\n").accepts("");
    }

    private void refuses(String properties, String... expected) {
        tester(properties).compile("").hasErrors(expected(expected));
    }

    private static Expected[] expected(String... texts) {
        List<Expected> expected = new ArrayList<>();
        for (String text : texts) {
            int bar = text.lastIndexOf('|');
            expected.add(error("", 1, 1, text.substring(0, bar), text.substring(bar + 1)));
        }
        return expected.toArray(Expected[]::new);
    }

    private RuleTester tester(String properties) {
        return RuleTester.of(InvalidSetting.class, directory).file("goimage.properties", properties);
    }

    @ParameterizedTest
    @CsvSource({
        "registries = registry.acme.example/go, mirror.docker.io = evil.example/hub",
        "registries = registry.acme.example/go, go.proxy = https://evil.example",
        "mirror.gcr.io = registry.acme.example/gcr, go.sumdb = sum.evil.example",
        "mirror.gcr.io = registry.acme.example/gcr, mirror.docker.io = evil.example/hub",
        "profile = strict, ca = evil.pem",
        "profile = strict, mirror.docker.io = evil.example/hub",
        "images = hardened, mirror.dhi.io = evil.example/hub",
        "images = hardened, go.proxy = https://evil.example",
        "images = hardened, ca = evil.pem"
    })
    void aProjectDoesNotSayWhereThingsComeFromOnceTheRootRestrictsIt(String root, String project) {
        String key = project.substring(0, project.indexOf(" ="));
        below(root, project)
                .compile("waive = @Waiver(rule = \"UnpinnedBase\", reason = \"a test\")")
                .hasErrors(expected("svc/goimage.properties:1: " + key
                        + " can be set only in the goimage.properties of the root directory, because that"
                        + " restricts sources (goimage.properties:1: " + root.substring(0, root.indexOf(" =")) + ")"
                        + "|move the line there"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels.required = com.acme.owner", "go.minimum = 1.26", "profile = standard"})
    void aProjectSaysItWhereTheRootRestrictsNothing(String root) {
        RuleTester.Result result =
                below(root, "mirror.docker.io = registry.acme.example/hub").compile("labels = \"com.acme.owner=a\"");

        result.isAccepted();
        assertTrue(result.file("Dockerfile").contains("registry.acme.example/hub/library/golang:"));
        assertTrue(result.file("image.json").contains("\"mirror.docker.io\": \"svc/goimage.properties:1\""));
    }

    /** A project in a directory of a repository whose root says something. */
    private RuleTester below(String root, String project) {
        return RuleTester.of(InvalidSetting.class, directory)
                .file("goimage.properties", root + "\n")
                .file("svc/goimage.properties", project + "\n")
                .file("svc/pom.xml", "<project/>")
                .option("-Agoimage.rootDir=" + directory)
                .option("-Agoimage.projectDir=" + directory.resolve("svc"));
    }
}
