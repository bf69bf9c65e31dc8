package io.github.goimage.processor.vuln;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.oracle.GoCommand;
import io.github.goimage.processor.golang.oracle.PublicModule;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.text.JsonReader;
import io.github.goimage.processor.vuln.Vulnerability.Exposure;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public modules at old and new versions, plain and vendored, beside govulncheck with the same database. Takes an hour
 * and a copy of the Go vulnerability database: {@code -Dtest=GovulncheckScans
 * -DargLine=-Dgoimage.vulndb=/path/to/vulndb.zip}; with {@code -Dgoimage.vulndb.rows=caddy|grpcurl} only modules of
 * such names, with {@code -Dgoimage.vulndb.symbols=false} without the scan for symbols. With
 * {@code -Dgoimage.vulndb.scans=/path} what govulncheck says is kept in that directory and not asked again, so that a
 * run that was ended can be taken up.
 */
@Tag("toolchain")
class GovulncheckScans {
    private static final String GOVULNCHECK = "golang.org/x/vuln@v1.9.0";

    /** One with known vulnerabilities. */
    private static final String GO = "1.26.1";

    /** A module, an old and a new version of it, and its main package. */
    private record Row(String module, List<String> versions, String main) {}

    private static final List<Row> ROWS = List.of(
            row("github.com/caddyserver/caddy/v2", "v2.7.0", "v2.11.9", "./cmd/caddy"),
            row("github.com/nats-io/nats-server/v2", "v2.8.4", "v2.15.1", "."),
            row("github.com/benbjohnson/litestream", "v0.3.14", "v0.5.17", "./cmd/litestream"),
            row("github.com/prometheus/node_exporter", "v1.9.0", "v1.12.1", "."),
            row("mvdan.cc/sh/v3", "v3.6.0", "v3.14.1", "./cmd/shfmt"),
            row("github.com/mikefarah/yq/v4", "v4.44.3", "v4.54.3", "."),
            row("filippo.io/age", "v1.2.0", "v1.3.2", "./cmd/age"),
            row("github.com/go-task/task/v3", "v3.44.1", "v3.54.0", "./cmd/task"),
            row("github.com/zricethezav/gitleaks/v8", "v8.28.0", "v8.30.1", "."),
            row("github.com/fullstorydev/grpcurl", "v1.6.0", "v1.9.4", "./cmd/grpcurl"),
            row("github.com/cloudflare/cfssl", "v1.6.4", "v1.6.5", "./cmd/cfssl"),
            row("github.com/coredns/coredns", "v1.14.3", "v1.15.0", "."),
            row("github.com/google/ko", "v0.15.0", "v0.19.1", "."),
            row("github.com/pocketbase/pocketbase", "v0.22.21", "v0.28.2", "./examples/base"),
            row("github.com/prometheus/alertmanager", "v0.20.0", "v0.35.0", "./cmd/alertmanager"),
            row("github.com/distribution/distribution/v3", "v3.0.0", "v3.1.2", "./cmd/registry"),
            row("github.com/grpc-ecosystem/grpc-gateway/v2", "v2.7.0", "v2.33.0", "./protoc-gen-openapiv2"),
            row("mvdan.cc/gofumpt", "v0.1.1", "v0.12.0", "."),
            row("github.com/swaggo/swag", "v1.8.1", "v1.16.6", "./cmd/swag"),
            row("github.com/air-verse/air", "v1.62.0", "v1.67.4", "."),
            row("sigs.k8s.io/kind", "v0.19.0", "v0.33.0", "."),
            row("github.com/smallstep/certificates", "v0.23.2", "v0.30.2", "./cmd/step-ca"),
            row("honnef.co/go/tools", "v0.1.0", "v0.8.2", "./cmd/staticcheck"),
            row("sigs.k8s.io/kustomize/kustomize/v5", "v5.0.1", "v5.4.3", "."));

    /** Modules that share a go.work, as their repository has them, or only here; and the main package of the first. */
    private record Workspace(String main, List<String> parts) {}

