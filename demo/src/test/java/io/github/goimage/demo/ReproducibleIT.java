package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two checkouts of one commit, with other directories, times and modes: the image of each platform has one digest, if
 * the builder takes no layer from an earlier build. Attestations hold times, so the digest of the index differs.
 */
final class ReproducibleIT {
    private static final String COMMIT = "1700000000";

    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "go.mod", "module example.com/app\n\ngo 1.26\n",
            "main.go",
                    "package main\n\nimport \"fmt\"\n\nvar version string\n\n"
                            + "func main() { fmt.Println(version) }\n",
            "web/index.html", "<p>1</p>\n",
            "web/deep/er/a.txt", "a\n",
            "web/link -> index.html", "",
            "web/hook", "#!/app\n",
            "seed/data.json", "{}\n"));

    private static final String MEMBERS = """
            needs = {CERTIFICATES, TIME_ZONES, TMP, PASSWD}, files = {"web:/srv/www", "seed:/data"},
            volumes = {"/data", "/var/lib/app"}, workdir = "/srv",
            build = @Build(stamp = "main.version=1", platforms = {"linux/amd64", "linux/arm64"})""";

    @TempDir
    Path directory;

    @Test
    void oneCommitIsOneDigest() throws IOException {
        Buildx.provide("golang:1.26-alpine");
        Buildx buildx = new Buildx(Files.createDirectory(directory.resolve("buildx")));
        buildx.create();
        Path old = checkout("old", 0077, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        Path recent = checkout("more/recent", 0002, FileTime.from(Instant.now()));

        Map<String, String> first = digests(buildx, old, COMMIT);
        Map<String, String> second = digests(buildx, recent, COMMIT);

        System.out.println("SOURCE_DATE_EPOCH=" + COMMIT + ": " + first + ", " + second);
        assertEquals(first, second);
        assertEquals("[linux/amd64, linux/arm64]", first.keySet().toString());
        assertNotEquals(first.get("linux/arm64"), first.get("linux/amd64"));
    }

    /** Bakes a checkout and returns the digest of each platform's manifest. */
    private static SortedMap<String, String> digests(Buildx buildx, Path checkout, String epoch) {
        String image = Buildx.registry() + "/goimage-test:" + epoch;
        buildx.push(
                checkout,
                checkout.resolve("out/META-INF/goimage/goimage-test/docker-bake.json"),
                Map.of("TAG", epoch, "SOURCE_DATE_EPOCH", epoch),
                "--no-cache",
                "--set",
                "*.attest=type=sbom,disabled=true");
        SortedMap<String, String> digests = new TreeMap<>();
        buildx.inspect(
                        image,
                        "{{range .Manifest.Manifests}}{{.Platform.OS}}/{{.Platform.Architecture}} {{.Digest}}\n{{end}}")
                .lines()
                .filter(line -> line.startsWith("linux/"))
                .map(line -> line.split(" "))
                .forEach(words -> digests.put(words[0], words[1]));
        return digests;
    }

    /** Compiles a checkout that was made under an umask, and gives its files and directories a time. */
    private Path checkout(String name, int umask, FileTime time) throws IOException {
        Path checkout = directory.resolve(name);
        Compiled compiled = Compiled.in(checkout, FILES, MEMBERS);
        assertEquals("", compiled.rules(), compiled::toString);
        try (Stream<Path> paths = Files.walk(checkout)) {
            for (Path path : paths.toList()) {
                if (!Files.isSymbolicLink(path)) {
                    Files.setAttribute(path, "unix:mode", (Files.isDirectory(path) ? 0777 : 0666) & ~umask);
                }
                Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(time, null, null);
            }
        }
        return checkout;
    }
}
