package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For which processors the binary of a platform is compiled: the Go command's own word, from the binary that was built.
 */
final class PlatformsIT {
    private static final Path EXPECTED =
            Path.of("../processor/src/test/resources/expected").toAbsolutePath().normalize();

    @ParameterizedTest
    @CsvSource({
        "platforms-arm, linux/arm/v6, GOARCH=arm, GOARM=6",
        "platforms-arm, linux/arm64, GOARCH=arm64, GOARM64=v8.0",
        "platforms-arm, linux/amd64, GOARCH=amd64, GOAMD64=v1",
        "platforms-amd64-variants, linux/amd64, GOARCH=amd64, GOAMD64=v1",
        "platforms-amd64-variants, linux/amd64/v3, GOARCH=amd64, GOAMD64=v3",
        "platforms-amd64-variants, linux/arm64, GOARCH=arm64, GOARM64=v8.0",
        "platforms-code, linux/riscv64, GOARCH=riscv64, GORISCV64=rva20u64",
    })
    void isCompiledForThePlatform(String project, String platform, String arch, String level) {
        String image = build(Builder.BUILDKIT, project, "Dockerfile", "--platform=" + platform);

        String info = Docker.buildInfo(image);
        assertTrue(info.contains("\tbuild\t" + arch + "\n"), info);
        assertTrue((info + "\n").contains("\tbuild\t" + level + "\n"), info);
        assertEquals(platform, Docker.inspect(image, "{{.Os}}/{{.Architecture}}{{if .Variant}}/{{.Variant}}{{end}}"));
        assertEquals("1", Docker.inspect(image, "{{len .RootFS.Layers}}"));
    }

    @Test
    void withoutAPlatformItRunsOnEveryAmd64() {
        String image = build(Builder.BUILDKIT, "platforms-amd64-variants", "Dockerfile");

        assertTrue(Docker.buildInfo(image).contains("\tbuild\tGOAMD64=v1"));
    }

    @Test
    void anotherBuilderGetsTheOnlyVariant() {
        String image = build(Builder.CLASSIC, "platforms-cgo", "portable/Dockerfile");

        assertTrue(Docker.buildInfo(image).contains("\tbuild\tGOAMD64=v2"));
    }

    private static String build(Builder builder, String project, String dockerfile, String... options) {
        Path folder = EXPECTED.resolve(project);
        String image = project + "-platform";
        List<String> words = new ArrayList<>(List.of("-t", image));
        words.addAll(List.of(options));
        Docker.build(
                builder,
                folder.resolve("files/META-INF/goimage/orders").resolve(dockerfile),
                folder.resolve("project/src/main/go"),
                words.toArray(String[]::new));
        return image;
    }
}