    private static final List<Workspace> WORKSPACES = List.of(
            workspace(
                    ".",
                    "kustomize=sigs.k8s.io/kustomize/kustomize/v5@v5.0.1",
                    "api=sigs.k8s.io/kustomize/api@v0.13.2",
                    "kyaml=sigs.k8s.io/kustomize/kyaml@v0.14.1",
                    "cmd/config=sigs.k8s.io/kustomize/cmd/config@v0.11.1"),
            workspace(
                    ".",
                    "kustomize=sigs.k8s.io/kustomize/kustomize/v5@v5.4.3",
                    "api=sigs.k8s.io/kustomize/api@v0.17.3",
                    "kyaml=sigs.k8s.io/kustomize/kyaml@v0.17.2",
                    "cmd/config=sigs.k8s.io/kustomize/cmd/config@v0.14.2"),
            workspace("./cmd/age", "age=filippo.io/age@v1.2.0", "yq=github.com/mikefarah/yq/v4@v4.44.3"),
            workspace(
                    ".",
                    "exporter=github.com/prometheus/node_exporter@v1.9.0",
                    "litestream=github.com/benbjohnson/litestream@v0.5.17"),
            workspace(
                    "./cmd/grpcurl",
                    "grpcurl=github.com/fullstorydev/grpcurl@v1.9.4",
                    "cfssl=github.com/cloudflare/cfssl@v1.6.5"));

    private static Workspace workspace(String main, String... parts) {
        return new Workspace(main, List.of(parts));
    }

    private static Row row(String module, String old, String recent, String main) {
        return new Row(module, List.of(old, recent), main);
    }

    /**
     * What govulncheck says; each as "id module package", without a package for findings of modules and of symbols that
     * it calls reached.
     */
    private record Scan(Set<String> modules, Set<String> packages, Set<String> called) {}

    @TempDir
    Path temporary;

    private Path database;
    private Path govulncheck;
    private Path scans;
    private String gowork = "off";
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> totals = new TreeMap<>();

    @BeforeEach
    void setUp() throws IOException, InterruptedException {
        String zip = System.getProperty("goimage.vulndb", "");
        assertTrue(
                !zip.isEmpty() && Files.isRegularFile(Path.of(zip)),
                "give a copy of the Go vulnerability database: -DargLine=-Dgoimage.vulndb=/path/to/vulndb.zip");
        database = Path.of(zip);
        unzip(database, temporary.resolve("db"));
        String kept = System.getProperty("goimage.vulndb.scans", "");
        scans = Files.createDirectories(kept.isEmpty() ? temporary.resolve("scans") : Path.of(kept));
        Path tool = Files.createDirectories(temporary.resolve("tool"));
        Files.writeString(tool.resolve("go.mod"), "module tool\n\ngo 1.26\n");
        GoCommand go = new GoCommand(tool, Map.of("GOWORK", "off"));
        go.run("get", "-tool", "golang.org/x/vuln/cmd/govulncheck" + GOVULNCHECK.substring(GOVULNCHECK.indexOf('@')));
        govulncheck = tool.resolve("govulncheck");
        go.run("build", "-o", govulncheck.toString(), "golang.org/x/vuln/cmd/govulncheck");
    }

    @Test
    void scansFindTheSameVulnerabilities() throws Exception {
        Predicate<String> wanted =
                Pattern.compile(System.getProperty("goimage.vulndb.rows", "")).asPredicate();
        boolean symbols = !System.getProperty("goimage.vulndb.symbols", "true").equals("false");
        for (Row row : ROWS) {
            for (String version : wanted.test(row.module()) ? row.versions() : List.<String>of()) {
                String name = row.module() + "@" + version;
                Path directory = PublicModule.plain(name).lay(temporary.resolve("module"));
                // A module's archive may hold the list of vendor/ without what it lists.
                delete(directory.resolve("vendor"));
                plain(name, directory, directory, row.main(), symbols);
                vendor(directory);
                vendored(name + " vendored", directory, directory, row.main());
                delete(directory);
            }
        }
        assertNoDifferences();
    }

    /** Without vendor/, a module may be selected at a higher version than the go.mod files of the workspace say. */
    @Test
    void scansOfWorkspacesFindTheSameVulnerabilities() throws Exception {
        gowork = "";
        Predicate<String> wanted =
                Pattern.compile(System.getProperty("goimage.vulndb.rows", "")).asPredicate();
        for (Workspace workspace : WORKSPACES) {
            String first = workspace.parts().get(0);
            String name = first.substring(first.indexOf('=') + 1) + " in a workspace";
            if (wanted.test(name)) {
                Path root = temporary.resolve("workspace");
                Path directory = lay(name, workspace, "workspace").lay(root);
                plain(name, root, directory, workspace.main(), false);
                delete(root);
                directory = lay(name, workspace, "workspace vendor").lay(root);
                vendored(name + " vendored", root, directory, workspace.main());
                delete(root);
            }
        }
        assertNoDifferences();
    }

