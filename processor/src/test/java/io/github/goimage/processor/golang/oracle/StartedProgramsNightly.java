package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.GlobPattern;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.facts.Fact.FileUse.Access;
import io.github.goimage.processor.golang.graph.GoPackage;
import io.github.goimage.processor.golang.graph.ImportGraph;
import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public programs, started as usual in the directory of their module under strace: each path that one opens there, or
 * writes outside of {@code /tmp}, is one that its code is known to open, or it is listed with the reason why nobody can
 * know. Needs the go command, the module proxy and strace, so it runs only when it is named:
 * {@code -Dtest=StartedProgramsNightly}, with {@code -Doracle.only=tusd} for the programs of that name.
 */
@Tag("toolchain")
class StartedProgramsNightly {
    private static final double LEAST_RECALL = 0.8;

    /** {@code 17 openat(AT_FDCWD, "data/x", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3}. */
    private static final Pattern CALL = Pattern.compile(
            "^\\d+ +(openat|open|creat|mkdir|mkdirat|rename|renameat|renameat2)\\((?:AT_FDCWD, )?\"([^\"]*)\"(.*)$");

    private static final Pattern WRITES = Pattern.compile("O_CREAT|O_WRONLY|O_RDWR");

    /** What a base, the kernel and the runtime bring. */
    private static final Pattern SYSTEM =
            Pattern.compile("/(?:proc|sys|dev|usr|lib|lib64|tmp|etc/(?:ssl|pki|hosts|hostname|resolv\\.conf|localtime"
                    + "|nsswitch\\.conf|passwd|group|os-release|services|protocols|mime\\.types|apache2?/mime\\.types"
                    + "|httpd/conf/mime\\.types|ld\\.so\\.cache|host\\.conf|gai\\.conf))(?:/.*)?");

    private static final Map<String, String> HOMES = Map.of(
            "$HOME", "",
            "$XDG_CONFIG_HOME", "/.config",
            "$XDG_CACHE_HOME", "/.cache",
            "$XDG_DATA_HOME", "/.local/share",
            "$XDG_STATE_HOME", "/.local/state");

    private int opened;
    private int told;
    private int literals;
    private int toldLiterals;
    private int excused;
    private final List<String> surprises = new ArrayList<>();

    @TempDir
    Path temporary;

    /**
     * A row of started.tsv.
     *
     * @param arguments of its usual start; {@code -} for none
     */
    private record Program(String name, String module, String main, String arguments) {}

    private static List<String[]> rows(String table) throws IOException {
        try (InputStream in = Objects.requireNonNull(StartedProgramsNightly.class.getResourceAsStream(table))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        }
    }

    @Test
    void opensWhatTheCodeSays() throws Exception {
        List<Program> programs = rows("started.tsv").stream()
                .map(field -> new Program(field[0], field[1], field[2], field[3]))
                .filter(program -> program.name().contains(System.getProperty("oracle.only", "")))
                .toList();
        Map<String, String> reasons = new TreeMap<>();
        rows("started-unknown.tsv").forEach(field -> reasons.put(field[0] + " " + field[1], field[2]));
        for (Program program : programs) {
            judge(program, reasons);
        }
        System.out.println("programs=" + programs.size() + " opened=" + opened + " told=" + told + " literals="
                + literals + " told of these=" + toldLiterals + " with a reason=" + excused + " recall="
                + Math.round(100.0 * toldLiterals / Math.max(1, literals)) + "%");
        assertEquals(List.of(), surprises);
        assertTrue(toldLiterals >= LEAST_RECALL * literals);
    }

