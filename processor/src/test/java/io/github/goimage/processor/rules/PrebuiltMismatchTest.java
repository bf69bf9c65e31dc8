package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.Elves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrebuiltMismatchTest {
    private static final String STATIC = "CGO_ENABLED=0 GOOS=linux go build -ldflags=\"-s -w\" -o build/app";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(PrebuiltMismatch.class, directory);
    }

    private void binary(byte[] bytes) throws IOException {
        Path file = directory.resolve("build/app");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        assertEquals(true, file.toFile().setExecutable(true));
    }

    private void refuses(String members, String problem, String fix) {
        String annotation = "build = @Build(prebuilt = \"build/app\")" + members;
        tester.compile(annotation).hasError("build.prebuilt", 1, 36, problem, fix);
    }

    @Test
    void refusesWhatIsNotThere() throws IOException {
        refuses("", "\"build/app\" does not exist (relative to the project directory)", "before javac runs: " + STATIC);
        Files.createDirectories(directory.resolve("build"));
        Files.createSymbolicLink(directory.resolve("build/app"), Path.of("nothing"));
        refuses("", "\"build/app\" is a symbolic link that leads nowhere", "before javac runs: " + STATIC);
        Files.delete(directory.resolve("build/app"));
        Files.delete(directory.resolve("build"));
        Files.writeString(directory.resolve("build"), "a script");
        refuses("", "\"build/app\" does not exist (relative to the project directory)", "before javac runs: " + STATIC);
    }

    @Test
    void aWaiverForABinaryToComeStillTellsOfAnIgnoreFileInTheWay() {
        tester.file("build/.dockerignore", "*\n");
        tester.compile("build = @Build(prebuilt = \"build/app\"),"
                        + " waive = @Waiver(rule = \"PrebuiltMismatch\", reason = \"the release makes it\")")
                .hasLine("portable/Dockerfile: builders without BuildKit read the .dockerignore of the build context,"
                        + " which is yours and excludes \"app\"");
    }

    @Test
    void namesTheCommandThatWorksInTheProjectDirectory() {
        tester.file("src/main/go/go.mod", GoService.mod())
                .file("src/main/go/cmd/api/main.go", GoService.main("\"os\"", "os.Exit(0)"));
        refuses(
                "",
                "\"build/app\" does not exist (relative to the project directory)",
                "before javac runs: CGO_ENABLED=0 GOOS=linux go build -C src/main/go -ldflags=\"-s -w\" -o"
                        + " ../../../build/app ./cmd/api");
    }

    @Test
    void aWaiverForABinaryToComeCopiesWhereItsLinkLeads() throws IOException {
        Files.createDirectories(directory.resolve("release"));
        Files.createSymbolicLink(directory.resolve("build"), Path.of("release"));
        RuleTester.Result result = tester.compile("build = @Build(prebuilt = \"build/app\"),"
                + " waive = @Waiver(rule = \"PrebuiltMismatch\", reason = \"the release makes it\")");
        result.isWritten();
        assertTrue(result.file(".dockerignore").contains("\n!app\n"), result.file(".dockerignore"));
        assertTrue(result.file("Dockerfile").contains("COPY [\"./app\",\"/out/root/app\"]"), result.file("Dockerfile"));
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        Files.createDirectories(directory.resolve("build/app"));
        String fix = "use a regular file that the compiling user can read";
        refuses("", "\"build/app\" is not a regular file", fix);
        Files.delete(directory.resolve("build/app"));
        Files.createSymbolicLink(directory.resolve("build/app"), Path.of("app"));
        refuses("", "\"build/app\" leads into a loop of symbolic links", fix);
    }

    @Test
    void refusesWhatIsNoElfFile() throws IOException {
        binary("text".getBytes(StandardCharsets.UTF_8));
        refuses(
                "",
                "\"build/app\" is not a program: it is not an ELF file",
                "delete it, and before javac runs: " + STATIC);
        binary(new byte[0]);
        refuses("", "\"build/app\" is empty", "delete it, and before javac runs: " + STATIC);
        binary(java.util.Arrays.copyOf(Elves.program().bytes(), 90));
        refuses(
                "",
                "\"build/app\" is damaged or truncated: its ELF headers point outside the file",
                "delete it, and before javac runs: " + STATIC);
    }

    @Test
    void refusesWhatIsNotExecutable() throws IOException {
        binary(Elves.program().bytes());
        assertEquals(true, directory.resolve("build/app").toFile().setExecutable(false, false));
        refuses("", "\"build/app\" is not executable", "chmod 0755 build/app");
    }

    @Test
    void refusesOtherSystemsAndLibraries() throws IOException {
        binary(Elves.program().system(9).bytes());
        refuses("", "\"build/app\" is not a program for Linux", "GOOS=linux go build -ldflags=\"-s -w\" -o build/app");
        binary(Elves.program().type(3).withoutEntry().bytes());
        refuses(
                "",
                "\"build/app\" is not a program: it is an object file or a library",
                "CGO_ENABLED=0 go build -ldflags=\"-s -w\" -o build/app, of a package main");
    }

    @Test
    void refusesAnotherMachineThanThePlatforms() throws IOException {
        binary(Elves.program().machine(183, true, true).bytes());
        tester.compile("build = @Build(prebuilt = \"build/app\", platforms = \"linux/amd64/v3\")")
                .hasError(
                        "build.prebuilt",
                        1,
                        36,
                        "\"build/app\" is for linux/arm64, not for linux/amd64/v3",
                        "GOARCH=amd64 go build …; or platforms = \"linux/arm64\"");
        binary(Elves.program().machine(2, true, false).bytes());
        refuses(
                "",
                "\"build/app\" is for a machine that Go builds no Linux programs for",
                "use a binary for linux/amd64");
    }

    @Test
    void refusesSeveralPlatforms() throws IOException {
        binary(Elves.program().bytes());
        tester.compile("build = @Build(prebuilt = \"build/app\", platforms = {\"linux/amd64\", \"linux/arm64\"})")
                .hasError(
                        "build.platforms",
                        1,
                        61,
                        "one binary runs on one platform, and 2 are named",
                        "platforms = \"linux/amd64\", and another @GoImage with its own name for each other"
                                + " binary");
    }

    @Test
    void refusesALoaderThatTheBaseDoesNotHold() throws IOException {
        binary(Elves.program().loader("/lib64/ld-linux-x86-64.so.2").bytes());
        String problem =
                "\"build/app\" is dynamically linked: it needs the loader \"/lib64/ld-linux-x86-64.so.2\", which ";
        String fix = "CGO_ENABLED=0 go build …; or base = Base.DISTROLESS_BASE";
        refuses("", problem + "SCRATCH does not have", fix);
        refuses(", base = Base.DISTROLESS_STATIC", problem + "DISTROLESS_STATIC does not have", fix);
        refuses(", base = Base.ALPINE", problem + "ALPINE does not have", fix);
        binary(Elves.program().loader("/lib/ld-musl-x86_64.so.1").bytes());
        refuses(
                ", base = Base.DEBIAN",
                "\"build/app\" is dynamically linked: it needs the loader \"/lib/ld-musl-x86_64.so.1\", which"
                        + " DEBIAN does"
                        + " not have",
                "CGO_ENABLED=0 go build …; or base = Base.ALPINE");
    }

    @Test
    void acceptsALoaderThatTheBaseHolds() throws IOException {
        binary(Elves.program().loader("/lib64/ld-linux-x86-64.so.2").bytes());
        tester.accepts("build = @Build(prebuilt = \"build/app\"), base = Base.DISTROLESS_BASE");
        tester.accepts("build = @Build(prebuilt = \"build/app\"), base = Base.DEBIAN");
        binary(Elves.program().loader("/lib/ld-musl-x86_64.so.1").bytes());
        tester.accepts("build = @Build(prebuilt = \"build/app\"), base = Base.ALPINE");
    }

    @Test
    void refusesDebugInformationInAStrippedImage() throws IOException {
        binary(Elves.program().section(".debug_info").bytes());
        refuses(
                "",
                "\"build/app\" holds debug information, but stripDebug = true says that the image has none",
                "CGO_ENABLED=0 go build -ldflags=\"-s -w\" -o build/app; or stripDebug = false");
        tester.accepts("build = @Build(prebuilt = \"build/app\"), stripDebug = false");
    }

    @Test
    void refusesWhatSaysHowABinaryIsBuilt() throws IOException {
        binary(Elves.program().bytes());
        String why = " says how to build a binary, but prebuilt names an existing one";
        tester.compile("main = \"./cmd/api\", build = @Build(prebuilt = \"build/app\", go = \"1.26\", cgo = true,"
                        + " tags = \"a\", stamp = \"main.v\", privateModules = \"github.com/acme/*\")")
                .hasErrors(
                        error("main", 1, 17, "main" + why, "remove main"),
                        error("build.go", 1, 74, "build.go" + why, "remove build.go"),
                        error("build.cgo", 1, 88, "build.cgo" + why, "remove build.cgo"),
                        error("build.tags", 1, 101, "build.tags" + why, "remove build.tags"),
                        error("build.stamp", 1, 114, "build.stamp" + why, "remove build.stamp"),
                        error(
                                "build.privateModules",
                                1,
                                141,
                                "build.privateModules" + why,
                                "remove build.privateModules"));
    }

    @Test
    void acceptsFilesBesideTheBinary() throws IOException {
        binary(Elves.program().bytes());
        tester.file("go.mod", GoService.mod())
                .file("main.go", GoService.main("\"os\"", "os.Exit(0)"))
                .file("web/index.html", "");
        tester.accepts("files = \"web\", build = @Build(prebuilt = \"build/app\")");
    }

    @Test
    void acceptsAVolumeOfTheBinary() throws IOException {
        binary(Elves.program().bytes());
        tester.accepts("volumes = \"/var/lib/acme\", build = @Build(prebuilt = \"build/app\")");
    }
}