    private static PublicModule lay(String name, Workspace workspace, String setup) {
        String first = workspace.parts().get(0);
        return new PublicModule(name, first.substring(0, first.indexOf('=')), setup, workspace.parts());
    }

    private void assertNoDifferences() {
        System.out.println("total " + totals + " differences=" + differences.size());
        differences.stream().limit(50).forEach(System.out::println);
        assertEquals(List.of(), differences);
        assertTrue(totals.getOrDefault("certain", 0) > 0);
    }

    /** Go uses vendor/ from the go line 1.14 on. */
    private static void vendor(Path directory) throws IOException, InterruptedException {
        GoCommand go = new GoCommand(directory, Map.of("GOWORK", "off"));
        boolean used = GoMod.parse("go.mod", read(directory.resolve("go.mod")))
                .go()
                .filter(line -> line.value().minor() >= 14)
                .isPresent();
        if (!used) {
            go.run("mod", "edit", "-go=1.16");
        }
        go.run("mod", "vendor");
    }

    /** All code is on disk: the packages must be the same. */
    private void vendored(String name, Path root, Path directory, String main)
            throws IOException, InterruptedException {
        Judged ours = scan(root, directory, main);
        Scan theirs = govulncheck(name, directory, main, "package");
        Set<String> certain = packages(ours);
        report(name, certain, theirs, ours);
        differ(name, "only we find", certain, theirs.packages());
        differ(name, "only govulncheck finds", theirs.packages(), certain);
        add("vendored", certain.size());
    }

    /** Nothing may be certain that govulncheck does not find, and nothing said that it does not know of. */
    private void plain(String name, Path root, Path directory, String main, boolean symbols)
            throws IOException, InterruptedException {
        Judged ours = scan(root, directory, main);
        Scan theirs = govulncheck(name, directory, main, "package");
        Set<String> certain = packages(ours);
        report(name, certain, theirs, ours);
        Set<String> doubtful = doubtful(ours);
        add("in doubt", doubtful.size());
        doubtful.removeAll(theirs.packages());
        add("in doubt that govulncheck does not find", doubtful.size());
        certain.removeAll(doubtful);
        differ(name, "only we are certain of", certain, theirs.packages());
        add("certain", certain.size());
        add("packages", theirs.packages().size());
        Set<String> selected = ids(ours, Exposure.SELECTED);
        if (!theirs.modules().containsAll(selected)) {
            // go.mod lists what tests and other platforms need, too.
            Set<String> all = new TreeSet<>(
                    govulncheck(name, directory, "./...", "package", "-test").modules());
            all.addAll(theirs.modules());
            Set<String> more = new TreeSet<>(selected);
            more.removeAll(all);
            add("selected for other platforms", more.size());
            differ(name, "only we say", more, required(directory, more));
        }
        if (symbols) {
            Scan called = govulncheck(name, directory, main, "symbol");
            if (called.modules().isEmpty()) {
                add("programs that do not compile with this Go", 1);
            } else {
                count("warnings", certain.stream().map(GovulncheckScans::withoutPackage), called.called());
                count("named", ids(ours, Exposure.NAMED).stream(), called.called());
            }
        }
    }

    private void count(String what, Stream<String> these, Set<String> called) {
        Set<String> counted = these.collect(Collectors.toSet());
        add(what, counted.size());
        counted.retainAll(called);
        add(what + " that govulncheck calls reached", counted.size());
    }

    private static String withoutPackage(String finding) {
        return finding.substring(0, finding.lastIndexOf(' '));
    }

    private void report(String name, Set<String> certain, Scan theirs, Judged ours) {
        System.out.printf(
                "%-60s certain %3d of %3d packages, %3d modules, doubt: %s%n",
                name,
                certain.size(),
                theirs.packages().size(),
                theirs.modules().size(),
                ours.doubt().map(ModuleSelection.Doubt::reason).orElse("none"));
    }

    private void add(String what, int count) {
        totals.merge(what, count, Integer::sum);
    }

    private void differ(String name, String what, Set<String> these, Set<String> those) {
        these.stream()
                .filter(each -> !those.contains(each))
                .forEach(each -> differences.add(name + ": " + what + " " + each));
    }