    private void judge(Program program, Map<String, String> reasons) throws Exception {
        Path root = temporary.toRealPath().resolve(program.name());
        Path directory = PublicModule.plain(program.module()).lay(root);
        Path binary = temporary.toRealPath().resolve(program.name() + ".bin");
        new GoCommand(directory, Map.of("CGO_ENABLED", "0")).run("build", "-o", binary.toString(), program.main());
        Path home = Files.createDirectories(temporary.toRealPath().resolve(program.name() + ".home"));
        Map<String, Boolean> paths = start(program, binary, directory, home);
        GoSources sources = new GoSources(new SourceTree(root));
        ImportGraph graph = sources.imports(
                sources.modules(directory), directory.resolve(program.main()), Targets.linux("amd64", false, 26));
        List<FileUse> uses = sources.facts(graph).of(FileUse.class);
        String code = code(graph);
        for (String path : paths.keySet()) {
            opened++;
            boolean known = uses.stream().anyMatch(use -> opens(use, path));
            boolean literal = code.contains("\"" + path.substring(path.lastIndexOf('/') + 1) + "\"")
                    || code.contains(path + "\"");
            Optional<String> reason = reasons.entrySet().stream()
                    .filter(entry -> (program.name() + " " + path).matches(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            told += known ? 1 : 0;
            excused += !known && reason.isPresent() ? 1 : 0;
            literals += literal ? 1 : 0;
            toldLiterals += known && literal ? 1 : 0;
            System.out.println(program.name() + " " + path + ": " + (known ? "told" : reason.orElse("NOT TOLD"))
                    + (literal ? "" : " (no literal)"));
            if (!known && reason.isEmpty()) {
                surprises.add(program.name() + " " + path);
            }
        }
        delete(root);
        Files.delete(binary);
    }

    /** Returns what it opens in the module or writes, relative to the module or with a variable for the home. */
    private Map<String, Boolean> start(Program program, Path binary, Path directory, Path home) throws Exception {
        Path trace = temporary.resolve(program.name() + ".trace");
        List<String> command = new ArrayList<>(
                List.of("strace", "-f", "-qq", "-s", "4096", "-e", "trace=%file", "-o", trace.toString()));
        command.addAll(List.of("timeout", "-k", "1", "5", binary.toString()));
        if (!program.arguments().equals("-")) {
            command.addAll(List.of(program.arguments().split(" ")));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(temporary.resolve(program.name() + ".out").toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.start().waitFor();
        Map<String, Boolean> paths = new TreeMap<>();
        boolean started = false;
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            started |= line.contains("execve(\"" + binary + "\"");
            Matcher call = CALL.matcher(line);
            if (started && call.matches()) {
                boolean writes = !call.group(1).startsWith("open")
                        || WRITES.matcher(call.group(3)).find();
                add(call.group(2), writes, directory, home, paths);
            }
        }
        return paths;
    }

    private static void add(String path, boolean writes, Path directory, Path home, Map<String, Boolean> paths) {
        Path whole = directory.resolve(path).normalize();
        if (whole.startsWith(home) && !whole.equals(home)) {
            paths.merge("$HOME/" + home.relativize(whole), writes, Boolean::logicalOr);
        } else if (whole.startsWith(directory)) {
            String relative = directory.relativize(whole).toString();
            if (!relative.isEmpty()) {
                paths.merge(relative, writes, Boolean::logicalOr);
            }
        } else if (writes && !SYSTEM.matcher(whole.toString()).matches()) {
            paths.merge(whole.toString(), true, Boolean::logicalOr);
        }
    }

    private static boolean opens(FileUse use, String path) {
        String named = use.path();
        for (Map.Entry<String, String> variable : HOMES.entrySet()) {
            if (named.startsWith(variable.getKey() + "/") || named.equals(variable.getKey())) {
                named = "$HOME" + variable.getValue()
                        + named.substring(variable.getKey().length());
                break;
            }
        }
        named = Path.of(named).normalize().toString();
        if (use.access() == Access.GLOB) {
            return path.startsWith(GlobPattern.literal(named));
        }
        boolean directory = use.access() == Access.LIST || use.access() == Access.MAKE;
        return path.equals(named)
                || (use.access() == Access.SEARCH && path.startsWith(named + "."))
                || (directory && !named.isEmpty() && path.startsWith(named + "/"))
                // os.MkdirAll makes each directory on the way.
                || (use.access().writes() && named.startsWith(path + "/"));
    }

    /** Returns the code without its imports, which are literals and name no files. */
    private static String code(ImportGraph graph) throws IOException {
        StringBuilder code = new StringBuilder();
        for (GoPackage owner : graph.packages()) {
            for (GoFile file : owner.compiledFiles()) {
                String text = Files.readString(owner.directory().resolve(file.name()), StandardCharsets.ISO_8859_1);
                for (GoImport imported : file.imports()) {
                    text = text.replace('"' + imported.path() + '"', "");
                }
                code.append(text);
            }
        }
        return code.toString().replace('`', '"');
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
