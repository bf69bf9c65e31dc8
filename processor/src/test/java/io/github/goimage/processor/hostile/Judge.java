package io.github.goimage.processor.hostile;

import io.github.goimage.processor.golang.oracle.GoCommand;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The Go program that reads generated files with BuildKit's own packages; see its main.go. */
final class Judge implements AutoCloseable {
    private static final Path SOURCES = Path.of("src/test/go/judge");

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /** Builds and starts it. */
    Judge(Path directory) throws IOException, InterruptedException {
        Path program = directory.resolve("judge");
        new GoCommand(SOURCES.toAbsolutePath(), Map.of("GOWORK", "off")).run("build", "-o", program.toString(), ".");
        process = new ProcessBuilder(program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), 1 << 20);
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Asks for the verdict on a file.
     *
     * @param id what the answer begins with
     * @param kind {@code dockerfile}, {@code ignore}, {@code json} or {@code bake}
     * @param twin the name of the file that means the same except for one text
     * @param swapped texts in the twin, and what replaces them here
     * @param intended what the image should be, as JSON, or {@code null}
     */
    void ask(String id, String kind, String text, Path root, String twin, Map<String, String> swapped, String intended)
            throws IOException {
        String pairs = swapped.entrySet().stream()
                .map(pair -> Json.array(List.of(pair.getKey(), pair.getValue())))
                .collect(Collectors.joining(","));
        in.write("{\"ID\":" + Json.string(id) + ",\"Kind\":" + Json.string(kind) + ",\"Text\":" + Json.string(text)
                + ",\"Root\":" + Json.string(root.toString()) + ",\"Twin\":" + Json.string(twin) + ",\"Swap\":["
                + pairs + "],\"Intended\":" + intended + "}\n");
    }

    /** Shows a file that others are compared with. */
    void define(String kind, String text, Path root, String twin) throws IOException {
        in.write("{\"Define\":true,\"ID\":" + Json.string(twin) + ",\"Kind\":" + Json.string(kind) + ",\"Text\":"
                + Json.string(text) + ",\"Root\":" + Json.string(root.toString()) + ",\"Twin\":" + Json.string(twin)
                + "}\n");
    }

    /** All differences since the last call, each an id, a tab and words. */
    List<String> differences() throws IOException {
        in.write("{\"Kind\":\"flush\"}\n");
        in.flush();
        List<String> differences = new ArrayList<>();
        for (String line = out.readLine(); !"end".equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IOException("the judge has ended");
            }
            differences.add(line);
        }
        return differences;
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
