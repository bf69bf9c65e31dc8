package io.github.goimage.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.demo.Docker.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One image of two checkouts whose files have other modes: it is the same to the byte. */
final class ModesIT {
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "go.mod", "module example.com/app\n\ngo 1.26\n",
            "main.go", "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(1) }\n",
            "web/index.html", "<p>1</p>\n",
            "web/deep/er/a.txt", "a\n",
            "web/hook", "#!/app\n",
            "seed/data.json", "{}\n"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void theModesOfACheckoutDoNotReachTheImage(Builder builder) throws IOException {
        Compiled shared = compiled("shared", 0002, Map.of("web/index.html", 04755, "web/deep", 01777, "seed", 02775));
        Compiled closed =
                compiled("closed", 0077, Map.of("web/hook", 0600, "web/deep/er", 0711, "seed/data.json", 0400));
        assertEquals(Files.readString(shared.dockerfile(builder)), Files.readString(closed.dockerfile(builder)));

        List<String> images = List.of("goimage-shared", "goimage-closed");
        Docker.build(builder, shared.dockerfile(builder), shared.directory(), "-t", images.get(0));
        Docker.build(builder, closed.dockerfile(builder), closed.directory(), "-t", images.get(1));

        List<String> contents = Docker.contents(images.get(0));
        for (String entry : List.of(
                "drwxr-xr-x 0/0 0 web/",
                "drwxr-xr-x 0/0 0 web/deep/",
                "-rwxr-xr-x 0/0 7 web/hook",
                "-rw-r--r-- 0/0 9 web/index.html",
                "-rw-rw-r-- 65532/0 3 data/data.json")) {
            assertTrue(contents.contains(entry), contents::toString);
        }
        assertEquals(contents, Docker.contents(images.get(1)));
        String digest = Docker.digest(images.get(0));
        System.out.println(builder + ": umask 002 and 077: sha256:" + digest);
        assertEquals(digest, Docker.digest(images.get(1)));
        Docker.docker("rmi", images.get(0), images.get(1));
    }

    /** Compiles a checkout that was made under an umask, with the odd modes of some of its files. */
    private Compiled compiled(String name, int umask, Map<String, Integer> odd) throws IOException {
        Path checkout = directory.resolve(name);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = checkout.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(checkout)) {
            all = paths.toList();
        }
        for (Path path : all) {
            int mode = (Files.isDirectory(path) ? 0777 : 0666) & ~umask;
            Files.setAttribute(
                    path,
                    "unix:mode",
                    odd.getOrDefault(checkout.relativize(path).toString(), mode));
        }
        Compiled compiled = Compiled.in(checkout, FILES, "files = {\"web\", \"seed:/data\"}, volumes = \"/data\"");
        assertEquals("", compiled.rules(), compiled::toString);
        return compiled;
    }
}
