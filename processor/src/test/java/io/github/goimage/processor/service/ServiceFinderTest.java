package io.github.goimage.processor.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.UnusableFileException.Kind;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.spec.CapturedSpecs;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceFinderTest {
    private static final String MAIN = "package main\n\nfunc main() {}\n";

    private static ImageSpec bare;

    @TempDir
    Path temporary;

    private Path root;
    private Path projectDir;
    private Optional<GoVersion> goMinimum = Optional.empty();

    @BeforeAll
    static void readTheBareAnnotation(@TempDir Path directory) {
        bare = CapturedSpecs.of(directory, "@GoImage").get(0);
    }

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("root"));
        projectDir = Files.createDirectories(root.resolve("project"));
    }

    private BuildInput find(String module, String main) {
        ImageSpec spec = CapturedSpecs.with(CapturedSpecs.with(bare, "module", module), "main", main);
        return new ServiceFinder(new Project(projectDir, root), goMinimum, Optional.empty()).find(spec);
    }

    private Source found(String module, String main) {
        BuildInput input = find(module, main);
        return assertInstanceOf(Source.class, input, input::toString);
    }

    private Unusable.Reason reason(String module, String main) {
        BuildInput input = find(module, main);
        return assertInstanceOf(Unusable.class, input, input::toString).reason();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void module(String directory, String... more) throws IOException {
        write(
                directory + "/go.mod",
                "module acme.example/" + directory + "\n\ngo 1.26\n" + String.join("\n", more) + "\n");
    }

    private void program(String directory, String... more) throws IOException {
        module(directory, more);
        write(directory + "/main.go", MAIN);
    }

    // ---- where the module is

    @Test
    void theProjectThenSrcMainGoThenGo() throws IOException {
        assertEquals(
                List.of(".", "src/main/go", "go"),
                assertInstanceOf(NoModule.class, find("", "")).tried());
        program("project/go");
        assertEquals("go", found("", "").context().fromProject());
        program("project/src/main/go");
        assertEquals("src/main/go", found("", "").context().fromProject());
        program("project");
        assertEquals(".", found("", "").context().fromProject());
        assertEquals(projectDir, found("", "").context().directory());
        assertEquals("go", found("go", "").context().fromProject());
    }

    @Test
    void aNamedDirectoryCountsFromTheProject() throws IOException {
        program("other/api");
        program("project/services/api");

        assertEquals("../other/api", found("../other/api", "").context().fromProject());
        assertEquals("services/api", found("services/api", "").context().fromProject());
        assertEquals("services/api", found("./services//api/", "").context().fromProject());
        assertEquals("services/api", found("services/x/../api", "").context().fromProject());
    }

    @Test
    void aNamedDirectoryWithoutGoModIsMissing() throws IOException {
        Files.createDirectories(projectDir.resolve("services/api"));
        assertEquals(
                new Unusable.MissingModule("services/api", projectDir.resolve("services/api"), List.of()),
                reason("services/api", ""));

        program("project/services");
        program("project/src/main/go");
        assertEquals(
                new Unusable.MissingModule(
                        "services/api", projectDir.resolve("services/api"), List.of("services", "src/main/go")),
                reason("services/api", ""));
    }

    @Test
    void aDirectoryThatIsCalledGoModIsNoFile() throws IOException {
        Files.createDirectories(projectDir.resolve("api/go.mod"));
        assertEquals(
                new Unusable.UnusableFile(Kind.UNREADABLE, "project/api/go.mod", 0, "is not a regular file"),
                reason("api", ""));
    }

    @Test
    void whatIsNoPathIsNoName() {
        assertEquals(new Unusable.UnnameablePath("a\0b"), reason("a\0b", ""));
    }

    @Test
    void aDirectoryOutsideTheRootIsNotRead() throws IOException {
        Path outside = Files.createDirectories(root.resolveSibling("outside"));
        Files.writeString(outside.resolve("go.mod"), "module x\n");
        Files.writeString(outside.resolve("main.go"), MAIN);

        assertEquals(new Unusable.OutsideRoot("../../outside", root), reason("../../outside", ""));
        assertEquals(new Unusable.OutsideRoot(outside.toString(), root), reason(outside.toString(), ""));

        Files.createSymbolicLink(projectDir.resolve("linked"), outside);
        assertEquals(new Unusable.OutsideRoot("linked", root), reason("linked", ""));
        Files.createSymbolicLink(projectDir.resolve("dangling"), outside.resolve("nothing"));
        assertEquals(new Unusable.OutsideRoot("dangling", root), reason("dangling", ""));
        Files.createSymbolicLink(projectDir.resolve("go"), outside);
        assertEquals(
                List.of(".", "src/main/go", "go (which leads out of the root directory)"),
                assertInstanceOf(NoModule.class, find("", "")).tried());
        Files.createSymbolicLink(projectDir.resolve("svc"), Path.of("in/../../x"));
        Files.createDirectories(projectDir.resolve("a/b/c"));
        Files.createSymbolicLink(projectDir.resolve("in"), Path.of("a/b/c"));
        program("project/a/x");
        assertEquals("a/x", found("svc", "").context().fromProject());
    }

    @Test
    void aGoModThatLinksOutsideIsNotRead() throws IOException {
        Files.writeString(root.resolveSibling("go.mod"), "module x\n");
        write("project/main.go", MAIN);
        Files.createSymbolicLink(projectDir.resolve("go.mod"), root.resolveSibling("go.mod"));

        Unusable.Reason outside = new Unusable.OutsideRoot("project/go.mod", root);
        assertEquals(outside, reason("", ""));
        assertEquals(outside, reason(".", ""));
    }

    @Test
    void aFileThatGoWouldRefuseNeverMakesAnotherProgram() throws IOException {
        program("project");
        write("project/cmd/x/main.go", MAIN);
        for (String broken : List.of(
                "package main\n\nimport _ \"a b\"\n",
                "package main\n\nimport \"fmt\n",
                "//go:build (linux\n\npackage main\n")) {
            write("project/main.go", broken);
            assertEquals(
                    "project/main.go",
                    assertInstanceOf(Unusable.UnusableFile.class, reason("", ""))
                            .file(),
                    broken);
            assertEquals(
                    "project/main.go",
                    assertInstanceOf(Unusable.UnusableFile.class, reason("", "."))
                            .file(),
                    broken);
        }
        Files.delete(projectDir.resolve("main.go"));
        Files.createSymbolicLink(projectDir.resolve("main.go"), Files.writeString(root.resolveSibling("m.go"), MAIN));
        assertEquals(new Unusable.OutsideRoot("project/main.go", root), reason("", ""));
    }

    @Test
    void aLinkInsideTheRootIsFollowed() throws IOException {
        program("shared/api");
        Files.createSymbolicLink(projectDir.resolve("api"), root.resolve("shared/api"));

        assertEquals(root.resolve("shared/api"), found("api", "").context().directory());
        assertEquals("../shared/api", found("api", "").context().fromProject());
    }

    @Test
    void aMalformedGoModIsNamedWithItsLine() throws IOException {
        write("project/go.mod", "module acme.example/x\n\ngo 1.26\nrequires y\n");
        write("project/main.go", MAIN);

        Unusable.UnusableFile unreadable = assertInstanceOf(Unusable.UnusableFile.class, reason("", ""));
        assertEquals("project/go.mod", unreadable.file());
        assertEquals(4, unreadable.line());
        assertTrue(unreadable.problem().contains("requires"), unreadable.problem());
    }

    // ---- what lies beside it

    @Test
    void aMemberOfAWorkspaceIsBuiltInIt() throws IOException {
        write("go.work", "go 1.26\n\nuse (\n\t./project/api\n\t./lib\n)\n");
        program("project/api");
        module("lib");
        write("lib/lib.go", "package lib\n");

        Source source = found("api", "");

        assertEquals(root, source.context().directory());
        assertEquals("..", source.context().fromProject());
        assertTrue(source.modules().work().isPresent());
        assertEquals(
                List.of("go.work", "lib/go.mod", "project/api/go.mod"),
                source.program().orElseThrow().source().moduleFiles());
    }

    @Test
    void aWorkspaceWithoutTheModuleIsNoneOfIts() throws IOException {
        write("go.work", "go 1.26\n\nuse ./lib\n");
        program("project/api");
        module("lib");

        Source source = found("api", "");

        assertEquals(projectDir.resolve("api"), source.context().directory());
        assertTrue(source.modules().work().isEmpty());
    }

    @Test
    void aWorkspaceAboveTheRootIsNotRead() throws IOException {
        Files.writeString(root.resolveSibling("go.work"), "go 1.26\n\nuse ./root/project\n");
        program("project");

        assertTrue(found("", "").modules().work().isEmpty());
        assertEquals(projectDir, found("", "").context().directory());
    }

    @Test
    void aReplacedModuleBesideItIsInTheContext() throws IOException {
        program("project/api", "require acme.example/lib v0.0.0", "replace acme.example/lib => ../../lib");
        module("lib");
        write("lib/lib.go", "package lib\n");

        Source source = found("api", "");

        assertEquals(root, source.context().directory());
        assertEquals(
                List.of("lib/go.mod", "project/api/go.mod"),
                source.program().orElseThrow().source().moduleFiles());
    }

    @Test
    void aReplacedModuleOutsideTheRootIsRefusedWithItsLine() throws IOException {
        Path outside = Files.createDirectories(root.resolveSibling("lib"));
        Files.writeString(outside.resolve("go.mod"), "module acme.example/lib\n");
        program("project", "require acme.example/lib v0.0.0", "replace acme.example/lib => ../../lib");

        assertEquals(new Unusable.OutsideLine("project/go.mod", 5, "../../lib", outside, root), reason("", ""));
    }

    @Test
    void aReplacedModuleThatIsNotThereIsRefusedWithItsLine() throws IOException {
        program("project", "require acme.example/lib v0.0.0", "replace acme.example/lib => ../lib");

        assertEquals(
                new Unusable.UnusableFile(Kind.MISSING, "project/go.mod", 5, "there is no go.mod in ../lib"),
                reason("", ""));
    }

    @Test
    void theHighestGoLineCounts() throws IOException {
        write("go.work", "go 1.27\n\nuse ./project\nuse ./lib\n");
        program("project", "toolchain go1.28.1");
        write("lib/go.mod", "module acme.example/lib\n\ngo 1.26.3\n");

        assertEquals("1.28", found("", "").settings().builder().go());
    }

    // ---- which main package

    @Test
    void theRootWhereItIsPackageMain() throws IOException {
        program("project");
        write("project/cmd/other/main.go", MAIN);

        assertEquals(new MainChoice.Chosen("."), found("", "").main());
    }

    @Test
    void theClauseCountsNotTheName() throws IOException {
        module("project");
        write("project/main.go", "package project\n");
        write("project/cmd/server/run.go", "// Command server.\npackage main // starts\n\nfunc main() {}\n");

        assertEquals(new MainChoice.Chosen("./cmd/server"), found("", "").main());
    }

    @Test
    void theOnlyOneBelowCmdGoesBeforeOthers() throws IOException {
        module("project");
        write("project/tools/gen/main.go", MAIN);
        write("project/cmd/api/main.go", MAIN);

        assertEquals(new MainChoice.Chosen("./cmd/api"), found("", "").main());
    }

    @Test
    void theOnlyOneAtAll() throws IOException {
        module("project");
        write("project/server/main.go", MAIN);

        assertEquals(new MainChoice.Chosen("./server"), found("", "").main());
    }

    @Test
    void severalAreListed() throws IOException {
        module("project");
        write("project/cmd/worker/main.go", MAIN);
        write("project/cmd/api/main.go", MAIN);
        write("project/tools/gen/main.go", MAIN);

        assertEquals(
                new MainChoice.Several(List.of("./cmd/api", "./cmd/worker")),
                found("", "").main());
        assertTrue(found("", "").program().isEmpty());
    }

    @Test
    void severalOutsideCmdAreListed() throws IOException {
        module("project");
        write("project/b/main.go", MAIN);
        write("project/a/main.go", MAIN);

        assertEquals(
                new MainChoice.Several(List.of("./a", "./b")), found("", "").main());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testdata/x/main.go",
                "vendor/acme.example/x/main.go",
                "_old/main.go",
                ".hidden/main.go",
                "_gen.go",
                ".main.go",
                "main_test.go",
                "main_windows.go",
                "nested/main.go",
            })
    void whatTheGoCommandLeavesOutIsNoCandidate(String file) throws IOException {
        module("project");
        write("project/lib.go", "package project\n");
        write("project/nested/go.mod", "module acme.example/nested\n");
        write("project/" + file, MAIN);

        assertEquals(
                new MainChoice.None("the module has no package main", List.of()),
                found("", "").main());
    }

    @Test
    void aFileForAnotherSystemIsNoCandidate() throws IOException {
        module("project");
        write("project/lib.go", "package project\n");
        write("project/gen.go", "//go:build ignore\n\npackage main\n\nfunc main() {}\n");
        write("project/win/main.go", "//go:build windows\n\npackage main\n\nfunc main() {}\n");

        assertEquals(
                new MainChoice.None("the module has no package main", List.of()),
                found("", "").main());
    }

    @ParameterizedTest
    @ValueSource(strings = {"./cmd/api", "cmd/api", "./cmd/api/", "cmd//api", "././cmd/api"})
    void aNamedMainIsTaken(String main) throws IOException {
        program("project");
        write("project/cmd/api/main.go", MAIN);

        assertEquals(new MainChoice.Chosen("./cmd/api"), found("", main).main());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "./"})
    void theRootCanBeNamed(String main) throws IOException {
        program("project");
        assertEquals(new MainChoice.Chosen("."), found("", main).main());
    }

    @Test
    void aNamedLibraryIsNone() throws IOException {
        module("project");
        write("project/lib/lib.go", "package lib\n");
        write("project/cmd/api/main.go", MAIN);

        assertEquals(
                new MainChoice.None("\"./lib\" is package lib, not package main", List.of("./cmd/api")),
                found("", "lib").main());
        assertEquals(
                new MainChoice.None("there is no Go package in \"./cmd/apu\"", List.of("./cmd/api")),
                found("", "./cmd/apu").main());
    }

    @Test
    void anIgnoredDirectoryIsNoCandidate() throws IOException {
        module("project", "ignore ./node_modules");
        write("project/node_modules/x/main.go", MAIN);
        write("project/server/main.go", MAIN);

        assertEquals(new MainChoice.Chosen("./server"), found("", "").main());
    }

    // ---- with the release of the builder

    @Test
    void theProjectsMinimumDecidesWhichFilesAreCompiled() throws IOException {
        program("project");
        write("project/newer.go", "//go:build go1.27\n\npackage main\n");
        assertEquals(List.of("main.go"), compiled());

        goMinimum = GoVersion.parse("1.27");
        assertEquals(List.of("main.go", "newer.go"), compiled());
    }

    private List<String> compiled() {
        return found("", "").program().orElseThrow().graphs().get(0).main().goFiles().stream()
                .map(GoFile::name)
                .toList();
    }
}
