package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.Elves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnsafePathTest {
    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnsafePath.class, directory);
    }

    @Test
    void refusesAModuleOutsideTheProject() {
        tester.compile("module = \"../../elsewhere\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "\"../../elsewhere\" lies outside the root directory; goimage reads nothing there",
                        "use a module in the same repository; if the repository's root is another directory:"
                                + " -Agoimage.rootDir=<directory>");
    }

    @Test
    void refusesASymbolicLinkThatLeavesTheProject() throws IOException {
        Files.createSymbolicLink(directory.resolve("api"), elsewhere);
        tester.compile("module = \"api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "\"api\" lies outside the root directory; goimage reads nothing there",
                        "use a module in the same repository; if the repository's root is another directory:"
                                + " -Agoimage.rootDir=<directory>");
    }

    @Test
    void refusesAPackageBehindALinkThatLeavesTheProject() throws IOException {
        Files.writeString(elsewhere.resolve("a.go"), "package p\n");
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nimport _ \"example.com/api/p\"\n\nfunc main() {}\n");
        Files.createSymbolicLink(directory.resolve("p"), elsewhere);
        tester.compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "\"p\" leads out of the project through a symbolic link; goimage reads nothing there",
                        "replace the link with a copy of the file or directory");
    }

    @Test
    void acceptsAModuleInsideTheRoot() {
        tester.file("java/pom.xml", "<project/>")
                .file("api/go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("api/main.go", "package main\n")
                .option("-Agoimage.projectDir=" + directory.resolve("java"))
                .option("-Agoimage.rootDir=" + directory);
        tester.accepts("module = \"../api\"");
    }

    private void program() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nfunc main() {}\n")
                .file("web/static/index.html", "")
                .file("app/x", "")
                .file("etc/passwd", "")
                .file("certs/acme.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
                .file("certs/key.pem", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n");
    }

    @Test
    void refusesFilesOutsideTheModule() {
        program();
        tester.compile("files = \"../web\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"../web\" is not a path below the module directory",
                        "use a path with / and without .., such as files = \"web/static\"");
        tester.compile("files = \"/web/static:/srv\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"/web/static\" is not a path below the module directory",
                        "files = \"web/static:/srv\"");
        tester.compile("files = \"/etc/passwd\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"/etc/passwd\" is not a path below the module directory",
                        "use a path with / and without .., such as files = \"web/static\"");
        tester.compile("files = {\"web\", \"web/../../x\"}")
                .hasError(
                        "files[1]",
                        1,
                        26,
                        "\"web/../../x\" is not a path below the module directory",
                        "use a path with / and without .., such as \"web/static\"");
        tester.compile("files = \"\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"\" is not a path below the module directory",
                        "use a path with / and without .., such as files = \"web/static\"");
        tester.compile("files = \"web\\\\static\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web\\static\" is not a path below the module directory",
                        "files = \"web/static\"");
    }

    @Test
    void refusesTargetsThatAreNotFree() {
        program();
        tester.compile("files = \"web:static\"")
                .hasError("files", 1, 18, "the target \"static\" is not an absolute path", "files = \"web:/static\"");
        tester.compile("files = \"web: /etc/acme\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "the target \" /etc/acme\" is not an absolute path",
                        "files = \"web:/etc/acme\"");
        tester.compile("files = \"web:\"")
                .hasError("files", 1, 18, "the target \"\" is not an absolute path", "files = \"web:/srv/web\"");
        tester.compile("files = \"web:/srv/../etc\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "the target \"/srv/../etc\" is not an absolute path",
                        "files = \"web:/srv/web\"");
        tester.compile("files = \"web:/\"")
                .hasError("files", 1, 18, "\"/\" belongs to the system of the image", "files = \"web:/srv/web\"");
        tester.compile("files = \"app\"")
                .hasError("files", 1, 18, "\"/app\" is the binary", "files = \"app:/srv/app\"");
        tester.compile("files = \"app/x\"")
                .hasError("files", 1, 18, "\"/app/x\" is below /app, the binary", "files = \"app/x:/srv/x\"");
        tester.compile("files = \"etc/passwd\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"/etc/passwd\" belongs to the system of the image",
                        "files = \"etc/passwd:/srv/passwd\"");
        tester.compile("files = \"web:/usr/bin/\"")
                .hasError(
                        "files", 1, 18, "\"/usr/bin\" belongs to the system of the image", "files = \"web:/srv/web\"");
        tester.compile("files = \"web/static:/tmp/static\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"/tmp/static\" belongs to the system of the image",
                        "files = \"web/static:/srv/static\"");
        tester.compile("files = \"certs:/etc/ssl/certs\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"/etc/ssl/certs\" belongs to the system of the image, which accepts only *.pem and"
                                + " *.crt files that hold only certificates",
                        "files = \"certs:/srv/certs\"");
        tester.compile("files = \"certs/key.pem:/etc/ssl/certs/\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"/etc/ssl/certs/key.pem\" belongs to the system of the image, which accepts only"
                                + " *.pem and *.crt files that hold only certificates",
                        "files = \"certs/key.pem:/srv/key.pem\"");
        tester.compile("files = \"certs/acme.pem:/etc/ssl/certs/ca-certificates.crt\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"/etc/ssl/certs/ca-certificates.crt\" belongs to the system of the image",
                        "files = \"certs/acme.pem:/srv/acme.pem\"");
    }

    @Test
    void refusesVolumesThatAreNotFree() {
        program();
        tester.compile("volumes = \"data\"")
                .hasError("volumes", 1, 20, "\"data\" is not an absolute path of a directory", "volumes = \"/data\"");
        tester.compile("volumes = {\"/data\", \"/var/../etc\"}")
                .hasError(
                        "volumes[1]",
                        1,
                        30,
                        "\"/var/../etc\" is not an absolute path of a directory",
                        "\"/var/lib/data\"");
        tester.compile("volumes = \"/data:ro\"")
                .hasError(
                        "volumes",
                        1,
                        20,
                        "\"/data:ro\" is not an absolute path of a directory",
                        "volumes = \"/var/lib/data\"");
        tester.compile("volumes = \"/data \"")
                .hasError("volumes", 1, 20, "\"/data \" is not an absolute path of a directory", "volumes = \"/data\"");
        tester.compile("volumes = \"/\"")
                .hasError("volumes", 1, 20, "\"/\" belongs to the system of the image", "volumes = \"/var/lib/data\"");
        tester.compile("volumes = \"/app\"")
                .hasError("volumes", 1, 20, "\"/app\" belongs to the binary", "volumes = \"/var/lib/data\"");
        tester.compile("volumes = \"/var/run/docker.sock\"")
                .hasError(
                        "volumes",
                        1,
                        20,
                        "\"/var/run/docker.sock\" belongs to the system of the image",
                        "volumes = \"/var/lib/data\"");
        tester.compile("volumes = \"/tmp\"")
                .hasError(
                        "volumes",
                        1,
                        20,
                        "\"/tmp\" is for temporary files, which need no volume",
                        "needs = {Need.AUTO, Need.TMP}, without the volume");
    }

    @Test
    void refusesFilesThatLeaveTheProjectByALink() throws IOException {
        program();
        Files.createSymbolicLink(directory.resolve("web/static/x"), elsewhere);
        tester.compile("files = \"web\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/static/x\" leads out of the project through a symbolic link; goimage reads"
                                + " nothing there",
                        "replace the link with a copy of the file");
        tester.compile("files = \"web/static/x\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"web/static/x\" leads out of the project through a symbolic link; goimage reads"
                                + " nothing there",
                        "replace the link with a copy of the file");
    }

    @Test
    void saysTheSameWhateverLiesOutside() throws IOException {
        program();
        Files.createSymbolicLink(directory.resolve("lost"), elsewhere.resolve("nothing"));
        tester.compile("files = \"lost\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"lost\" leads out of the project through a symbolic link; goimage reads nothing there",
                        "replace the link with a copy of the file");
        Files.createSymbolicLink(directory.resolve("shared"), elsewhere);
        tester.compile("files = \"shared/nothing\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"shared/nothing\" leads out of the project through a symbolic link; goimage reads"
                                + " nothing there",
                        "replace the link with a copy of the file");
        refusesLinkedPrebuilt("lost");
    }

    @Test
    void acceptsPlacesOfTheServicesOwn() {
        program();
        tester.accepts("files = {\"web\", \"web/static/:/srv/static\", \"web/static/index.html:/etc/acme/\"},"
                + " volumes = {\"/var/lib/acme/\", \"/data\", \"/run/acme\"}");
        tester.accepts("files = {\"certs/acme.pem:/etc/ssl/certs/acme.pem\", \"web:/usr/share/acme\","
                + " \"app/x:/opt/app/x\"}");
    }

    @Test
    void refusesAPrebuiltBinaryThatIsNotBelowTheProject() {
        refusesPrebuilt("../app", " is not a path of a file below the project directory");
        refusesPrebuilt("build/../../app", " is not a path of a file below the project directory");
        refusesPrebuilt("/usr/bin/env", " is not a path of a file below the project directory");
        refusesPrebuilt("C:/app", " is not a path of a file below the project directory");
        refusesPrebuilt("build/", " is not a path of a file below the project directory");
        refusesPrebuilt(".", " is not a path of a file below the project directory");
        refusesPrebuilt("build/.", " is not a path of a file below the project directory");
        refusesPrebuilt(" ", " is not a path of a file below the project directory");
    }

    @Test
    void refusesALinkToABinaryOutsideTheProject() throws IOException {
        Files.write(elsewhere.resolve("app"), Elves.program().bytes());
        Files.createSymbolicLink(directory.resolve("app"), elsewhere.resolve("app"));
        refusesLinkedPrebuilt("app");
        Files.createSymbolicLink(directory.resolve("build"), elsewhere);
        refusesLinkedPrebuilt("build/app");
    }

    @Test
    void acceptsALinkToABinaryInsideTheProject() throws IOException {
        Path binary = Files.createDirectories(directory.resolve("bin")).resolve("app-1.2");
        Files.write(binary, Elves.program().bytes());
        assertTrue(binary.toFile().setExecutable(true));
        Files.createSymbolicLink(directory.resolve("app"), binary);
        RuleTester.Result result = tester.compile("build = @Build(prebuilt = \"app\")");
        result.isAccepted();
        assertTrue(
                result.file("Dockerfile").contains("COPY [\"./app-1.2\",\"/out/root/app\"]"),
                result.file("Dockerfile"));
    }

    private void refusesLinkedPrebuilt(String path) {
        tester.compile("build = @Build(prebuilt = \"" + path + "\")")
                .hasError(
                        "build.prebuilt",
                        1,
                        36,
                        "\"%s\" leads out of the project through a symbolic link; goimage reads nothing there"
                                .formatted(path),
                        "replace the link with a copy of the binary");
    }

    private void refusesPrebuilt(String path, String problem) {
        tester.compile("build = @Build(prebuilt = \"" + path + "\")")
                .hasError(
                        "build.prebuilt",
                        1,
                        36,
                        "\"%s\"%s".formatted(path, problem),
                        "use a copy of the binary, named with / and without .. or a leading /, such as prebuilt"
                                + " = \"build/app\"");
    }

    @Test
    void refusesAProgramWhoseNameIsTaken() {
        String main = "package main\n\nfunc main() {}\n";
        tester.file("go.mod", "module example.com/api/v2\n\ngo 1.26\n")
                .file("main.go", main)
                .file("cmd/app/main.go", main)
                .file("cmd/run/main.go", main)
                .file("cmd/opt/main.go", main);
        tester.compile("main = {\".\", \"./cmd/app\", \"./cmd/run\", \"./cmd/opt\"}")
                .hasErrors(
                        RuleTester.error(
                                "main[1]",
                                1,
                                23,
                                "\"/app\" is the first program of main",
                                "rename the directory, from which the program takes its name; or name it first"),
                        RuleTester.error(
                                "main[2]",
                                1,
                                36,
                                "\"/run\" belongs to the system of the image",
                                "rename the directory, from which the program takes its name"),
                        RuleTester.error(
                                "main[3]",
                                1,
                                49,
                                "\"/opt\" belongs to the system of the image",
                                "rename the directory, from which the program takes its name"));
        tester.accepts("main = {\"./cmd/app\", \".\"}");
        tester.accepts("main = \"./cmd/run\"");
    }

    @Test
    void refusesAProgramOfUnknownName() {
        tester.compile("main = {\"./cmd/api\", \".\"}")
                .hasError(
                        "main[1]",
                        1,
                        31,
                        "the go command names the program of \".\" after the module, and no go.mod was found",
                        "name the module's directory, as module = \"services/api\"");
    }

    @Test
    void refusesAWorkingDirectoryOfTheSystem() {
        tester.compile("workdir = \"srv\"")
                .hasError(
                        "workdir",
                        1,
                        20,
                        "\"srv\" is not an absolute path of a directory",
                        "workdir = \"/srv/localcache\"");
        tester.compile("workdir = \"/etc\"")
                .hasError(
                        "workdir",
                        1,
                        20,
                        "\"/etc\" belongs to the system of the image",
                        "workdir = \"/srv/localcache\"");
        tester.compile("workdir = \"/app/x\"")
                .hasError("workdir", 1, 20, "\"/app/x\" belongs to the binary", "workdir = \"/srv/localcache\"");
        tester.accepts("workdir = \"/\"");
        tester.accepts("workdir = \"/srv/localcache/\"");
    }

    @Test
    void aVolumeMayBeRelativeToAWorkingDirectory() {
        tester.compile("workdir = \"/srv\", volumes = \"../data\"")
                .hasError(
                        "volumes",
                        1,
                        38,
                        "\"/srv/../data\" is not an absolute path of a directory",
                        "volumes = \"/var/lib/data\"");
        tester.compile("workdir = \"/\", volumes = \"etc\"")
                .hasError(
                        "volumes", 1, 35, "\"/etc\" belongs to the system of the image", "volumes = \"/var/lib/data\"");
        tester.accepts("workdir = \"/srv\", volumes = {\"data\", \"./cache\", \".\"}");
    }
}
