package io.github.goimage.processor.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.hostile.Elf;
import io.github.goimage.processor.hostile.Specs;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.WaiverSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All members of the annotation with each other, each two values together: every combination is either written or
 * refused. A member that is new needs values here, an expected output, a rule that speaks about it, and its line in
 * docs/annotation.md.
 *
 * <p>The Dockerfiles stay in {@code target/option-matrix} for the linters: {@code clean} are those without a waiver and
 * without a finding that is more than advice, {@code warned} the others, with what goimage says in
 * {@code findings.txt}.
 */
final class OptionMatrixTest {
    private static final long SEED = 20261125;
    private static final int ROUNDS = 3;
    private static final int LEAST_CLEAN = 300;

    private static final String PREBUILT = "build.prebuilt";

    /** What says how a binary is built, or takes a build context with more than the binary. */
    private static final List<String> NOT_BESIDE_PREBUILT = List.of(
            "main",
            "build.go",
            "build.from",
            "build.cgo",
            "build.tags",
            "build.flags",
            "build.stamp",
            "build.platforms",
            "build.privateModules");

    private static final Path KEPT = Path.of("target/option-matrix");
    private static final Pattern FINDING = Pattern.compile("\\[(\\w+)] (\\S+) @GoImage\\S*\\(([^)]*)\\)");
    private static final Pattern WAIVED = Pattern.compile("(?m)^# Waived (?:until \\S+ )?(\\w+):");
    private static final List<String> DOCKERFILES = List.of("Dockerfile", "portable/Dockerfile");

    private static final String MAIN = """
            package main

            import (
                "net/http"
                "os"
                "os/exec"
                "os/signal"
                "syscall"
            )

            var version, buildDate string

            func main() {
                c := make(chan os.Signal, 1)
                signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGQUIT, syscall.SIGHUP, syscall.SIGUSR1, syscall.SIGUSR2)
                go http.ListenAndServe(os.Getenv("ADDRESS"), nil)
                exec.Command(os.Args[0]).Run()
                println(version, buildDate)
                <-c
            }
            """;

    @TempDir
    Path temporary;

    private Path project;

    /** What became of a row: the rules that spoke, by the weight of the message; and its Dockerfiles, by path. */
    private record Verdict(Row row, Set<String> errors, Set<String> warnings, Map<String, String> dockerfiles) {
        boolean isWritten() {
            return dockerfiles.containsKey("Dockerfile");
        }

        /** The rules whose findings a written file has, waived ones too. */
        Set<String> findings() {
            Set<String> findings = new TreeSet<>(warnings);
            Matcher waived = WAIVED.matcher(dockerfiles.getOrDefault("Dockerfile", ""));
            while (waived.find()) {
                findings.add(waived.group(1));
            }
            return findings;
        }
    }

    @BeforeEach
    void layProject() throws IOException {
        project = temporary.toRealPath().resolve("project");
        for (String module : List.of("src/main/go", "services/api")) {
            write(module + "/go.mod", "module example.com/matrix\n\ngo 1.26\n");
            write(module + "/main.go", MAIN);
            write(module + "/cmd/worker/main.go", MAIN);
            write(module + "/static/site.css", "p {}\n");
        }
        Elf.write(project.resolve("bin/app"));
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(project.resolve(path).getParent());
        Files.writeString(project.resolve(path), text);
    }

    @Test
    void everyMemberHasValues() {
        assertEquals(List.of(), Options.missing(), "Options.RIGHT and Options.WRONG name values of each member");
        assertEquals(
                Set.of(), difference(Options.wrong().keySet(), Specs.members().keySet()));
    }

    @Test
    void everyTwoValuesMeet() {
        int[] sizes = {2, 3, 4, 3};
        List<int[]> rows = Pairwise.rows(sizes, SEED);
        Set<String> pairs = new TreeSet<>();
        for (int[] row : rows) {
            for (int i = 0; i < sizes.length; i++) {
                for (int j = i + 1; j < sizes.length; j++) {
                    pairs.add(i + "." + row[i] + " " + j + "." + row[j]);
                }
            }
        }
        assertEquals(2 * 3 + 2 * 4 + 2 * 3 + 3 * 4 + 3 * 3 + 4 * 3, pairs.size());
        assertTrue(rows.size() < 2 * 3 * 4 * 3);
    }

