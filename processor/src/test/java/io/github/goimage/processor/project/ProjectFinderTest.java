package io.github.goimage.processor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    private Path file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
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
                "MODULE.bazel",
            })
    void theNearestBuildFileAboveTheSource(String name) throws IOException {
        file("shop/pom.xml");
        file("shop/api/" + name);

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).projectDir());
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
                new Project(root.resolve("shop/api"), root.resolve("shop")),
                find(Map.of("goimage.rootDir", "../shop"), source, null));
    }

    @Test
    void theRootIsARepository() throws IOException {
        file("shop/api/pom.xml");
        file("shop/.git/HEAD");

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
        file("shop/.git/HEAD");
        file("shop/.git/modules/api/HEAD");
        file("shop/.git/worktrees/api/HEAD");
        Files.writeString(file("shop/api/.git"), text + "\n");

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @Test
    void anEmptyDirectoryIsNoRoot() throws IOException {
        file("shop/api/pom.xml");
        file("shop/.git/HEAD");
        directory("shop/api/.git");

        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @ParameterizedTest
    @ValueSource(strings = {"main/.git/worktrees/api", "separate.git"})
    void theFileOfAWorktreeIsARoot(String gitDirectory) throws IOException {
        file("shop/api/pom.xml");
        file("shop/.git/HEAD");
        file(gitDirectory + "/HEAD");
        Files.writeString(file("shop/api/.git"), "gitdir: " + root.resolve(gitDirectory) + "\n");

        assertEquals(root.resolve("shop/api"), find(Map.of(), source, null).rootDir());
    }

    @Test
    void theOptionCannotLeaveOutTheSettingsOfItsRepository() throws IOException {
        file("shop/api/pom.xml");
        file("shop/.git/HEAD");
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
                        + " in the same repository, whose goimage.properties decides for all of it",
                refused.getMessage());
    }

    @Test
    void gitGoesBeforeOtherRoots() throws IOException {
        file("shop/api/pom.xml");
        directory(".mvn");
        file("shop/.git/HEAD");
        assertEquals(root.resolve("shop"), find(Map.of(), source, null).rootDir());
    }

    @ParameterizedTest
    @ValueSource(strings = {".mvn/x", "settings.gradle", "settings.gradle.kts", "goimage.properties", "goimage.lock"})
    void withoutGitTheTopmostRootOfABuild(String marker) throws IOException {
        file("shop/api/pom.xml");
        file("shop/api/" + marker);
        file("shop/" + marker);
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
        file("shop/.git/HEAD");
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("shop/api"));
        Project expected = new Project(root.resolve("shop/api"), root.resolve("shop"));

        assertEquals(expected, find(Map.of(), link.resolve("src/package-info.java"), null));
        assertEquals(expected, find(Map.of("goimage.projectDir", "../link"), null, null));
    }
}
