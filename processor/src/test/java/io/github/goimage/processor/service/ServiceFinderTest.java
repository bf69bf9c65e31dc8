package io.github.goimage.processor.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.files.SourceLine;
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
        return find(module, main.isEmpty() ? List.of() : List.of(main));
    }

    private BuildInput find(String module, List<String> mains) {
        ImageSpec spec = CapturedSpecs.with(CapturedSpecs.with(bare, "module", module), "main", mains);
        return new ServiceFinder(
                        new Project(projectDir, root), goMinimum, false, ImageFamily.OFFICIAL, Optional.empty())
                .find(spec);
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
    void theOnlyOneBelowTheProject() throws IOException {
        program("project/apps/backend");
        program("project/apps/backend/tools");
        for (String aside :
                List.of("vendor/x", "testdata/x", "examples/x", ".hidden", "_old", "node_modules/x", "src/test/x")) {
            program("project/" + aside);
        }
        assertEquals("apps/backend", found("", "").context().fromProject());
    }

    @Test
    void theOnlyOneWithAMainPackage() throws IOException {
        program("project/services/api");
        module("project/lib");
        write("project/lib/lib.go", "package lib\n");
        assertEquals("services/api", found("", "").context().fromProject());
        assertEquals(new Unusable.MissingModule("service", List.of("lib", "services/api")), reason("service", ""));
    }

    @Test
    void severalAreListedTheImagesNameFirst() throws IOException {
        program("project/services/api");
        module("project/services/broken", "requires x");
        module("project/services/localcache");
        mains("services/localcache/cmd/a", "services/localcache/cmd/b");

        assertEquals(
                new Unusable.SeveralModules(List.of(
                        new Unusable.FoundModule("services/localcache", Optional.of("./cmd/a")),
                        new Unusable.FoundModule("services/api", Optional.empty()),
                        new Unusable.FoundModule("services/broken", Optional.empty()))),
                reason("", ""));
        // The one that has the package which is named.
        Files.delete(projectDir.resolve("services/broken/go.mod"));
        assertEquals(
                new MainChoice.Chosen(List.of("./cmd/b"), "", List.of("./cmd/a")),
                found("", "./cmd/b").main());
    }

    @Test
    void aWorkspaceSaysWhichModulesThereAre() throws IOException {
        write("project/go.work", "go 1.26\n\nuse (\n\t./examples/api\n\t../shared\n)\n");
        program("project/examples/api");
        program("project/other");
        module("shared");
        write("shared/lib.go", "package lib\n");

        assertEquals(
                projectDir.resolve("examples/api"),
                found("", "").modules().main().directory());
    }

    @Test
    void codeWithoutAModuleIsNone() throws IOException {
        write("project/cmd/api/main.go", MAIN);
        assertEquals(
                new Unusable.CodeWithoutModule("cmd/api/main.go", List.of(".", "src/main/go", "go")), reason("", ""));
        Files.move(projectDir.resolve("cmd"), projectDir.resolve("examples"));
        assertInstanceOf(NoModule.class, find("", ""));
    }

    @Test
    void whatIsFoundInSomebodysHomeIsChance() throws IOException {
        program("project/api");
        for (int i = 0; i < 5_000; i++) {
            Files.createDirectory(projectDir.resolve("d" + i));
        }
        assertInstanceOf(NoModule.class, find("", ""));
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
        assertEquals(new Unusable.MissingModule("services/api", List.of()), reason("services/api", ""));

        program("project/services");
        program("project/src/main/go");
        assertEquals(
                new Unusable.MissingModule("services/api", List.of("services", "src/main/go")),
                reason("services/api", ""));
    }

    @Test
    void aDirectoryThatIsCalledGoModIsNoFile() throws IOException {
        Files.createDirectories(projectDir.resolve("api/go.mod"));
        assertEquals(
                new Unusable.UnusableFile(
                        Kind.UNREADABLE, new SourceLine("project/api/go.mod", 0), "is not a regular file"),
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

        assertEquals(new Unusable.OutsideRoot("../../outside"), reason("../../outside", ""));
        assertEquals(new Unusable.OutsideRoot(outside.toString()), reason(outside.toString(), ""));

        Files.createSymbolicLink(projectDir.resolve("linked"), outside);
        assertEquals(new Unusable.OutsideRoot("linked"), reason("linked", ""));
        Files.createSymbolicLink(projectDir.resolve("dangling"), outside.resolve("nothing"));
        assertEquals(new Unusable.OutsideRoot("dangling"), reason("dangling", ""));
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

        Unusable.Reason outside = new Unusable.OutsideRoot("project/go.mod");
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
                            .at()
                            .file(),
                    broken);
            assertEquals(
                    "project/main.go",
                    assertInstanceOf(Unusable.UnusableFile.class, reason("", "."))
                            .at()
                            .file(),
                    broken);
        }
        Files.delete(projectDir.resolve("main.go"));
        Files.createSymbolicLink(projectDir.resolve("main.go"), Files.writeString(root.resolveSibling("m.go"), MAIN));
        assertEquals(new Unusable.OutsideRoot("project/main.go"), reason("", ""));
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
        assertEquals(new SourceLine("project/go.mod", 4), unreadable.at());
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

        assertEquals(
                new Unusable.OutsideLine(new SourceLine("project/go.mod", 5), "../../lib", outside, root),
                reason("", ""));
    }

    @Test
    void aReplacedModuleThatIsNotThereIsRefusedWithItsLine() throws IOException {
        program("project", "require acme.example/lib v0.0.0", "replace acme.example/lib => ../lib");

        assertEquals(
                new Unusable.UnusableFile(
                        Kind.MISSING, new SourceLine("project/go.mod", 5), "there is no go.mod in ../lib"),
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

    private void mains(String... directories) throws IOException {
        for (String directory : directories) {
            write("project/" + directory + "/main.go", MAIN);
        }
    }

    private void server(String directory) throws IOException {
        write(
                "project/" + directory + "/main.go",
                "package main\n\nimport \"net/http\"\n\nfunc main() { http.ListenAndServe(\":8474\", nil) }\n");
    }

    private void isChosen(String path, String why) {
        MainChoice.Chosen chosen =
                assertInstanceOf(MainChoice.Chosen.class, found("", "").main());
        assertEquals(List.of(path), chosen.paths());
        assertEquals(why, chosen.why());
        assertFalse(chosen.others().isEmpty());
        assertFalse(chosen.others().contains(path));
    }

    private List<String> candidates() {
        return assertInstanceOf(MainChoice.Several.class, found("", "").main()).candidates().stream()
                .map(candidate -> candidate.path() + " " + candidate.does())
                .toList();
    }

    @Test
    void theRootWhereItIsPackageMain() throws IOException {
        program("project");
        assertEquals(
                new MainChoice.Chosen(List.of("."), "", List.of()),
                found("", "").main());

        mains("cmd/project", "cmd/localcache");
        isChosen(".", "the one in the module's root");
    }

    @Test
    void theClauseCountsNotTheName() throws IOException {
        module("project");
        write("project/main.go", "package project\n");
        write("project/cmd/server/run.go", "// Command server.\npackage main // starts\n\nfunc main() {}\n");

        assertEquals(
                new MainChoice.Chosen(List.of("./cmd/server"), "the only one", List.of()),
                found("", "").main());
    }

    @Test
    void theOneWithTheNameOfTheImageOrOfTheModule() throws IOException {
        module("project");
        server("cmd/api");
        mains("cmd/worker", "services/Project");
        isChosen("./services/Project", "the one with the module's name");

        mains("tools/localcache");
        isChosen("./tools/localcache", "the one with the image's name");
    }

    @Test
    void aDashIsAnUnderscoreAndAMajorVersionNoName() throws IOException {
        write("project/go.mod", "module acme.example/rate-limiter/v3\n\ngo 1.26\n");
        mains("cmd/rate_limiter", "cmd/v3", "cmd/x");
        isChosen("./cmd/rate_limiter", "the one with the module's name");
    }

    @Test
    void ofTwoWithTheNameTheOneThatIsNotAside() throws IOException {
        module("project");
        mains("cmd/project", "examples/project", "cmd/x");
        isChosen("./cmd/project", "the one with the module's name");

        mains("apps/project");
        assertInstanceOf(MainChoice.Several.class, found("", "").main());
    }

    @Test
    void theOnlyOneBelowCmdGoesBeforeServers() throws IOException {
        module("project");
        server("tools/gen");
        server("web");
        mains("cmd/api");
        isChosen("./cmd/api", "the only one below cmd");
    }

    @Test
    void theOnlyOneThatListensForCallers() throws IOException {
        module("project");
        server("cmd/server");
        server("examples/hello");
        write(
                "project/cmd/metrics/main.go",
                "package main\n\nimport \"net/http\"\n\n"
                        + "func main() { http.ListenAndServe(\"localhost:6060\", nil) }\n");
        mains("cmd/cli", "worker");
        isChosen("./cmd/server", "the only one that listens for callers");
    }

    @Test
    void anAddressThatIsComputedIsOneForCallers() throws IOException {
        module("project");
        write(
                "project/cmd/server/main.go",
                "package main\n\nimport (\n\t\"net/http\"\n\t\"os\"\n)\n\n"
                        + "func main() { http.ListenAndServe(os.Getenv(\"ADDRESS\"), nil) }\n");
        mains("cmd/cli");
        isChosen("./cmd/server", "the only one that listens for callers");
    }

    @Test
    void severalAreListedWithTheLikeliestFirst() throws IOException {
        module("project");
        mains("cmd/cli", "internal/gen");
        server("worker");
        server("cmd/server");
        server("examples/hello");
        write("project/broken/main.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(`\n");
        write(
                "project/queue/main.go",
                "package main\n\nimport (\n\t\"os\"\n\t\"os/signal\"\n)\n\n"
                        + "func main() { signal.Notify(make(chan os.Signal), os.Interrupt) }\n");

        assertEquals(
                List.of(
                        "./cmd/server listens on :8474",
                        "./worker listens on :8474",
                        "./broken ",
                        "./queue runs until it is stopped",
                        "./cmd/cli runs once",
                        "./examples/hello listens on :8474",
                        "./internal/gen runs once"),
                candidates());
        assertTrue(found("", "").program().isEmpty());
    }

    @Test
    void ofAProgramWithUnreadCodeNobodyCanSay() throws IOException {
        module("project", "require example.org/web v1.0.0");
        write("project/cmd/a/main.go", "package main\n\nimport _ \"example.org/web\"\n\nfunc main() {}\n");
        mains("cmd/b");
        assertEquals(List.of("./cmd/a ", "./cmd/b runs once"), candidates());
    }

    @Test
    void severalAreNamed() throws IOException {
        module("project");
        mains("cmd/alertmanager", "cmd/amtool");
        Source source = assertInstanceOf(Source.class, find("", List.of("cmd/alertmanager", "./cmd/amtool")));

        assertEquals(
                new MainChoice.Chosen(List.of("./cmd/alertmanager", "./cmd/amtool"), "", List.of()), source.main());
        assertEquals(
                List.of(
                        new BuiltProgram("./cmd/alertmanager", "alertmanager"),
                        new BuiltProgram("./cmd/amtool", "amtool")),
                source.program().orElseThrow().source().programs());
        assertEquals(
                new MainChoice.None(
                        List.of(
                                new MainChoice.Problem(0, "there is no Go package in \"./x\""),
                                new MainChoice.Problem(2, "there is no Go package in \"./y\"")),
                        List.of("./cmd/alertmanager", "./cmd/amtool")),
                assertInstanceOf(Source.class, find("", List.of("x", "cmd/amtool", "y")))
                        .main());
    }

    @Test
    void aProgramIsNamedAsTheGoCommandNamesIt() {
        assertEquals("api", BuiltProgram.executable("example.com/api"));
        assertEquals("api", BuiltProgram.executable("example.com/api/v2"));
        assertEquals("v1", BuiltProgram.executable("example.com/api/v1"));
        assertEquals("v2", BuiltProgram.executable("v2"));
        assertEquals("api", BuiltProgram.ofUnreadModule("./cmd/api").executable());
        assertEquals("cmd", BuiltProgram.ofUnreadModule("./cmd/v2").executable());
        assertEquals("", BuiltProgram.ofUnreadModule("./v2").executable());
        assertEquals("", BuiltProgram.ofUnreadModule(".").executable());
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
            })
    void whatTheGoCommandLeavesOutIsNoCandidate(String file) throws IOException {
        module("project");
        write("project/lib.go", "package project\n");
        write("project/" + file, MAIN);

        assertEquals(
                new MainChoice.None(List.of(new MainChoice.Problem(0, "the module has no package main")), List.of()),
                found("", "").main());
    }

    @Test
    void aModuleBelowOneWithoutProgramsForAnImageIsFound() throws IOException {
        module("project");
        write("project/tools/dump/main.go", MAIN);
        write("project/tools/load/main.go", MAIN);
        assertInstanceOf(MainChoice.Several.class, found("", "").main());

        write("project/server/go.mod", "module acme.example/server\n");
        write("project/server/main.go", MAIN);
        assertEquals(List.of("."), ((MainChoice.Chosen) found("", "").main()).paths());
        assertEquals(
                List.of("./tools/dump"),
                ((MainChoice.Chosen) found("", "tools/dump").main()).paths());

        write("project/main.go", MAIN);
        assertEquals(
                "the one in the module's root",
                ((MainChoice.Chosen) found("", "").main()).why());
    }

    @Test
    void aFileForAnotherSystemIsNoCandidate() throws IOException {
        module("project");
        write("project/lib.go", "package project\n");
        write("project/gen.go", "//go:build ignore\n\npackage main\n\nfunc main() {}\n");
        write("project/win/main.go", "//go:build windows\n\npackage main\n\nfunc main() {}\n");

        assertEquals(
                new MainChoice.None(List.of(new MainChoice.Problem(0, "the module has no package main")), List.of()),
                found("", "").main());
    }

    @ParameterizedTest
    @ValueSource(strings = {"./cmd/api", "cmd/api", "./cmd/api/", "cmd//api", "././cmd/api"})
    void aNamedMainIsTaken(String main) throws IOException {
        program("project");
        write("project/cmd/api/main.go", MAIN);

        assertEquals(
                new MainChoice.Chosen(List.of("./cmd/api"), "", List.of(".")),
                found("", main).main());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "./"})
    void theRootCanBeNamed(String main) throws IOException {
        program("project");
        assertEquals(
                new MainChoice.Chosen(List.of("."), "", List.of()),
                found("", main).main());
    }

    @Test
    void aNamedLibraryIsNone() throws IOException {
        module("project");
        write("project/lib/lib.go", "package lib\n");
        write("project/cmd/api/main.go", MAIN);

        assertEquals(
                new MainChoice.None(
                        List.of(new MainChoice.Problem(0, "\"./lib\" is package lib, not package main")),
                        List.of("./cmd/api")),
                found("", "lib").main());
        assertEquals(
                new MainChoice.None(
                        List.of(new MainChoice.Problem(0, "there is no Go package in \"./cmd/apu\"")),
                        List.of("./cmd/api")),
                found("", "./cmd/apu").main());
    }

    @Test
    void anIgnoredDirectoryIsNoCandidate() throws IOException {
        module("project", "ignore ./node_modules");
        write("project/node_modules/x/main.go", MAIN);
        write("project/server/main.go", MAIN);

        assertEquals(
                new MainChoice.Chosen(List.of("./server"), "the only one", List.of()),
                found("", "").main());
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

    // ---- for several images

    @Test
    void imagesThatAgreeShareWhatIsReadOnce() throws IOException {
        program("project/go");
        write("project/go/cmd/other/main.go", MAIN);
        List<ImageSpec> specs = CapturedSpecs.of(temporary.resolve("specs"), """
                @GoImage(name = "one", main = ".")
                @GoImage(name = "two", main = ".", base = Base.ALPINE, port = 8000, env = "A=b")
                @GoImage(name = "other-program", main = "./cmd/other")
                @GoImage(name = "other-directory", main = ".", workdir = "/srv")
                @GoImage(name = "other-tags", main = ".", build = @Build(tags = "x"))
                @GoImage(name = "other-platforms", main = ".", build = @Build(platforms = "linux/arm64"))
                @GoImage(name = "named-platforms", main = ".",
                        build = @Build(platforms = {"linux/amd64", "linux/arm64"}))
                @GoImage(name = "other-stamps", main = ".", build = @Build(stamp = "main.version=1"))
                @GoImage(name = "other-context", main = ".", files = "beside")""");
        write("project/beside", "");
        Files.createSymbolicLink(projectDir.resolve("go/beside"), Path.of("../beside"));
        ServiceFinder finder = new ServiceFinder(
                new Project(projectDir, root), Optional.empty(), false, ImageFamily.OFFICIAL, Optional.empty());
        List<Program> programs = specs.stream()
                .map(spec -> assertInstanceOf(Source.class, finder.find(spec))
                        .program()
                        .orElseThrow())
                .toList();

        assertSame(programs.get(0), programs.get(1));
        for (int i = 2; i < programs.size(); i++) {
            assertNotSame(programs.get(0), programs.get(i), specs.get(i).name());
        }
    }
}
