package io.github.goimage.processor.vuln;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.oracle.GoCommand;
import io.github.goimage.processor.golang.version.ModulePath;
import io.github.goimage.processor.golang.version.SemanticVersion;
import io.github.goimage.processor.text.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated ranges and versions, beside what govulncheck's own code makes of them. Not in an ordinary run:
 * {@code -Dtest=OsvRangesNightly}.
 */
@Tag("toolchain")
class OsvRangesNightly {
    private static final String GOVULNCHECK = "golang.org/x/vuln@v1.9.0";
    private static final String MODULE = "example.org/m";
    private static final String RANGES = "10000";
    private static final String SEED = "1";

    @TempDir
    Path temporary;

    @Test
    void rangesAreComparedAsGovulncheckComparesThem() throws Exception {
        List<String> differences = new ArrayList<>();
        int checked = 0;
        int affected = 0;
        int ofOtherMajors = 0;
        for (String line :
                oracle().run("run", "./internal/oracle", RANGES, SEED).lines().toList()) {
            String[] fields = line.split("\t");
            byte[] json = Base64.getDecoder().decode(fields[0]);
            String version = text(fields[1]);
            String[] answer = text(fields[2]).split(" ", -1);
            Report report = report(json);
            boolean ours = report.of(MODULE).stream().anyMatch(module -> module.affects(version));
            String fixed = new FixedVersions(List.of(MODULE), version, excluded -> false)
                    .of(report)
                    .orElse("");
            checked++;
            affected += ours ? 1 : 0;
            boolean ofOtherMajor = isOfOtherMajor(answer[1]);
            ofOtherMajors += ofOtherMajor ? 1 : 0;
            if (ours != Boolean.parseBoolean(answer[0])
                    || !(isOpen(report) || ofOtherMajor || isSame(fixed, answer[1]))) {
                differences.add(new String(json, StandardCharsets.UTF_8) + " at " + version + ": govulncheck says "
                        + text(fields[2]) + ", we say " + ours + " " + fixed);
            }
        }
        System.out.println("ranges=" + RANGES + " versions=" + checked + " affected=" + affected
                + " fixed in a version that the path cannot have=" + ofOtherMajors + " differences="
                + differences.size());
        differences.stream().limit(20).forEach(System.out::println);
        assertEquals(0, differences.size());
        assertEquals(10 * Integer.parseInt(RANGES), checked);
    }

    private static Report report(byte[] json) {
        List<Report> reports = new ArrayList<>();
        JsonReader.read("report", json, reader -> reports.add(Report.read(reader)));
        return reports.get(0);
    }

    /** Of a module all of whose versions are affected, govulncheck may name one as fixed. */
    private static boolean isOpen(Report report) {
        return report.of(MODULE).stream()
                .anyMatch(module -> module.ranges().stream().noneMatch(VersionRange::isSemantic));
    }

    /** Returns whether the go command refuses a version of the module, which govulncheck may name all the same. */
    private static boolean isOfOtherMajor(String version) {
        return SemanticVersion.parse(version)
                .filter(parsed -> ModulePath.mismatch("", parsed.canonical()).isPresent())
                .isPresent();
    }

    private static boolean isSame(String one, String other) {
        return one.isEmpty() == other.isEmpty()
                && DatabaseVersion.compare(DatabaseVersion.parse(one), DatabaseVersion.parse(other)) == 0;
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** A copy of govulncheck's module, as only a package of the same module may call its internal ones. */
    private GoCommand oracle() throws IOException, InterruptedException {
        GoCommand go = new GoCommand(temporary, Map.of("GOWORK", "off", "GOFLAGS", "-mod=mod"));
        List<String> directory = new ArrayList<>();
        byte[] downloaded = go.run("mod", "download", "-json", GOVULNCHECK).getBytes(StandardCharsets.UTF_8);
        JsonReader.read(
                "go mod download",
                downloaded,
                json -> json.object(member -> {
                    if (member.equals("Dir")) {
                        directory.add(json.string());
                    }
                }));
        Path source = Path.of(directory.get(0));
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(Files::isRegularFile).forEach(file -> copy(file, temporary.resolve(source.relativize(file))));
        }
        Path program =
                Files.createDirectories(temporary.resolve("internal/oracle")).resolve("main.go");
        try (InputStream text = OsvRangesNightly.class.getResourceAsStream("ranges.go.txt")) {
            Files.write(program, text.readAllBytes());
        }
        return go;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