    @Test
    void everyCombinationIsWrittenOrRefused() throws IOException {
        Map<String, List<String>> right = Options.right();
        List<Row> rows = new ArrayList<>(rows(0, Options.all(), SEED));
        int all = rows.size();
        right.put("waive.rule", List.of(Options.ABSENT));
        List<String> prebuilt = right.remove(PREBUILT);
        for (int round = 1; round <= ROUNDS; round++) {
            rows.addAll(rows(rows.size(), right, SEED + round));
        }
        // Beside most others it is rejected, which the rows of all values show.
        NOT_BESIDE_PREBUILT.forEach(member -> right.put(member, List.of(Options.ABSENT)));
        right.put(PREBUILT, List.of(prebuilt.get(prebuilt.size() - 1)));
        rows.addAll(rows(rows.size(), right, SEED + ROUNDS + 1));
        rows.addAll(wrongRows(rows.size()));
        List<Verdict> verdicts = new ArrayList<>(compile(rows));
        verdicts.addAll(compile(waived(verdicts)));

        for (Verdict verdict : verdicts) {
            assertNotEquals(
                    verdict.isWritten(),
                    !verdict.errors().isEmpty(),
                    () -> verdict + "\n" + verdict.row().source());
        }
        List<Verdict> written = verdicts.stream().filter(Verdict::isWritten).toList();
        keep(written);
        long clean = dockerfiles(
                written.stream().filter(verdict -> verdict.findings().isEmpty()));
        System.out.println("members=" + Specs.members().size() + " combinations=" + verdicts.size() + " (" + all
                + " of all values) written=" + written.size() + " refused=" + (verdicts.size() - written.size())
                + " dockerfiles=" + dockerfiles(written.stream()) + " clean=" + clean + " seed=" + SEED);
        assertTrue(clean >= LEAST_CLEAN, () -> clean + " Dockerfiles without a finding");
    }

    @Test
    void aRuleSpeaksAboutEachWrongValue() {
        List<Verdict> verdicts = compile(wrongRows(0));
        List<String> silent = verdicts.stream()
                .filter(verdict ->
                        verdict.errors().isEmpty() && verdict.findings().isEmpty())
                .map(verdict -> verdict.row().source())
                .toList();
        assertEquals(List.of(), silent);
        assertTrue(verdicts.size() > 30);
    }

    @Test
    void eachMemberIsUsedExpectedSomewhereAndDocumented() throws Exception {
        String expected = expectedAnnotations();
        Set<String> called = calledBehindTheReader();
        String page = Files.readString(Path.of("../docs/annotation.md"));
        List<String> missing = new ArrayList<>();
        for (String member : Options.right().keySet()) {
            String name = member.substring(member.indexOf('.') + 1);
            if (!called.contains(record(member).getName().replace('.', '/') + "." + name)) {
                missing.add(member + " in no class that decides anything");
            }
            if (!Pattern.compile("(?<![.\\w])" + name + "\\s*=")
                    .matcher(expected)
                    .find()) {
                missing.add(member + " in no project of src/test/resources/expected");
            }
            if (!Pattern.compile("(?m)^\\|([^|]*`" + name + "`|.*\\b" + name + " = )")
                    .matcher(page)
                    .find()) {
                missing.add(member + " in no table of docs/annotation.md");
            }
        }
        assertEquals(List.of(), missing);
    }

    private static List<Row> rows(int start, Map<String, List<String>> options, long seed) {
        int[] sizes = options.values().stream().mapToInt(List::size).toArray();
        List<Row> rows = new ArrayList<>();
        for (int[] choices : Pairwise.rows(sizes, seed)) {
            rows.add(Row.of(start + rows.size(), options, choices));
        }
        return rows;
    }

    /** Each wrong value alone; a waiver that is wrong has something to accept. */
    private static List<Row> wrongRows(int start) {
        List<Row> rows = new ArrayList<>();
        Options.wrong().keySet().stream().sorted().forEach(member -> {
            for (String value : Options.wrong().get(member)) {
                Row bare = new Row(start + rows.size(), Map.of());
                Row row = member.startsWith("waive.")
                        ? bare.with(bare.number(), "waive.rule", "\"PrivilegedPort\"")
                                .with(bare.number(), "waive.reason", "\"so\"")
                                .with(bare.number(), "port", "80")
                        : member.startsWith("healthcheckOptions.")
                                ? bare.with(bare.number(), "healthcheck", "\"-health\"")
                                : member.equals("from") ? bare.with(bare.number(), "base", "ALPINE") : bare;
                rows.add(row.with(row.number(), member, value));
            }
        });
        return rows;
    }

