package io.github.goimage.processor.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnreadableFileTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnreadableFile.class, directory)
                .file("go.mod", "module example.com/api\n\ngo 1.26\n")
                .file("main.go", "package main\n\nfunc main() {}\n");
    }

    private void chmod(String path, String mode) throws IOException {
        Files.setPosixFilePermissions(directory.resolve(path), PosixFilePermissions.fromString(mode));
    }

    @Test
    void refusesWhatOthersCannotRead() throws IOException {
        tester.file("config/a.yaml", "").file("config/b.yaml", "").file("deep/er/c.yaml", "");
        chmod("config/a.yaml", "rw-r-----");
        tester.compile("files = \"config\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"config/a.yaml\" is private to its owner here, but in the image everyone could read it",
                        "run chmod -R o+rX if everyone may read it; otherwise remove it and mount it when the"
                                + " container runs");
        chmod("config/b.yaml", "rw-------");
        tester.compile("files = \"config\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"config/a.yaml\" and 1 more is private to its owner here, but in the image everyone"
                                + " could read it",
                        "run chmod -R o+rX if everyone may read it; otherwise remove it and mount it when the"
                                + " container runs");
        chmod("deep/er", "rwxr-xr--");
        tester.compile("files = \"deep\"")
                .hasError(
                        "files",
                        1,
                        18,
                        "\"deep/er\" is private to its owner here, but in the image everyone could read it",
                        "run chmod -R o+rX if everyone may read it; otherwise remove it and mount it when the"
                                + " container runs");
    }

    @Test
    void acceptsWhatLiesInAVolume() throws IOException {
        tester.file("seed/a.json", "");
        chmod("seed/a.json", "rw-------");
        tester.accepts("files = \"seed:/var/lib/orders/seed\", volumes = \"/var/lib/orders\"");
    }

    @Test
    void acceptsWhatEverybodyCanRead() throws IOException {
        tester.file("config/a.yaml", "").file("secret/b.yaml", "");
        chmod("config/a.yaml", "r--r--r--");
        chmod("secret", "rwx------");
        tester.accepts("files = {\"config\", \"secret/b.yaml\"}");
    }

    /** With umask 077 every file of a checkout is private, so the mode of one says nothing. */
    @Test
    void acceptsACheckoutThatIsPrivateAsAWhole() throws IOException {
        tester.file("config/a.yaml", "");
        chmod("config/a.yaml", "rw-------");
        chmod("config", "rwx------");
        chmod("go.mod", "rw-------");
        tester.accepts("files = \"config\"");
    }
}
