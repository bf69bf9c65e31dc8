package io.github.goimage.processor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectFinderTest {
    @TempDir
    Path temporary;

    private Path root;
    private Path working;
    private Path source;

    @BeforeEach
    void layOut() throws IOException {
        root = temporary.toRealPath();
        working = Files.createDirectories(root.resolve("elsewhere"));
        source = root.resolve("shop/api/src/main/java/com/acme/package-info.java");
        Files.createDirectories(source.getParent());
    }

    private Project find(Map<String, String> options, Path source, Path output) {
        return new ProjectFinder(options, working).find(Optional.ofNullable(source), Optional.ofNullable(output));
    }

    private Optional<String> doubt(Path source, Path output) {
        return new ProjectFinder(Map.of(), working).doubt(Optional.ofNullable(source), Optional.ofNullable(output));
    }

    private Path file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    /** Makes what Git needs to take a directory for a repository's own. */
    private void repository(String gitDirectory) throws IOException {
        Files.writeString(file(gitDirectory + "/HEAD"), "ref: refs/heads/main\n");
        directory(gitDirectory + "/objects");
        directory(gitDirectory + "/refs");
    }

    /** Makes what {@code git worktree add} makes. */
    private void worktree(String directory, String gitDirectory) throws IOException {
        Files.writeString(file(gitDirectory + "/HEAD"), "ref: refs/heads/topic\n");
        Files.writeString(file(gitDirectory + "/commondir"), "../..\n");
        Files.writeString(file(gitDirectory + "/gitdir"), root.resolve(directory) + "/.git\n");
        Files.writeString(file(directory + "/.git"), "gitdir: " + root.resolve(gitDirectory) + "\n");
    }

    private Path directory(String path) throws IOException {
        return Files.createDirectories(root.resolve(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "build.gradle",
                "build.gradle.kts",
                "settings.gradle",
                "settings.gradle.kts",
                "api.gradle",
                "shop-api.gradle.kts",
                "build.xml",
                "MODULE.bazel",
                "WORKSPACE",
                "WORKSPACE.bazel",
                "BUILD.bazel",
                "build.sbt",
                "build.mill",
            })
    void theNearestBuildFileAboveTheSource(String name) throws IOException {
        file("shop/pom.xml");
        file("shop/api/" + name);

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).projectDir());
        assertEquals(Optional.empty(), doubt(source, null));
    }

    /**
     * Gradle's own directory lies in each home directory, Bazel's packages among sources, and names may have no case.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop/api/src/.gradle/x",
                "shop/api/src/.gradle.kts",
                "shop/api/src/workspace.gradle/x",
                "shop/api/src/WORKSPACE/x",
                "shop/api/src/build.gradle.lockfile",
                "shop/api/src/gradle",
                "shop/api/src/BUILD.bazel",
                "shop/api/src/main/java/com/BUILD.bazel",
                "shop/api/src/main/java/com/acme/BUILD.bazel",
            })
    void whatOnlyLooksLikeABuildFile(String path) throws IOException {
        file("shop/api/pom.xml");
        file(path);

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).projectDir());
    }

    /** Elsewhere than in the customary place, the package of Bazel is what knows the sources. */
    @Test
    void aPackageOfBazelIsAProject() throws IOException {
        file("shop/MODULE.bazel");
        file("shop/api/java/com/acme/BUILD.bazel");

        assertEquals(
                root.resolve("shop/api/java/com/acme"),
                find(Map.of(), root.resolve("shop/api/java/com/acme/package-info.java"), null)
                        .projectDir());
    }

    /** A build file in the home directory is none of the repositories below it. */
    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "build.gradle", "any.gradle", "MODULE.bazel"})
    void aBuildFileAboveTheRepositoryIsNotItsOwn(String name) throws IOException {
        file(name);
        repository("shop/.git");
        file("shop/goimage.properties");
        Path output = root.resolve("out/META-INF/goimage/x/Dockerfile");
        Project module = new Project(root.resolve("shop/api"), root.resolve("shop"));

        assertEquals(module, find(Map.of(), source, output));
        assertEquals(
                Optional.of("project directory: shop/api, which holds src/main/java, since no build file lies above the"
                        + " annotation; -Agoimage.projectDir=<directory> names another"),
                doubt(source, output));
        Path plain = root.resolve("shop/svc/package-info.java");
        assertEquals(new Project(root.resolve("shop"), root.resolve("shop")), find(Map.of(), plain, output));
        assertEquals(
                Optional.of("project directory: shop, the top of the Git repository, since no build file lies above the"
                        + " annotation; -Agoimage.projectDir=<directory> names another"),
                doubt(plain, output));
        Path linked = Files.createSymbolicLink(root.resolve("link"), directory("shop/svc"));
        assertEquals(
                new Project(root.resolve("shop"), root.resolve("shop")),
                find(Map.of(), linked.resolve("package-info.java"), output));
        working = directory("shop/svc");
        assertEquals(new Project(working, root.resolve("shop")), find(Map.of(), plain, output));
        assertEquals(
                new Project(working, root.resolve("shop")), find(Map.of(), null, root.resolve("shop/out/Dockerfile")));
    }

    /** An option that nobody wrote is not what is wrong. */
    @Test
    void settingsThatNoOptionLeavesOut() throws IOException {
        file("shop/goimage.properties");

        assertEquals(
                "-Agoimage.projectDir: it is not set, and the project directory that was found, " + working
                        + ", leaves out the goimage.properties of " + root.resolve("shop")
                        + ", which decides for everything below it",
                refused(Map.of()));
        assertEquals("-Agoimage.projectDir=<directory in " + root.resolve("shop") + ">", fix(Map.of()));
    }

    /** Only a module of Maven can be listed in a pom.xml; above a project of another build, none is opened. */
    @Test
    void noPomAboveAProjectThatIsNotOfMaven() throws IOException {
        file("shop/api/build.gradle");
        Files.writeString(file("shop/pom.xml"), "<project><modules><module>api</module></modules></project>");

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    /** Without a repository, a directory above the module is anybody's, and may hold very many files. */
    @Test
    void noNamesAreSearchedForAboveTheModule() throws IOException {
        file("shop/elsewhere.gradle");
        assertEquals(working, find(Map.of(), source, null).projectDir());
        file("shop/shop.gradle");
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).projectDir());
        Files.delete(root.resolve("shop/shop.gradle"));
        repository("shop/.git");
        assertEquals(new Project(root.resolve("shop/api"), root.resolve("shop")), find(Map.of(), source, null));
    }

    /** Builds that describe their modules from above. */
    @ParameterizedTest
    @ValueSource(
            strings = {"settings.gradle", "build.gradle.kts", "MODULE.bazel", "build.sbt", "build.mill", "build.xml"})
    void theCustomaryModuleBelowABuildFile(String name) throws IOException {
        file("shop/" + name);
        repository("shop/.git");

        assertEquals(new Project(root.resolve("shop/api"), root.resolve("shop")), find(Map.of(), source, null));
        assertEquals(
                Optional.of("project directory: shop/api, which holds src/main/java; the build file lies above it;"
                        + " -Agoimage.projectDir=<directory> names another"),
                doubt(source, null));
    }

    /** Other modules of the build may be replacements of its Go module. */
    @Test
    void theRootOfACustomaryModuleIsThatOfItsBuild() throws IOException {
        file("shop/build.gradle");

        assertEquals(new Project(root.resolve("shop/api"), root.resolve("shop")), find(Map.of(), source, null));
    }

    /** A module of Maven has its own pom.xml; what has none is a further directory of sources. */
    @Test
    void noCustomaryModuleBelowAPom() throws IOException {
        file("shop/pom.xml");

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).projectDir());
        assertEquals(Optional.empty(), doubt(source, null));
    }

    @Test
    void tellsOfAProjectThatOnlyTheOutputShows() throws IOException {
        file("other/pom.xml");
        Path output = root.resolve("other/out/production/api/META-INF/goimage/x/Dockerfile");

        assertEquals(
                Optional.of("project directory: other, the nearest with a build file above the output, since the"
                        + " compiler does not tell where the annotation is; -Agoimage.projectDir=<directory> names"
                        + " another"),
                doubt(null, output));
        assertEquals(
                Optional.of("project directory: other, the nearest with a build file above the output, since none lies"
                        + " above the annotation; -Agoimage.projectDir=<directory> names another"),
                doubt(source, output));
    }

    @Test
    void tellsOfAProjectThatNothingShows() {
        assertEquals(
                Optional.of("project directory: elsewhere, the working directory, since no build file lies above the"
                        + " annotation; -Agoimage.projectDir=<directory> names another"),
                doubt(source, null));
        assertEquals(
                Optional.of("project directory: elsewhere, the working directory, since no build file lies above the"
                        + " output; -Agoimage.projectDir=<directory> names another"),
                doubt(null, source));
    }

    @Test
    void anOptionLeavesNoDoubt() throws IOException {
        file("other/pom.xml");
        Map<String, String> option = Map.of("goimage.projectDir", ".");

        assertEquals(
                Optional.empty(),
                new ProjectFinder(option, working)
                        .doubt(Optional.empty(), Optional.of(root.resolve("other/out/Dockerfile"))));
    }

    @Test
    void theSourceGoesBeforeTheOutput() throws IOException {
        file("shop/api/pom.xml");
        file("other/pom.xml");
        Path output = root.resolve("other/target/classes/META-INF/goimage/x/Dockerfile");

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, output).projectDir());
        assertEquals(root.resolve("other"), find(Map.of(), null, output).projectDir());
    }

    @Test
    void anOutputOfAnotherProjectDecidesWhereTheSourceHasNoBuildFile() throws IOException {
        file("other/pom.xml");
        Path output = root.resolve("other/out/Dockerfile");

        assertEquals(root.resolve("other"), find(Map.of(), source, output).projectDir());
    }

    @Test
    void withoutAnyBuildFileTheWorkingDirectory() {
        assertEquals(new Project(working, working), find(Map.of(), source, null));
        assertEquals(new Project(working, working), find(Map.of(), null, null));
    }

    @Test
    void theOptionGoesBeforeAll() throws IOException {
        file("shop/api/pom.xml");
        directory("elsewhere/deep");

        assertEquals(
                working.resolve("deep"),
                find(Map.of("goimage.projectDir", "deep"), source, null).projectDir());
        assertEquals(
                root.resolve("shop"),
                find(Map.of("goimage.projectDir", root.resolve("shop").toString()), source, null)
                        .projectDir());
        assertEquals(
                root.resolve("shop"),
                find(Map.of("goimage.projectDir", "../shop/./api/.."), source, null)
                        .projectDir());
    }

    @ParameterizedTest
    @CsvSource({
        "goimage.projectDir, nowhere",
        "goimage.rootDir, nowhere",
        "goimage.projectDir, ''",
        "goimage.rootDir, ' '"
    })
    void anOptionThatNamesNoDirectoryIsRefused(String option, String value) {
        Throwable refused = assertThrows(InvalidOptionException.class, () -> find(Map.of(option, value), source, null));
        assertEquals("-A" + option + ": \"" + value + "\" is not a directory", refused.getMessage());
        assertEquals(
                option.equals("goimage.rootDir")
                        ? "-Agoimage.rootDir=<directory that contains the project directory>, or no such option"
                        : "-Agoimage.projectDir=<directory that module is relative to>, or no such option",
                fix(Map.of(option, value)));
    }

    @Test
    void anOptionThatNamesAFileIsRefused() throws IOException {
        file("elsewhere/pom.xml");
        assertThrows(InvalidOptionException.class, () -> find(Map.of("goimage.projectDir", "pom.xml"), source, null));
    }

    @Test
    void anOptionThatIsNoPathIsRefused() {
        assertThrows(InvalidOptionException.class, () -> find(Map.of("goimage.projectDir", "a\0b"), source, null));
    }

    @Test
    void theRootMustHoldTheProject() throws IOException {
        file("shop/api/pom.xml");
        Throwable refused =
                assertThrows(InvalidOptionException.class, () -> find(Map.of("goimage.rootDir", "."), source, null));
        assertEquals(
                "-Agoimage.rootDir: " + working + " does not contain the project directory " + root.resolve("shop/api"),
                refused.getMessage());
        assertEquals(
                "-Agoimage.rootDir=" + root.resolve("shop/api") + ", or no such option",
                fix(Map.of("goimage.rootDir", ".")));
        assertEquals(
                new Project(root.resolve("shop/api"), root.resolve("shop")),
                find(Map.of("goimage.rootDir", "../shop"), source, null));
    }

    @Test
    void theRootIsARepository() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gitdir: elsewhere",
                "gitdir: ../.git/worktrees/none",
                "gitdir: ../.git/modules/api",
                "gitdir: \0",
                "../.git/worktrees/api"
            })
    void aFileThatLeadsToNoRepositoryOrToASubmoduleIsNoRoot(String text) throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        repository("shop/.git/modules/api");
        repository("shop/.git/worktrees/api");
        Files.writeString(file("shop/api/.git"), text + "\n");

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @Test
    void anEmptyDirectoryIsNoRoot() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        directory("shop/api/.git");

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    /** As Git itself, which says of these that there is no repository. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                       | objects refs",
                "main                                     | objects refs",
                "ref: main                                | objects refs",
                "0123456789abcdef0123456789abcdef0123456  | objects refs",
                "ref: refs/heads/main                     | objects",
                "ref: refs/heads/main                     | refs"
            })
    void whatOnlyLooksLikeARepositoryIsNoRoot(String head, String directories) throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        Files.writeString(file("shop/api/.git/HEAD"), head + "\n");
        for (String directory : directories.split(" ")) {
            directory("shop/api/.git/" + directory);
        }

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ref: refs/heads/main",
                "ref:refs/heads/main",
                "0123456789abcdef0123456789abcdef01234567",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void aBranchOrACommitIsAHead(String head) throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        repository("shop/api/.git");
        Files.writeString(file("shop/api/.git/HEAD"), head + "\n");

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    /** What Git writes, and what the oldest Git wrote: HEAD as a link. */
    @Test
    void aRealWorktreeAndALinkAreRoots() throws IOException {
        file("shop/api/pom.xml");
        repository("main/.git");
        worktree("shop/api", "main/.git/worktrees/api");
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());

        Files.delete(root.resolve("main/.git/HEAD"));
        Files.createSymbolicLink(root.resolve("main/.git/HEAD"), Path.of("refs/heads/main"));
        file("main/pom.xml");
        assertEquals(
                root.resolve("main"),
                find(Map.of(), root.resolve("main/package-info.java"), null).rootDir());
    }

    @Test
    void aWorktreeOfASubmoduleIsARoot() throws IOException {
        file("shop/api/pom.xml");
        file("shop/goimage.properties");
        repository("main/.git");
        repository("main/.git/modules/api");
        worktree("shop/api", "main/.git/modules/api/worktrees/wt");

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    @Test
    void aSeparateGitDirectoryMakesARoot() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        repository("separate.git");
        Files.writeString(file("shop/api/.git"), "gitdir: " + root.resolve("separate.git") + "\n");

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    /** It lies in the repository, which lists it. */
    @Test
    void aWorktreeBelowItsRepositoryIsARoot() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        worktree("shop/api", "shop/.git/worktrees/api");
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());

        Files.writeString(file("shop/.git/worktrees/api/gitdir"), "../../../api/.git\n");
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    /** As Git takes them, each would make a directory of a repository its own company. */
    @Test
    void theRepositoryAroundADirectoryIsNotItsOwn() throws IOException {
        file("shop/api/pom.xml");
        file("shop/api/goimage.properties");
        file("shop/goimage.properties");
        repository("shop/.git");
        repository(".git");
        for (String target :
                new String[] {"../.git", "../../.git", root.resolve("shop/.git").toString(), ".././.git/"}) {
            Files.writeString(file("shop/api/.git"), "gitdir: " + target + "\n");
            assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir(), target);
        }

        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("shop/.git"));
        Files.writeString(file("shop/api/.git"), "gitdir: " + link + "\n");
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());

        Files.delete(root.resolve("shop/api/.git"));
        Files.createSymbolicLink(root.resolve("shop/api/.git"), Path.of("../.git"));
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/api/.git", "other/fake", "shop/.git/fake", "shop/.git/worktrees/web"})
    void norAreItsCommitsWithoutAListedWorktree(String gitDirectory) throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        worktree("shop/web", "shop/.git/worktrees/web");
        Files.writeString(file(gitDirectory + "/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(file(gitDirectory + "/commondir"), root.resolve("shop/.git") + "\n");
        if (!gitDirectory.endsWith(".git")) {
            Files.writeString(file("shop/api/.git"), "gitdir: " + root.resolve(gitDirectory) + "\n");
        }
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());

        if (!gitDirectory.endsWith("web")) {
            Files.writeString(file(gitDirectory + "/gitdir"), root.resolve("shop/api/.git") + "\n");
            assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
        }
    }

    @Test
    void norAreItsCommitsThroughLinks() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        Files.writeString(file("shop/api/.git/HEAD"), "ref: refs/heads/main\n");
        Files.createSymbolicLink(root.resolve("shop/api/.git/objects"), Path.of("../../.git/objects"));
        Files.createSymbolicLink(root.resolve("shop/api/.git/refs"), Path.of("../../.git/refs"));

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    /** Its directory was moved or copied by hand: {@code git worktree repair} makes it one again. */
    @Test
    void aWorktreeThatItsRepositoryHasElsewhereIsNoRoot() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        repository("main/.git");
        worktree("shop/api", "main/.git/worktrees/api");
        Files.writeString(file("main/.git/worktrees/api/gitdir"), root.resolve("shop/web/.git") + "\n");

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    /** Git takes no commit of a file {@code .git}, but of anything that it could lead to. */
    @Test
    void aFileThatLeadsAmongTheFilesOfTheRepositoryIsNoRoot() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        repository("shop/fake");
        Files.writeString(file("shop/api/.git"), "gitdir: ../fake\n");
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());

        Files.writeString(file("shop/fake/commondir"), "../.git\n");
        Files.writeString(file("shop/fake/gitdir"), "../api/.git\n");
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @Test
    void theOptionCannotLeaveOutTheSettingsOfItsRepository() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        Map<String, String> option =
                Map.of("goimage.rootDir", root.resolve("shop/api").toString());
        assertEquals(root.resolve("shop/api"), find(option, source, null).rootDir());

        file("goimage.properties");
        file("shop/api/goimage.properties");
        assertEquals(root.resolve("shop/api"), find(option, source, null).rootDir());

        file("shop/goimage.properties");
        Throwable refused = assertThrows(InvalidOptionException.class, () -> find(option, source, null));
        assertEquals(
                "-Agoimage.rootDir: " + root.resolve("shop/api") + " lies below " + root.resolve("shop")
                        + ", whose goimage.properties decides for everything below it",
                refused.getMessage());
        assertEquals("-Agoimage.rootDir=" + root.resolve("shop") + ", or no such option", fix(option));
    }

    @Test
    void norThoseOfASourceArchive() throws IOException {
        file("shop/api/pom.xml");
        file("shop/api/goimage.properties");
        Map<String, String> option =
                Map.of("goimage.rootDir", root.resolve("shop/api").toString());
        assertEquals(root.resolve("shop/api"), find(option, source, null).rootDir());

        file("goimage.properties");
        assertTrue(refused(option).contains("shop/api lies below " + root + ", whose goimage.properties decides "));
        Files.setAttribute(root, "unix:mode", 01777);
        assertEquals(root.resolve("shop/api"), find(option, source, null).rootDir());
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    private String refused(Map<String, String> option) {
        return assertThrows(InvalidOptionException.class, () -> find(option, source, null))
                .getMessage();
    }

    /** Returns what to write instead. */
    private String fix(Map<String, String> options) {
        return assertThrows(InvalidOptionException.class, () -> find(options, source, null))
                .fault()
                .fix();
    }

    /** A directory above the repository has no settings, or another team's. */
    @Test
    void norThoseBelowIt() throws IOException {
        file("shop/api/pom.xml");
        file("shop/api/goimage.properties");
        Map<String, String> option = Map.of("goimage.rootDir", root.toString());
        assertEquals(root, find(option, source, null).rootDir());
        file("shop/goimage.properties");
        String left = " leaves out the goimage.properties of " + root.resolve("shop") + ", which decides ";
        assertTrue(refused(option).startsWith("-Agoimage.rootDir: " + root + left));
        repository("shop/.git");
        assertTrue(refused(option).startsWith("-Agoimage.rootDir: " + root + left));
        assertEquals("-Agoimage.rootDir=" + root.resolve("shop"), fix(option));
        assertEquals(
                root.resolve("shop"),
                find(Map.of("goimage.rootDir", root.resolve("shop").toString()), source, null)
                        .rootDir());
    }

    /** What decides for the annotation's file decides for its image, wherever the options send the processor. */
    @Test
    void norThoseAboveTheSource() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        Map<String, String> option = Map.of("goimage.projectDir", working.toString());
        assertEquals(new Project(working, working), find(option, source, null));
        file("shop/goimage.properties");
        assertTrue(refused(option)
                .startsWith("-Agoimage.projectDir: " + working + " leaves out the goimage.properties of "
                        + root.resolve("shop")));
        assertEquals("-Agoimage.projectDir=<directory in " + root.resolve("shop") + ">", fix(option));
    }

    @Test
    void gitGoesBeforeOtherRoots() throws IOException {
        file("shop/api/pom.xml");
        directory(".mvn");
        file("pom.xml");
        repository("shop/.git");
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @ParameterizedTest
    @ValueSource(strings = {".mvn/x", "settings.gradle", "settings.gradle.kts", "goimage.properties", "goimage.lock"})
    void withoutGitTheTopmostRootOfABuild(String marker) throws IOException {
        file("shop/api/pom.xml");
        file("shop/api/" + marker);
        file("shop/" + marker);
        file("shop/pom.xml");
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    /** A source archive, or a build in a container. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<modules><module>api</module></modules>                   | shop",
                "<modules><module> api/pom.xml </module></modules>         | shop",
                "<subprojects><subproject>./api</subproject></subprojects> | shop",
                "<modules><module>../shop/api</module></modules>           | shop",
                "<modules><module>ap</module></modules>                    | shop/api",
                "<modules><module>web</module></modules>                   | shop/api",
                "<modules><module></module></modules>                      | shop/api",
                "<!-- <module>api</module> -->                             | shop/api",
                "<!-- <module>api</module>                                 | shop/api",
            })
    void withoutGitTheTopmostPomThatListsTheModule(String modules, String expected) throws IOException {
        file("shop/api/pom.xml");
        Files.writeString(file("shop/pom.xml"), "<project>" + modules + "</project>");
        Files.writeString(file("pom.xml"), "<project><modules><module>other</module></modules></project>");
        assertEquals(root.resolve(expected), find(Map.of(), source, null).rootDir());

        Files.writeString(file("pom.xml"), "<project><modules><module>shop</module></modules></project>");
        assertEquals(
                expected.equals("shop") ? root : root.resolve("shop/api"),
                find(Map.of(), source, null).rootDir());
    }

    /** As Maven 4 has it instead of {@code .mvn}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<project xmlns=\"x\" root=\"true\">   | shop",
                "<project root = 'true' xmlns=\"x\"> | shop",
                "<project root=\"false\">            | shop/api",
                "<project chroot=\"true\">           | shop/api",
                "<!-- <project root=\"true\"> -->    | shop/api",
                "<project><root x=\"true\"/>         | shop/api",
            })
    void withoutGitThePomThatSaysThatItIsTheRoot(String pom, String expected) throws IOException {
        file("shop/api/pom.xml");
        Files.writeString(file("shop/pom.xml"), pom);
        assertEquals(root.resolve(expected), find(Map.of(), source, null).rootDir());
    }

    /** Bazel's sandbox holds links to the declared files, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"shop/.git", ""})
    void aLinkThatBazelMadeIsTheFileItLeadsTo(String git) throws IOException {
        repository(git.isEmpty() ? "other/.git" : git);
        file("shop/MODULE.bazel");
        file("shop/api/BUILD.bazel");
        Files.writeString(source, "");
        Path sandbox = root.resolve("cache/sandbox/1/execroot/shop");
        Path link = sandbox.resolve("api/src/main/java/com/acme/package-info.java");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, source);
        Files.createSymbolicLink(sandbox.resolve("api/BUILD.bazel"), root.resolve("shop/api/BUILD.bazel"));

        assertEquals(source, ProjectFinder.original(link));
    }

    /** Without its sandbox, Bazel links what lies at the top of the workspace. */
    @ParameterizedTest
    @ValueSource(strings = {"shop/.git", ""})
    void aDirectoryThatBazelLinkedIsTheOneItLeadsTo(String git) throws IOException {
        repository(git.isEmpty() ? "other/.git" : git);
        file("shop/WORKSPACE");
        file("shop/api/BUILD.bazel");
        Files.writeString(source, "");
        Path execroot = directory("cache/execroot/shop");
        Files.createSymbolicLink(execroot.resolve("api"), root.resolve("shop/api"));
        Files.createSymbolicLink(execroot.resolve("WORKSPACE"), root.resolve("shop/WORKSPACE"));
        Path compiled = execroot.resolve("api/src/main/java/com/acme/package-info.java");

        assertEquals(source, ProjectFinder.original(compiled));
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).projectDir());
    }

    /** A link may not choose the settings that count. */
    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "api.gradle", "WORKSPACE", "goimage.properties", "goimage.lock", ".git/HEAD"})
    void aLinkOfAProjectStaysInIt(String marker) throws IOException {
        if (marker.startsWith(".git")) {
            repository("shop/api/.git");
        } else {
            file("shop/api/" + marker);
        }
        Path elsewhere = file("other/src/main/java/com/acme/package-info.java");
        file("other/pom.xml");
        Files.createSymbolicLink(source, elsewhere);

        assertEquals(source, ProjectFinder.original(source));
    }

    /** In a home directory, Maven's own settings may lie so. */
    @Test
    void mvnAloneIsNoRoot() throws IOException {
        file("shop/api/pom.xml");
        directory("shop/.mvn");
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    /** What lies in /tmp itself, anybody may have put there. */
    @Test
    void theSearchEndsBelowADirectoryThatStrangersShare() throws IOException {
        file("shop/api/pom.xml");
        repository(".git");
        file("goimage.properties");
        assertEquals(root, find(Map.of(), source, null).rootDir());

        Files.setAttribute(root, "unix:mode", 01777);
        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
        file("shop/goimage.properties");
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @Test
    void withoutAnyRootTheProjectItself() throws IOException {
        file("shop/pom.xml");
        file("shop/api/pom.xml");
        assertEquals(new Project(root.resolve("shop/api"), root.resolve("shop/api")), find(Map.of(), source, null));
    }

    @Test
    void linksAreResolved() throws IOException {
        file("shop/api/pom.xml");
        repository("shop/.git");
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("shop/api"));
        Project expected = new Project(root.resolve("shop/api"), root.resolve("shop"));

        assertEquals(expected, find(Map.of(), link.resolve("src/package-info.java"), null));
        assertEquals(expected, find(Map.of("goimage.projectDir", "../link"), null, null));
    }
}
