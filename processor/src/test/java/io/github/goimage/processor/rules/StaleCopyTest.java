package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static io.github.goimage.processor.rules.RuleTester.warning;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.GeneratingProcessor;
import io.github.goimage.processor.GoImageProcessor;
import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.hostile.Elf;
import io.github.goimage.processor.rules.RuleTester.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StaleCopyTest {
    private static final String WRITE_IT = "compile once with -Agoimage.sync=write, and commit what it writes";
    private static final String OURS = "# Made by goimage from @GoImage of package com.acme.localcache.\n";

    @TempDir
    Path temporary;

    private Path directory;
    private Path dockerfile;
    private Path ignoreFile;

    @BeforeEach
    void namePaths() {
        directory = temporary.resolve("project");
        dockerfile = directory.resolve("go/Dockerfile.localcache");
        ignoreFile = directory.resolve("go/Dockerfile.localcache.dockerignore");
    }

    private RuleTester tester(String sync) {
        return RuleTester.of(StaleCopy.class, directory)
                .file("go/go.mod", GoService.mod())
                .file("go/main.go", "package main\n\nfunc main() {}\n")
                .option("-Agoimage.sync=" + sync);
    }

    private static Expected stale(String problem, String fix) {
        return error("", 1, 1, problem, fix);
    }

    /** The typed class of an earlier compilation may stay if a later one is rejected. */
    private void forgetTypedClass() throws IOException {
        Path folder = directory.resolve("out/com/acme/localcache");
        for (String name : names(folder)) {
            Files.delete(folder.resolve(name));
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void offLooksAtNothing() throws IOException {
        tester("off").file("go/Dockerfile.localcache", "FROM mine\n").accepts("port = 8000");

        assertEquals("FROM mine\n", Files.readString(dockerfile));
        assertFalse(Files.exists(ignoreFile));
    }

    @Test
    void whatIsWrittenIsTheSame() throws IOException {
        RuleTester.Result written = tester("write").compile("port = 8000");

        written.isAccepted();
        assertEquals(written.file("Dockerfile"), Files.readString(dockerfile));
        assertEquals(written.file("Dockerfile.dockerignore"), Files.readString(ignoreFile));
        assertEquals(
                Set.of("Dockerfile.localcache", "Dockerfile.localcache.dockerignore", "go.mod", "main.go"),
                names(directory.resolve("go")));
        tester("verify").accepts("port = 8000");
    }

    @Test
    void whatIsInStepIsNotTouched() throws IOException {
        tester("write").accepts("");
        FileTime then = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(dockerfile, then);
        Files.writeString(ignoreFile, Files.readString(ignoreFile) + "more\n");

        RuleTester.Result again = tester("write").compile("");

        again.isAccepted();
        assertEquals(then, Files.getLastModifiedTime(dockerfile));
        assertEquals(again.file("Dockerfile.dockerignore"), Files.readString(ignoreFile));
    }

    @Test
    void missing() {
        tester("verify")
                .compile("")
                .hasErrors(
                        stale("go/Dockerfile.localcache is missing", WRITE_IT),
                        stale("go/Dockerfile.localcache.dockerignore is missing", WRITE_IT));
    }

    @Test
    void different() throws IOException {
        tester("write").accepts("port = 8000");
        forgetTypedClass();

        tester("verify")
                .compile("port = 8001")
                .hasErrors(stale(
                        "go/Dockerfile.localcache differs from line 6 on, which is \"# docker run --rm --read-only"
                                + " --cap-drop=ALL --security-opt=no-new-privileges -p 8000:8000 localcache\""
                                + " and should be"
                                + " \"# docker run --rm --read-only --cap-drop=ALL --security-opt=no-new-privileges"
                                + " -p 8001:8001 localcache\"",
                        WRITE_IT));

        Files.writeString(ignoreFile, Files.readString(ignoreFile) + "!" + "x".repeat(200) + "\n");
        tester("verify")
                .compile("port = 8000")
                .hasErrors(stale(
                        "go/Dockerfile.localcache.dockerignore differs from line "
                                + Files.readAllLines(ignoreFile).size() + " on, which is \"!" + "x".repeat(119)
                                + "…\" and should be \"\"",
                        WRITE_IT));
    }

    @Test
    void lineEndsOfWindowsAreNoDifference() throws IOException {
        tester("write").accepts("");
        Files.writeString(dockerfile, Files.readString(dockerfile).replace("\n", "\r\n"));
        Files.writeString(ignoreFile, Files.readString(ignoreFile).replace("\n", "\r\n"));

        tester("verify").accepts("");
    }

    /** An upgrade that changes nothing else needs no commit. */
    @Test
    void theReleaseThatWroteItIsNoDifference() throws IOException {
        tester("write").accepts("");
        for (Path file : List.of(dockerfile, ignoreFile)) {
            Files.writeString(file, ofRelease("0.0.9", Files.readString(file)));
        }

        tester("verify").accepts("");
    }

    @Test
    void afterAnUpgradeTheReleaseIsTheReason() throws IOException {
        tester("write").accepts("");
        String written = Files.readString(dockerfile);
        Files.writeString(
                dockerfile, ofRelease("0.0.9-SNAPSHOT", written).replace("STOPSIGNAL SIGTERM", "STOPSIGNAL SIGINT"));
        forgetTypedClass();

        tester("verify")
                .compile("")
                .hasErrors(stale(
                        "go/Dockerfile.localcache was written by goimage 0.0.9-SNAPSHOT, and this is goimage"
                                + " development: it differs from line "
                                + (written.lines().toList().indexOf("STOPSIGNAL SIGTERM") + 1)
                                + " on, which is \"STOPSIGNAL SIGINT\" and should be \"STOPSIGNAL SIGTERM\"",
                        WRITE_IT));
    }

    private static String ofRelease(String release, String text) {
        return text.replaceFirst("# Made by goimage ", "# Made by goimage " + release + " ");
    }

    @Test
    void aFileOfTheUsersOwnIsLeftAsItIs() throws IOException {
        tester("write")
                .file("go/Dockerfile.localcache", "FROM mine\n")
                .compile("")
                .hasErrors(stale(
                        "go/Dockerfile.localcache was not written by goimage, so goimage does not change it",
                        "move go/Dockerfile.localcache away, or give the image another name"));

        assertEquals("FROM mine\n", Files.readString(dockerfile));
        assertFalse(Files.exists(ignoreFile));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path outside = directory.resolveSibling("outside");
        Files.createDirectories(dockerfile.getParent());
        Files.writeString(outside, OURS);
        Files.createSymbolicLink(dockerfile, outside);
        Expected error = stale(
                "go/Dockerfile.localcache was not written by goimage, so goimage does not change it",
                "move go/Dockerfile.localcache away, or give the image another name");

        tester("write").compile("").hasErrors(error);
        tester("verify")
                .compile("")
                .hasErrors(error, stale("go/Dockerfile.localcache.dockerignore is missing", WRITE_IT));

        assertEquals(OURS, Files.readString(outside));
        assertTrue(Files.isSymbolicLink(dockerfile));
    }

    @Test
    void aPlaceThatCannotBeWritten() throws IOException {
        tester("write").file("go/.Dockerfile.localcache.unfinished/x", "");
        Outcome outcome = compiler().annotation("").javac();

        assertEquals(
                List.of(stale("Dockerfile.localcache cannot be written in go", "make the directory go writable")
                        .message("StaleCopy")),
                outcome.messages());
        assertEquals(Set.of(), outcome.imageFiles());
        assertFalse(Files.exists(dockerfile, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNoMatterWhereTheRuleIsOff() throws IOException {
        tester("write")
                .file("go/.Dockerfile.localcache.unfinished/x", "")
                .file("goimage.properties", "rules = StaleCopy:off\n")
                .accepts("port = 8000");

        assertFalse(Files.exists(dockerfile, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAWarningWhereTheRuleIsOne() {
        tester("write")
                .file("go/.Dockerfile.localcache.unfinished/x", "")
                .file("goimage.properties", "rules = StaleCopy:warn\n")
                .compile("port = 8000")
                .hasWarning(
                        "", 1, 1, "Dockerfile.localcache cannot be written in go", "make the directory go writable");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsWaived() {
        RuleTester.Result result = tester("write")
                .file("go/.Dockerfile.localcache.unfinished/x", "")
                .compile("port = 8000, waive = @Waiver(rule = \"StaleCopy\", reason = \"a read-only checkout\")");

        result.isAccepted();
        String accepted = "Dockerfile.localcache cannot be written in go";
        assertTrue(result.file("image.json").contains("\"" + accepted + "\""));
        assertTrue(result.file("Dockerfile")
                .contains("\n# Waived StaleCopy: " + accepted + ". Reason: a read-only checkout\n"));
    }

    @Test
    void ofTheTwoFilesBothAreWrittenOrNone() throws IOException {
        tester("write").accepts("port = 8000");
        forgetTypedClass();
        String copy = Files.readString(dockerfile);
        tester("write")
                .file("go/.Dockerfile.localcache.dockerignore.unfinished/x", "")
                .file("goimage.properties", "rules = StaleCopy:off\n")
                .accepts("port = 8001");

        assertEquals(copy, Files.readString(dockerfile));
    }

    /**
     * Files of an earlier compilation in the class output that somebody changed, or of which two compilations wrote a
     * part.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".dockerignore",
                "Dockerfile",
                "Dockerfile.dockerignore",
                "docker-bake.json",
                "portable/.dockerignore",
                "portable/Dockerfile"
            })
    void filesThatAreNotThoseOfTheReport(String path) throws IOException {
        tester("write").accepts("port = 8000");
        Path file = directory.resolve("out/META-INF/goimage/localcache/" + path);
        Expected error = stale(
                "META-INF/goimage/localcache/" + path + " is not the file that image.json describes",
                "compile again: this compilation deletes the files of the image");

        forgetTypedClass();
        Files.writeString(file, Files.readString(file) + "\n");
        tester("verify").compile("port = 8000").hasErrors(error);
        assertFalse(Files.exists(file));
        tester("verify").accepts("port = 8000");

        forgetTypedClass();
        Files.delete(file);
        tester("verify").compile("port = 8000").hasErrors(error);
    }

    @Test
    void aFileThatTheReportDoesNotName() throws IOException {
        tester("write").accepts("port = 8000");
        forgetTypedClass();
        tester("verify")
                .file("out/META-INF/goimage/localcache/openvex.json", "{}")
                .compile("port = 8000")
                .hasErrors(stale(
                        "META-INF/goimage/localcache/openvex.json is not the file that image.json describes",
                        "compile again: this compilation deletes the files of the image"));
    }

    @ParameterizedTest
    @CsvSource({"'{}', true", "'{\"sha256\": {}}', true", "'{\"sha256\": 1}', false", "'{', false", "'', false"})
    void aReportOfAnEarlierReleaseNamesNoFile(String report, boolean accepted) throws IOException {
        tester("write").accepts("port = 8000");
        forgetTypedClass();
        RuleTester.Result result = tester("verify")
                .file("out/META-INF/goimage/localcache/image.json", report)
                .compile("port = 8000");
        if (accepted) {
            result.isAccepted();
        } else {
            result.hasErrors(stale(
                    "META-INF/goimage/localcache/image.json cannot be read",
                    "compile again: this compilation deletes the files of the image"));
        }
    }

    @Test
    void whatAnEarlierCompilationLeftIsJudgedOnlyIfItIsToBeVerified() throws IOException {
        tester("write").accepts("port = 8000");
        forgetTypedClass();
        tester("off")
                .file("out/META-INF/goimage/localcache/Dockerfile", "FROM other\n")
                .accepts("port = 8000");
    }

    @Test
    void aWaiverThatIsNotNeededIsUnused() {
        tester("write")
                .compile("port = 8000, waive = @Waiver(rule = \"StaleCopy\", reason = \"a read-only checkout\")")
                .hasWarnings(warning(
                                "waive",
                                1,
                                31,
                                "StaleCopy finds nothing here, so there is nothing to waive",
                                "delete the waiver")
                        .of("UnusedWaiver"));
    }

    @Test
    void withoutAGoModuleThereIsNoPlace() {
        RuleTester.of(StaleCopy.class, directory)
                .option("-Agoimage.sync=verify")
                .compile("")
                .hasErrors(stale(
                        "sync = verify is set, but there is no Go module beside which the copy could lie",
                        "module = \"<directory of the go.mod>\""));
    }

    @Test
    void aBinaryThatIsCopiedHasNone() throws IOException {
        Elf.write(directory.resolve("app"));
        String members = "needs = {}, build = @Build(prebuilt = \"app\")";

        tester("write").accepts(members);
        tester("verify").accepts(members);

        assertFalse(Files.exists(dockerfile));
    }

    @Test
    void aRefusedImageLeavesTheCopy() throws IOException {
        tester("write").accepts("port = 8000");
        String copy = Files.readString(dockerfile);

        tester("write").compile("port = 0");

        assertEquals(copy, Files.readString(dockerfile));
    }

    @Test
    void anImageWhoseClassIsThereAlreadyHasNone() throws IOException {
        Outcome outcome = compiler()
                .source("package-info.java", annotated("com.acme.api"))
                .source("ApiImage.java", "package com.acme.api;\n\nfinal class ApiImage {}\n")
                .javac();

        assertTrue(outcome.findingTexts().get(0).startsWith("[DuplicateImage] "), outcome.messages()::toString);
        assertEquals(Set.of("go.mod", "main.go"), names(directory.resolve("go")));
    }

    @Test
    void anImageWhoseNameALaterRoundBringsAgainHasNone() throws IOException {
        assertEquals(2, clashingInALaterRound().findings().size());
        assertEquals(Set.of("go.mod", "main.go"), names(directory.resolve("go")));

        Files.writeString(directory.resolve("go/Dockerfile.api"), OURS);
        assertEquals(2, clashingInALaterRound().findings().size());
        assertEquals(OURS, Files.readString(directory.resolve("go/Dockerfile.api")));
        assertEquals(Set.of("Dockerfile.api", "go.mod", "main.go"), names(directory.resolve("go")));
    }

    private Outcome clashingInALaterRound() {
        return compiler()
                .source("package-info.java", annotated("com.acme.api"))
                .processors(
                        GeneratingProcessor.of("com.acme.late.package-info", annotated("com.acme.late")),
                        new GoImageProcessor())
                .javac();
    }

    private TestCompiler compiler() {
        tester("write");
        return TestCompiler.in(directory).option("-Agoimage.sync=write");
    }

    private static String annotated(String packageName) {
        return "@io.github.goimage.GoImage(name = \"api\")\npackage " + packageName + ";\n";
    }

    @Test
    void aCopyThatAPatternEmbedsChangesNothing() throws IOException {
        String main = "package main\n\nimport \"embed\"\n\n//go:embed *\nvar all embed.FS\n\nfunc main() {}\n";
        RuleTester.Result first = tester("write")
                .file("go/main.go", main)
                .file("go/page.html", "")
                .compile("");
        first.isAccepted();
        assertTrue(first.file(".dockerignore").contains("\n!page.html\n"));

        RuleTester.Result second = tester("verify").file("go/main.go", main).compile("");

        second.isAccepted();
        assertEquals(first.file("portable/Dockerfile"), second.file("portable/Dockerfile"));
        assertFalse(second.file(".dockerignore").contains("Dockerfile.localcache"));
    }

    @Test
    void imagesOfOneModuleHaveTheirOwn() throws IOException {
        tester("write")
                .compilePackage("@GoImage(name = \"api\") @GoImage(name = \"worker\")")
                .isWritten();

        assertEquals(
                Set.of(
                        "Dockerfile.api",
                        "Dockerfile.api.dockerignore",
                        "Dockerfile.worker",
                        "Dockerfile.worker.dockerignore",
                        "go.mod",
                        "main.go"),
                names(directory.resolve("go")));
    }

    @Test
    void waived() {
        tester("verify").accepts("waive = @Waiver(rule = \"StaleCopy\", reason = \"renewed with the release\")");
    }
}
