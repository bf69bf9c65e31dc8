package io.github.goimage.processor.vuln;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes vulnerability databases in the layout of vuln.go.dev. */
public final class TestDatabase {
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, List<String>> ids = new TreeMap<>(Map.of("example.org/harmless", List.of()));

    /**
     * A database that was modified at a time, {@code "2026-08-21T00:00:00Z"}, and lists one module without a report.
     */
    public TestDatabase(String modified) {
        files.put("index/db.json", "{\"modified\":\"" + modified + "\"}");
    }

    /**
     * Adds a report of one module.
     *
     * @param range the events, {@code "0 1.2.3"}: introduced and fixed in turn
     * @param packages each with its symbols, {@code "example.org/a/b:Open,Client.Do"}; none for all of the module
     */
    public TestDatabase report(String id, String module, String range, String... packages) {
        String[] versions = range.split(" ");
        List<String> events = new ArrayList<>();
        for (int i = 0; i < versions.length; i++) {
            events.add("{\"" + (i % 2 == 0 ? "introduced" : "fixed") + "\":\"" + versions[i] + "\"}");
        }
        List<String> imports = new ArrayList<>();
        for (String each : packages) {
            String[] parts = each.split(":", 2);
            imports.add("{\"path\":\"" + parts[0] + "\""
                    + (parts.length > 1 ? ",\"symbols\":[\"" + parts[1].replace(",", "\",\"") + "\"]" : "") + "}");
        }
        return reportText(
                id,
                module,
                "{\"schema_version\":\"1.3.1\",\"id\":\"" + id + "\",\"modified\":\"2026-01-01T00:00:00Z\""
                        + ",\"aliases\":[\"CVE-" + id.substring(3) + "\"],\"summary\":\"Denial of service in " + module
                        + "\",\"details\":\"\",\"affected\":[{\"package\":{\"name\":\"" + module
                        + "\",\"ecosystem\":\"Go\"},\"ranges\":[{\"type\":\"SEMVER\",\"events\":["
                        + String.join(",", events)
                        + "]}],\"ecosystem_specific\":{"
                        + (imports.isEmpty() ? "" : "\"imports\":[" + String.join(",", imports) + "]")
                        + "}}]}");
    }

    /** Adds a report by its text. */
    public TestDatabase reportText(String id, String module, String json) {
        files.put("ID/" + id + ".json", json);
        ids.computeIfAbsent(module, absent -> new ArrayList<>()).add(id);
        return this;
    }

    /** Adds or replaces a file. */
    public TestDatabase file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** Returns the files by their names. */
    public Map<String, String> files() {
        Map<String, String> all = new LinkedHashMap<>(files);
        all.putIfAbsent(
                "index/modules.json",
                ids.entrySet().stream()
                        .map(entry -> "{\"path\":\"" + entry.getKey() + "\",\"vulns\":["
                                + entry.getValue().stream()
                                        .map(id -> "{\"id\":\"" + id + "\",\"modified\":\"2026-01-01T00:00:00Z\"}")
                                        .collect(Collectors.joining(","))
                                + "]}")
                        .collect(Collectors.joining(",", "[", "]")));
        return all;
    }

    /** Returns the database as a zip file. */
    public byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Writes the database as a zip file. */
    public void writeZip(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, zip());
    }

    /** Writes the database's files below a directory. */
    public void write(Path directory) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
