package io.github.goimage.processor.existing;

import io.github.goimage.processor.spec.Stamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what the commands of a {@code RUN} build and install. */
final class RunReader {
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=(?s:.*)");
    private static final Set<String> GO = Set.of("go", "xx-go");
    private static final Set<String> BEFORE = Set.of("env", "time", "exec", "export");
    private static final Set<String> INSTALLERS = Set.of("apk", "apt", "apt-get", "dnf", "microdnf", "yum");

    /** Flags of the go command, and of installers, whose value is a word of its own. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-o",
            "-p",
            "-asmflags",
            "-buildmode",
            "-compiler",
            "-gcflags",
            "-gccgoflags",
            "-installsuffix",
            "-mod",
            "-modfile",
            "-overlay",
            "-pgo",
            "-pkgdir",
            "-toolexec",
            "-covermode",
            "-coverpkg",
            "-C");

    private static final Set<String> WITH_VALUE_IN_INSTALLERS = Set.of("-t", "--virtual", "--repository", "-X", "-o");

    private final int line;
    private final Map<String, String> variables;
    private String directory;
    private final List<GoBuild> builds = new ArrayList<>();
    private final Set<String> packages = new TreeSet<>();

    /**
     * Prepares to read.
     *
     * @param directory where the commands run, an absolute path in the stage
     */
    RunReader(int line, String directory, Map<String, String> variables) {
        this.line = line;
        this.directory = directory;
        this.variables = new LinkedHashMap<>(variables);
    }

    /** Reads the commands in their order. */
    void read(List<List<String>> commands) {
        commands.forEach(this::command);
    }

    List<GoBuild> builds() {
        return builds;
    }

    /** Returns the packages of a distribution that are installed. */
    Set<String> packages() {
        return packages;
    }

    private void command(List<String> words) {
        Map<String, String> assigned = new LinkedHashMap<>(variables);
        int first = 0;
        while (first < words.size()
                && (ASSIGNMENT.matcher(words.get(first)).matches() || BEFORE.contains(words.get(first)))) {
            int equals = words.get(first).indexOf('=');
            if (equals > 0) {
                assigned.put(
                        words.get(first).substring(0, equals), words.get(first).substring(equals + 1));
            }
            first++;
        }
        if (first == words.size()) {
            variables.putAll(assigned);
            return;
        }
        String program = words.get(first).substring(words.get(first).lastIndexOf('/') + 1);
        List<String> arguments = words.subList(first + 1, words.size());
        if (arguments.isEmpty()) {
            return;
        }
        if (GO.contains(program)
                && (arguments.get(0).equals("build") || arguments.get(0).equals("install"))) {
            build(arguments.subList(1, arguments.size()), assigned);
        } else if (program.equals("cd")) {
            directory = Stage.absolute(directory, arguments.get(0));
        } else if (INSTALLERS.contains(program)) {
            install(arguments);
        }
    }

    private void build(List<String> arguments, Map<String, String> environment) {
        String output = "";
        String from = directory;
        List<String> tags = List.of();
        List<String> stamps = List.of();
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("-")) {
                targets.add(word);
                continue;
            }
            String flag = word.startsWith("--") ? word.substring(1) : word;
            int equals = flag.indexOf('=');
            String name = equals < 0 ? flag : flag.substring(0, equals);
            boolean takesNext = equals < 0
                    && (WITH_VALUE.contains(name) || name.equals("-ldflags") || name.equals("-tags"))
                    && i + 1 < arguments.size();
            String value = takesNext ? arguments.get(++i) : flag.substring(equals + 1);
            switch (name) {
                case "-o" -> output = value;
                case "-C" -> from = Stage.absolute(directory, value);
                case "-tags" ->
                    tags = Arrays.stream(value.split("[,\\s]+"))
                            .filter(tag -> !tag.isEmpty() && Words.isKnown(tag))
                            .toList();
                case "-ldflags" -> stamps = stamps(value);
                default -> {}
            }
        }
        String cgo = environment.getOrDefault("CGO_ENABLED", "");
        builds.add(new GoBuild(
                line,
                from,
                List.copyOf(targets),
                output,
                tags,
                stamps,
                cgo.equals("0") || cgo.equals("1") ? Optional.of(cgo.equals("1")) : Optional.empty()));
    }

    private static List<String> stamps(String flags) {
        List<String> words = Words.of(flags, Map.of(), '\\');
        List<String> stamps = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("-X")) {
                String setting = words.get(i + 1);
                String variable = setting.substring(0, Math.max(0, setting.indexOf('=')));
                String value = setting.substring(setting.indexOf('=') + 1);
                boolean isDefault = Words.isKnown(value) && !value.isEmpty() && Stamp.canBeValue(value);
                if (Words.isKnown(variable) && Stamp.parse(variable).isPresent()) {
                    stamps.add(isDefault ? variable + "=" + value : variable);
                }
            }
        }
        return stamps.stream().distinct().toList();
    }

    private void install(List<String> arguments) {
        boolean installs = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (WITH_VALUE_IN_INSTALLERS.contains(word)) {
                i++;
            } else if (!installs) {
                installs = word.equals("add") || word.equals("install");
            } else if (!word.startsWith("-") && !word.startsWith(".") && Words.isKnown(word)) {
                packages.add(word.replaceFirst("[=<>~].*", ""));
            }
        }
    }
}
