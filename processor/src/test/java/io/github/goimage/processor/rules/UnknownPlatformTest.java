package io.github.goimage.processor.rules;

import static io.github.goimage.processor.rules.RuleTester.error;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnknownPlatformTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(UnknownPlatform.class, directory);
    }

    @Test
    void refusesOtherSystems() {
        refuses("windows/amd64", "\"windows/amd64\" is not Linux, but all bases are", "platforms = \"linux/amd64\"");
        refuses("darwin/arm64", "\"darwin/arm64\" is not Linux, but all bases are", "platforms = \"linux/arm64\"");
    }

    @Test
    void refusesWhatGoDoesNotBuildForAndSaysWhatIsMeant() {
        refuses("linux/amd6", isNone("linux/amd6"), "platforms = \"linux/amd64\"");
        refuses("linux/x86_64", isNone("linux/x86_64"), "platforms = \"linux/amd64\"");
        refuses("linux/aarch64", isNone("linux/aarch64"), "platforms = \"linux/arm64\"");
        refuses("linux/armhf", isNone("linux/armhf"), "platforms = \"linux/arm/v7\"");
        refuses("linux/arm/v8", isNone("linux/arm/v8"), "platforms = \"linux/arm64\"");
        refuses("linux/arm/6", isNone("linux/arm/6"), "platforms = \"linux/arm/v6\"");
        refuses("linux/amd64/v5", isNone("linux/amd64/v5"), "platforms = \"linux/amd64/v1\"");
        refuses("amd64", isNone("amd64"), "platforms = \"linux/amd64\"");
        refuses("Linux/ARM64", isNone("Linux/ARM64"), "platforms = \"linux/arm64\"");
        refuses("linux/arm64,linux/amd64", isNone("linux/arm64,linux/amd64"), all());
        refuses("", isNone(""), all());
        refuses("linux/sparc64", isNone("linux/sparc64"), all());
    }

    @Test
    void refusesAPlatformThatIsNamedTwice() {
        tester.compile("build = @Build(platforms = {\"linux/amd64\", \"linux/arm64\", \"linux/amd64\"})")
                .hasError("build.platforms[2]", 1, 68, "\"linux/amd64\" is listed twice", "remove one of them");
        tester.compile("build = @Build(platforms = {\"linux/arm\", \"linux/arm/v7\"})")
                .hasErrors(error(
                        "build.platforms[1]",
                        1,
                        51,
                        "\"linux/arm/v7\" is the same platform as \"linux/arm\"",
                        "remove one of them"));
    }

    @Test
    void refusesASecondVariantOfArm() {
        tester.compile("build = @Build(platforms = {\"linux/arm/v6\", \"linux/arm\"})")
                .hasError(
                        "build.platforms[1]",
                        1,
                        54,
                        "\"linux/arm\" beside \"linux/arm/v6\": one Dockerfile compiles for one variant of arm",
                        "remove \"linux/arm/v7\", whose processors also run the other; or add a second @GoImage"
                                + " with its own name");
    }

    @Test
    void refusesAPlatformWithoutABuilderForC() {
        tester.compile("build = @Build(cgo = true, platforms = \"linux/loong64\")")
                .hasError(
                        "build.platforms",
                        1,
                        49,
                        "with cgo the builder runs on the target platform, and there is no golang:1.26-trixie for"
                                + " \"linux/loong64\"",
                        "cgo = false, or remove \"linux/loong64\"");
        tester.accepts(
                "build = @Build(cgo = true, platforms = {\"linux/amd64/v3\", \"linux/arm\", \"linux/riscv64\"})");
    }

    @Test
    void acceptsWhatGoBuildsFor() {
        tester.accepts(
                "build = @Build(platforms = {\"linux/386\", \"linux/amd64\", \"linux/amd64/v3\", \"linux/arm/v6\","
                        + " \"linux/arm64/v8\", \"linux/loong64\", \"linux/mips64le\", \"linux/ppc64le\","
                        + " \"linux/riscv64\","
                        + " \"linux/s390x\"})");
        tester.accepts("build = @Build(platforms = {})");
    }

    private void refuses(String platform, String problem, String fix) {
        tester.compile("build = @Build(platforms = \"" + platform + "\")")
                .hasError("build.platforms", 1, 37, problem, fix);
    }

    private static String isNone(String platform) {
        return "\"" + platform + "\" is not a platform that Go builds Linux images for";
    }

    private static String all() {
        return "one of linux/386, linux/amd64, linux/arm, linux/arm64, linux/loong64, linux/mips, linux/mips64,"
                + " linux/mips64le, linux/mipsle, linux/ppc64, linux/ppc64le, linux/riscv64, linux/s390x,"
                + " linux/amd64/v1, linux/amd64/v2, linux/amd64/v3, linux/amd64/v4, linux/arm/v5, linux/arm/v6,"
                + " linux/arm/v7, linux/arm64/v8";
    }
}
