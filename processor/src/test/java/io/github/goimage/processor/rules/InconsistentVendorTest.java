package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InconsistentVendorTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(InconsistentVendor.class, directory)
                .file("go.mod", GoService.mod() + "\nrequire example.org/uuid v1.6.0\n")
                .file("vendor/example.org/uuid/uuid.go", "package uuid\n")
                .file("main.go", GoService.main("_ \"example.org/uuid\""));
    }

    private RuleTester listed(String lines) {
        return tester.file("vendor/modules.txt", lines);
    }

    @Test
    void refusesAnotherVersion() {
        listed("# example.org/uuid v1.5.0\n## explicit\nexample.org/uuid\n")
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod:5: example.org/uuid@v1.6.0 is explicitly required in go.mod, but not marked as explicit"
                                + " in vendor/modules.txt; and 1 other",
                        "run go mod vendor in .");
    }

    @Test
    void refusesAWorkspacesVendorDirectory() {
        tester.file("go.mod", GoService.mod())
                .file("go.work", "go 1.26\n\nuse .\n")
                .file("main.go", GoService.main("\"os\""));
        listed("## workspace\n# example.org/uuid v1.6.0\n## explicit\nexample.org/uuid\n")
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "vendor/modules.txt:2: example.org/uuid@v1.6.0 is marked as explicit in vendor/modules.txt, but"
                                + " not explicitly required in go.mod",
                        "run go work vendor in .");
    }

    @Test
    void acceptsTheSameVersion() {
        listed("# example.org/uuid v1.6.0\n## explicit\nexample.org/uuid\n").accepts("port = 8080");
    }

    @Test
    void acceptsAVendorDirectoryThatGoDoesNotUse() {
        listed("# example.org/uuid v1.5.0\n## explicit\nexample.org/uuid\n")
                .file("go.mod", "module example.com/api\n\ngo 1.13\n\nrequire example.org/uuid v1.6.0\n")
                .file("go.sum", "")
                .accepts("port = 8080");
    }
}