    /** Returns what only one waivable rule rejects, with its waiver. */
    private static List<Row> waived(List<Verdict> verdicts) {
        List<Row> rows = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict.errors().size() == 1
                    && verdict.row().values().getOrDefault("waive.rule", "").isEmpty()) {
                int number = verdicts.size() + rows.size();
                String rule = verdict.errors().iterator().next();
                rows.add(verdict.row()
                        .with(number, "waive.rule", "\"" + rule + "\"")
                        .with(number, "waive.reason", "\"so\"")
                        .with(number, "waive.until", "\"2999-12-31\""));
            }
        }
        return rows;
    }

    private List<Verdict> compile(List<Row> rows) {
        TestCompiler compiler = TestCompiler.in(project.resolve("java" + rows.size()))
                .option("-Agoimage.projectDir=" + project, "-Agoimage.rootDir=" + project);
        rows.forEach(row -> compiler.source(row.packageName().replace('.', '/') + "/package-info.java", row.source()));
        Outcome outcome = compiler.read();
        Map<String, Set<String>> errors = new HashMap<>();
        Map<String, Set<String>> warnings = new HashMap<>();
        for (Message message : outcome.findings()) {
            Matcher finding = FINDING.matcher(message.headline());
            assertTrue(finding.lookingAt(), message::text);
            assertNotEquals("InternalError", finding.group(1), message.text());
            (message.kind() == Kind.ERROR ? errors : warnings)
                    .computeIfAbsent(finding.group(2), absent -> new TreeSet<>())
                    .add(finding.group(1));
        }
        return rows.stream()
                .map(row -> new Verdict(
                        row,
                        errors.getOrDefault(row.packageName(), Set.of()),
                        warnings.getOrDefault(row.packageName(), Set.of()),
                        dockerfiles(outcome, row)))
                .toList();
    }

    private static Map<String, String> dockerfiles(Outcome outcome, Row row) {
        Map<String, String> dockerfiles = new HashMap<>();
        for (String path : DOCKERFILES) {
            String text = outcome.file(row.imageName(), path);
            if (text != null) {
                dockerfiles.put(path, text);
            }
        }
        return dockerfiles;
    }

    private static long dockerfiles(Stream<Verdict> verdicts) {
        return verdicts.mapToLong(verdict -> verdict.dockerfiles().size()).sum();
    }

    private static void keep(List<Verdict> written) throws IOException {
        if (Files.exists(KEPT)) {
            try (Stream<Path> old = Files.walk(KEPT)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (Verdict verdict : written) {
            Set<String> findings = verdict.findings();
            Path folder = KEPT.resolve(findings.isEmpty() ? "clean" : "warned")
                    .resolve("r" + verdict.row().number());
            Files.createDirectories(folder.resolve("portable"));
            for (Map.Entry<String, String> file : verdict.dockerfiles().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            if (!findings.isEmpty()) {
                Files.writeString(folder.resolve("findings.txt"), String.join(" ", findings) + "\n");
            }
        }
    }

    private static String expectedAnnotations() throws IOException {
        return text(Path.of("src/test/resources/expected"), path -> path.endsWith("package-info.java"));
    }

    /** Returns the record that holds the value of a member. */
    private static Class<?> record(String member) {
        return switch (member.contains(".") ? member.substring(0, member.indexOf('.')) : "") {
            case "build" -> BuildSpec.class;
            case "healthcheckOptions" -> HealthcheckOptionsSpec.class;
            case "waive" -> WaiverSpec.class;
            default -> ImageSpec.class;
        };
    }

    private static Set<String> calledBehindTheReader() throws Exception {
        Path classes = Path.of(ImageSpec.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return CalledMethods.in(classes, file -> !file.startsWith(classes.resolve("io/github/goimage/processor/spec")));
    }

    private static String text(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(which).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        return some.stream().filter(each -> !others.contains(each)).collect(Collectors.toSet());
    }
}
