package io.github.goimage.processor.rules;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MissingGoSumTest {
    private static final String BOTH = "build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\"})";
    private static final String REQUIRE = "\nrequire example.org/uuid v1.6.0\n";

    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(MissingGoSum.class, directory)
                .file("go.mod", GoService.mod() + REQUIRE)
                .file("main.go", GoService.main("_ \"example.org/uuid\""));
    }

    @Test
    void refusesModulesThatNothingIsHeldAgainst() {
        tester.compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod requires modules, but there is no go.sum beside it, so the build would stop",
                        "run go mod tidy in .");
    }

    @Test
    void namesTheModulesDirectory() {
        tester.file("services/api/go.mod", GoService.mod() + REQUIRE)
                .file("services/api/main.go", GoService.main("_ \"example.org/uuid\""))
                .compile("module = \"services/api\"")
                .hasError(
                        "module",
                        1,
                        19,
                        "services/api/go.mod requires modules, but there is no go.sum beside it, so the build"
                                + " would stop",
                        "run go mod tidy in services/api");
    }

    @Test
    void refusesAnOldGoLineWhateverIsImported() {
        tester.file("go.mod", "module example.com/api\n\ngo 1.16\n" + REQUIRE)
                .file("main.go", GoService.main("\"os\""))
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod requires modules, but there is no go.sum beside it, so the build would stop",
                        "run go mod tidy in .");
    }

    @Test
    void acceptsARequirementThatNothingImports() {
        tester.file("main.go", GoService.main("\"os\"")).accepts("port = 8080");
    }

    @Test
    void acceptsGoSum() {
        tester.file("go.sum", "example.org/uuid v1.6.0 h1:x=\nexample.org/uuid v1.6.0/go.mod h1:x=\n")
                .accepts("port = 8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org/uuid v1.6.0/go.mod h1:x=\n", "example.org/uuid v1.5.0 h1:x=\n"})
    void refusesAnImportedModuleWithoutAHash(String sums) {
        tester.file("go.sum", sums)
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod:5 requires example.org/uuid@v1.6.0, which main.go:4 imports, but go.sum has no"
                                + " hash for it, so the build would stop",
                        "run go mod tidy in .");
    }

    @Test
    void acceptsTheHashOfWhatReplacesAModule() {
        tester.file("go.mod", GoService.mod() + REQUIRE + "replace example.org/uuid => example.org/fork v1.0.0\n")
                .file("go.sum", "example.org/fork v1.0.0 h1:x=\n")
                .accepts("port = 8080");
    }

    /** The go command looks into each, and is content with one that holds the package. */
    @Test
    void acceptsTheHashOfOneOfTheModulesThatMayHoldAPackage() {
        tester.file("go.mod", GoService.mod() + REQUIRE + "require example.org/uuid/v2x v1.0.0\n")
                .file("main.go", GoService.main("_ \"example.org/uuid/v2x\""))
                .file("go.sum", "example.org/uuid v1.6.0 h1:x=\n")
                .accepts("port = 8080");
    }

    @Test
    void acceptsWhatAnOldOrAnExcludingGoModLeavesOpen() {
        tester.file("go.sum", "")
                .file("go.mod", "module example.com/api\n\ngo 1.16\n" + REQUIRE)
                .accepts("port = 8080");
        tester.file("go.mod", GoService.mod() + REQUIRE + "exclude example.org/uuid v1.6.0\n")
                .accepts("port = 8080");
    }

    @Test
    void acceptsAVendorDirectory() {
        tester.file("vendor/modules.txt", "# example.org/uuid v1.6.0\n## explicit\nexample.org/uuid\n")
                .file("vendor/example.org/uuid/uuid.go", "package uuid\n")
                .accepts("port = 8080");
    }

    @Test
    void refusesAWorkspaceWithoutAnySum() {
        tester.file("go.work", "go 1.26\n\nuse .\n")
                .compile("port = 8080")
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod requires modules, but there is no go.sum beside it, so the build would stop",
                        "run go mod tidy in .");
    }

    @Test
    void acceptsTheSumsOfAWorkspace() {
        tester.file("go.work", "go 1.26\n\nuse .\n").file("go.work.sum", "").accepts("port = 8080");
    }

    @Test
    void acceptsTheSumsOfAnotherMember() {
        tester.file("go.work", "go 1.26\n\nuse (\n\t.\n\t./lib\n)\n")
                .file("lib/go.mod", "module example.com/lib\n\ngo 1.26\n")
                .file("lib/go.sum", "")
                .accepts("port = 8080");
    }

    @Test
    void acceptsALocalDirectory() {
        tester.file("go.mod", GoService.mod() + REQUIRE + "replace example.org/uuid => ./uuid\n")
                .file("uuid/go.mod", "module example.org/uuid\n")
                .file("uuid/uuid.go", "package uuid\n")
                .accepts("port = 8080");
    }

    @Test
    void looksAtTheImportsOfEveryPlatform() {
        tester.file("main.go", GoService.main("\"os\""))
                .file("id_arm64.go", "package main\n\nimport _ \"example.org/uuid\"\n");

        tester.compile(BOTH)
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod requires modules, but there is no go.sum beside it, so the build would stop",
                        "run go mod tidy in .");
        tester.file("go.sum", "")
                .compile(BOTH)
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod:5 requires example.org/uuid@v1.6.0, which id_arm64.go:3 imports, but go.sum has"
                                + " no hash for it, so the build would stop",
                        "run go mod tidy in .");
        tester.accepts("build = @Build(platforms = \"linux/amd64\")");
    }

    @Test
    void saysOnceWhatTwoPlatformsImport() {
        tester.file("go.sum", "")
                .file("main.go", GoService.main("\"os\""))
                .file("id_amd64.go", "package main\n\nimport _ \"example.org/uuid\"\n")
                .file("id_arm64.go", "package main\n\n\nimport _ \"example.org/uuid\"\n")
                .compile(BOTH)
                .hasError(
                        "module",
                        1,
                        1,
                        "go.mod:5 requires example.org/uuid@v1.6.0, which id_amd64.go:3 imports, but go.sum has"
                                + " no hash for it, so the build would stop",
                        "run go mod tidy in .");
    }
}
