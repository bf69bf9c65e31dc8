package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.service.Elves;
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
        tester.compile("module = \"../../elsewhere\"").hasError(1, 19, """
                [UnsafePath] com.acme.localcache @GoImage(module): "../../elsewhere" lies outside the root directory, \
                beyond which nothing is read
                fix: a module in the same repository; where the repository's root is another directory: \
                -Agoimage.rootDir=<directory>
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
    }

    @Test
    void refusesASymbolicLinkThatLeavesTheProject() throws IOException {
        Files.createSymbolicLink(directory.resolve("api"), elsewhere);
        tester.compile("module = \"api\"").hasError(1, 19, """
                [UnsafePath] com.acme.localcache @GoImage(module): "api" lies outside the root directory, beyond \
                which nothing is read
                fix: a module in the same repository; where the repository's root is another directory: \
                -Agoimage.rootDir=<directory>
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
    }

    @Test
    void refusesAPackageBehindALinkThatLeavesTheProject() throws IOException {
        Files.writeString(elsewhere.resolve("a.go"), "package p\n");
        tester.file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nimport _ \"example.com/api/p\"\n\nfunc main() {}\n");
        Files.createSymbolicLink(directory.resolve("p"), elsewhere);
        tester.compile("port = 8080").hasError(1, 1, """
                [UnsafePath] com.acme.localcache @GoImage(module): "p" leads out of the project by a symbolic link, and nothing is read there
                fix: a copy of the file or directory in its place
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
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
        tester.compile("files = \"../web\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "../web" is no path below the module directory
                fix: a path with / and without .., as files = "web/static"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"/web/static:/srv\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/web/static" is no path below the module directory
                fix: files = "web/static:/srv"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"/etc/passwd\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/etc/passwd" is no path below the module directory
                fix: a path with / and without .., as files = "web/static"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = {\"web\", \"web/../../x\"}").hasError(1, 26, """
                [UnsafePath] com.acme.localcache @GoImage(files[1]): "web/../../x" is no path below the module directory
                fix: a path with / and without .., as "web/static"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "" is no path below the module directory
                fix: a path with / and without .., as files = "web/static"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web\\\\static\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "web\\static" is no path below the module directory
                fix: files = "web/static"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
    }

    @Test
    void refusesTargetsThatAreNotFree() {
        program();
        tester.compile("files = \"web:static\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): the target "static" is no absolute path
                fix: files = "web:/static"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web: /etc/acme\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): the target " /etc/acme" is no absolute path
                fix: files = "web:/etc/acme"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web:\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): the target "" is no absolute path
                fix: files = "web:/srv/web"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web:/srv/../etc\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): the target "/srv/../etc" is no absolute path
                fix: files = "web:/srv/web"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web:/\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/" belongs to the system of the image
                fix: files = "web:/srv/web"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"app\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/app" is the binary
                fix: files = "app:/srv/app"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"app/x\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/app/x" is below /app, the binary
                fix: files = "app/x:/srv/x"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"etc/passwd\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/etc/passwd" belongs to the system of the image
                fix: files = "etc/passwd:/srv/passwd"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web:/usr/bin/\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/usr/bin" belongs to the system of the image
                fix: files = "web:/srv/web"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web/static:/tmp/static\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/tmp/static" belongs to the system of the image
                fix: files = "web/static:/srv/static"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"certs:/etc/ssl/certs\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/etc/ssl/certs" belongs to the system of the image, which takes PEM files with certificates and nothing else, *.pem or *.crt
                fix: files = "certs:/srv/certs"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"certs/key.pem:/etc/ssl/certs/\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/etc/ssl/certs/key.pem" belongs to the system of the image, which takes PEM files with certificates and nothing else, *.pem or *.crt
                fix: files = "certs/key.pem:/srv/key.pem"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"certs/acme.pem:/etc/ssl/certs/ca-certificates.crt\"")
                .hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "/etc/ssl/certs/ca-certificates.crt" belongs to the system of the image
                fix: files = "certs/acme.pem:/srv/acme.pem"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
    }

    @Test
    void refusesVolumesThatAreNotFree() {
        program();
        tester.compile("volumes = \"data\"").hasError(1, 20, """
                [UnsafePath] com.acme.localcache @GoImage(volumes): "data" is no absolute path of a directory
                fix: volumes = "/data"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("volumes = {\"/data\", \"/var/../etc\"}").hasError(1, 30, """
                [UnsafePath] com.acme.localcache @GoImage(volumes[1]): "/var/../etc" is no absolute path of a directory
                fix: "/var/lib/data"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("volumes = \"/data:ro\"").hasError(1, 20, """
                [UnsafePath] com.acme.localcache @GoImage(volumes): "/data:ro" is no absolute path of a directory
                fix: volumes = "/var/lib/data"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("volumes = \"/data \"").hasError(1, 20, """
                [UnsafePath] com.acme.localcache @GoImage(volumes): "/data " is no absolute path of a directory
                fix: volumes = "/data"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("volumes = \"/\"").hasError(1, 20, """
                [UnsafePath] com.acme.localcache @GoImage(volumes): "/" belongs to the system of the image
                fix: volumes = "/var/lib/data"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("volumes = \"/app\"").hasError(1, 20, """
                [UnsafePath] com.acme.localcache @GoImage(volumes): "/app" is the binary's
                fix: volumes = "/var/lib/data"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("volumes = \"/var/run/docker.sock\"").hasError(1, 20, """
                [UnsafePath] com.acme.localcache @GoImage(volumes): "/var/run/docker.sock" belongs to the system of the image
                fix: volumes = "/var/lib/data"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("volumes = \"/tmp\"").hasError(1, 20, """
                [UnsafePath] com.acme.localcache @GoImage(volumes): "/tmp" is for temporary files, which no volume has to keep
                fix: needs = {Need.AUTO, Need.TMP}, and leave the volume out
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
    }

    @Test
    void refusesFilesThatLeaveTheProjectByALink() throws IOException {
        program();
        Files.createSymbolicLink(directory.resolve("web/static/x"), elsewhere);
        tester.compile("files = \"web\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "web/static/x" leads out of the project by a symbolic link, and nothing is read there
                fix: a copy of the file in its place
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        tester.compile("files = \"web/static/x\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "web/static/x" leads out of the project by a symbolic link, and nothing is read there
                fix: a copy of the file in its place
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
    }

    @Test
    void saysTheSameWhateverLiesOutside() throws IOException {
        program();
        Files.createSymbolicLink(directory.resolve("lost"), elsewhere.resolve("nothing"));
        tester.compile("files = \"lost\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "lost" leads out of the project by a symbolic link, and nothing is read there
                fix: a copy of the file in its place
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
        Files.createSymbolicLink(directory.resolve("shared"), elsewhere);
        tester.compile("files = \"shared/nothing\"").hasError(1, 18, """
                [UnsafePath] com.acme.localcache @GoImage(files): "shared/nothing" leads out of the project by a symbolic link, and nothing is read there
                fix: a copy of the file in its place
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""");
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
        refusesPrebuilt("../app", " is no path of a file below the project directory");
        refusesPrebuilt("build/../../app", " is no path of a file below the project directory");
        refusesPrebuilt("/usr/bin/env", " is no path of a file below the project directory");
        refusesPrebuilt("C:/app", " is no path of a file below the project directory");
        refusesPrebuilt("build/", " is no path of a file below the project directory");
        refusesPrebuilt(".", " is no path of a file below the project directory");
        refusesPrebuilt("build/.", " is no path of a file below the project directory");
        refusesPrebuilt(" ", " is no path of a file below the project directory");
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
        tester.compile("build = @Build(prebuilt = \"" + path + "\")").hasError(1, 36, """
                [UnsafePath] com.acme.localcache @GoImage(build.prebuilt): "%s" leads out of the project by a symbolic link, and nothing is read there
                fix: a copy of the binary in its place
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""".formatted(path));
    }

    private void refusesPrebuilt(String path, String problem) {
        tester.compile("build = @Build(prebuilt = \"" + path + "\")").hasError(1, 36, """
                [UnsafePath] com.acme.localcache @GoImage(build.prebuilt): "%s"%s
                fix: a copy of the binary, named with / and without .. or a leading /, as prebuilt = "build/app"
                https://github.com/goimage/goimage/blob/main/docs/rules/UnsafePath.md""".formatted(path, problem));
    }
}
