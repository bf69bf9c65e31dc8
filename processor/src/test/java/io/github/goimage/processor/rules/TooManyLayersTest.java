package io.github.goimage.processor.rules;

import static io.github.goimage.processor.CpuLimit.assertWithin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TooManyLayersTest {
    @TempDir
    Path directory;

    private RuleTester tester;

    @BeforeEach
    void setUp() {
        tester = RuleTester.of(TooManyLayers.class, directory)
                .file("go.mod", GoService.mod())
                .file("main.go", "package main\n\nfunc main() {}\n")
                .file("a", "");
    }

    @Test
    void refusesMoreFilesThanThereIsRoomFor() {
        tester.compile("files = " + array("a:/srv/f", 61) + ", volumes = " + array("/data/v", 20))
                .hasError(
                        "files",
                        1,
                        18,
                        "files adds 61 layers to the build stage and volumes 40, but of the 125 layers that"
                                + " Docker stacks only 100 are free for them",
                        "name a directory instead of its files: files = \"web\"");
    }

    @Test
    void refusesMoreVolumesThanThereIsRoomFor() {
        tester.compile("volumes = " + array("/data/v", 51))
                .hasError(
                        "volumes",
                        1,
                        20,
                        "files adds 0 layers to the build stage and volumes 102, but of the 125 layers that"
                                + " Docker stacks only 100 are free for them",
                        "name a directory instead of those in it: volumes = \"/data\"");
    }

    @Test
    void acceptsWhatThereIsRoomFor() {
        tester.accepts("files = " + array("a:/srv/f", 60) + ", volumes = " + array("/data/v", 20));
    }

    /** Each way through them would be a copy of its own: 2 to the power of 30. */
    @Test
    void linksThatMultiplyAreOneError() {
        for (int i = 0; i < 30; i++) {
            tester.file("d" + i + "/f", "")
                    .link("d" + i + "/x", "../d" + (i + 1))
                    .link("d" + i + "/y", "../d" + (i + 1));
        }
        tester.file("d30/f", "");
        assertWithin(
                Duration.ofSeconds(10),
                () -> tester.compile("files = {\"a\", \"d0\"}")
                        .hasError(
                                "files[1]",
                                1,
                                24,
                                "\"d0\" leads through more than 100 symbolic links to other places, and each adds a"
                                        + " layer to the build stage",
                                "name what the links lead to, or replace them by what they lead to"));
        tester.file("d26/f", "").accepts("files = \"d26\"");
    }

    private static String array(String prefix, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "\"" + prefix + i + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