    /** What the go command says of modules in their findings: whether it selects them, whoever needs them. */
    private Set<String> required(Path directory, Set<String> findings) throws IOException, InterruptedException {
        Set<String> selected = new GoCommand(directory, Map.of("GOWORK", gowork))
                .run("list", "-m", "all")
                .lines()
                .map(line -> line.split(" ")[0])
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> selected.contains(finding.split(" ")[1]))
                .collect(Collectors.toSet());
    }

    private Judged scan(Path root, Path directory, String main) {
        SourceTree tree = new SourceTree(root);
        GoSources sources = new GoSources(tree);
        ModuleTree modules = sources.modules(directory);
        ImportGraph graph =
                sources.imports(modules, directory.resolve(main).normalize(), Targets.linux("amd64", false, 26));
        VulnerabilityDatabase opened =
                VulnerabilityDatabase.of(new SourceTree(database.getParent()), database, "vulndb");
        return (Judged) VulnerabilityScanner.scan(
                tree, sources, opened, modules, List.of(graph), List.of(), GoVersion.parse(GO));
    }

    private static Set<String> packages(Judged scan) {
        return packages(scan.vulnerabilities().stream());
    }

    private static Set<String> packages(Stream<Vulnerability> vulnerabilities) {
        return vulnerabilities
                .flatMap(each -> each.packages().stream()
                        .map(path -> each.report().id() + " " + each.module().path() + " " + path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns what is no error under the strict profile, since a higher version may be selected. */
    private static Set<String> doubtful(Judged scan) {
        return packages(scan.vulnerabilities().stream()
                .filter(each -> each.exposure().isCertain() && !scan.isAffectedBy(each)));
    }

    private static Set<String> ids(Judged scan, Exposure exposure) {
        return scan.vulnerabilities().stream()
                .filter(each -> each.exposure() == exposure)
                .filter(each -> !each.module().path().equals(AffectedModule.TOOLCHAIN))
                .map(each -> each.report().id() + " " + each.module().path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Scan govulncheck(String name, Path directory, String pattern, String level, String... flags)
            throws IOException, InterruptedException {
        List<String> scan = new ArrayList<>(List.of("-scan", level));
        scan.addAll(List.of(flags));
        scan.addAll(List.of("-format", "json", pattern));
        Path kept = scans.resolve((name + " " + String.join(" ", scan)).replaceAll("[^A-Za-z0-9.@-]+", "_"));
        if (!Files.exists(kept)) {
            List<String> command =
                    new ArrayList<>(List.of(govulncheck.toString(), "-db", "file://" + temporary.resolve("db")));
            command.addAll(scan);
            Path errors = temporary.resolve("errors");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "GOVERSION", "go" + GO, "CGO_ENABLED", "0", "GOWORK", gowork, "GOTOOLCHAIN", "local"));
            Process process = builder.start();
            byte[] output = process.getInputStream().readAllBytes();
            boolean typed = level.equals("symbol");
            if (process.waitFor() != 0 && typed) {
                System.out.println(
                        name + " does not compile with this Go: " + read(errors).strip());
                output = new byte[0];
            } else {
                assertEquals(0, process.exitValue(), () -> name + ": " + read(errors));
            }
            Files.write(kept, output);
        }
        return parse(read(kept));
    }

    private Scan parse(String output) {
        Set<String> modules = new TreeSet<>();
        Set<String> packages = new TreeSet<>();
        Set<String> called = new TreeSet<>();
        JsonMapper.shared()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(output)
                .forEachRemaining(message -> {
                    JsonNode finding = message.path("finding");
                    if (!finding.isMissingNode()) {
                        JsonNode frame = finding.path("trace").path(0);
                        String key = finding.path("osv").asString() + " "
                                + frame.path("module").asString();
                        String path = frame.path("package").asString("");
                        if (path.isEmpty()) {
                            modules.add(key);
                        } else if (frame.has("function")) {
                            called.add(key);
                        } else if (isOfLinux(finding.path("osv").asString(), path)) {
                            packages.add(key + " " + path);
                        } else {
                            add("packages of other systems", 1);
                        }
                    }
                });
        return new Scan(modules, packages, called);
    }

    /** govulncheck does not ask for which system a report says that code is affected. */
    private boolean isOfLinux(String id, String path) {
        List<Report> reports = new ArrayList<>();
        byte[] bytes = read(temporary.resolve("db/ID/" + id + ".json")).getBytes(StandardCharsets.UTF_8);
        JsonReader.read(id, bytes, json -> reports.add(Report.read(json)));
        List<AffectedPackage> named = reports.get(0).affected().stream()
                .flatMap(module -> module.packages().stream())
                .filter(each -> each.path().equals(path))
                .toList();
        return named.isEmpty() || named.stream().anyMatch(each -> each.isBuiltFor("amd64"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unzip(Path zip, Path directory) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = directory.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && file.startsWith(directory)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, entries.readAllBytes());
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
