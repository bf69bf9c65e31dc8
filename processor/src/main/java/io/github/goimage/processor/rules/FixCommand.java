package io.github.goimage.processor.rules;

import io.github.goimage.processor.dockerfile.Quoting;
import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.vuln.VulnerabilityScan.Fix;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one command, to be run in the root directory, that selects fixed versions of all modules that have one.
 *
 * <p>Of one module it is {@code go get}. Of several, {@code go get} would stop if the new version of one requires a
 * higher version of another than the one that it is told, and the go.mod files of new versions cannot be read here. So
 * the versions are written into go.mod, where each is the lowest that may be selected.
 *
 * @see <a href="https://go.dev/ref/mod#minimal-version-selection">Go Modules Reference, Minimal version selection</a>
 */
final class FixCommand {
    /** What a shell takes as it is; a go.mod may hold other paths. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/+-]+");

    private FixCommand() {}

    /** Returns the command; empty if no version fixes anything. */
    static String of(Judged scan, ModuleTree modules) {
        List<Fix> fixes = scan.fixes().stream()
                .filter(fix -> !fix.module().isGo())
                .filter(fix -> PLAIN.matcher(fix.module().path()).matches()
                        && PLAIN.matcher(fix.module().content().path()).matches())
                .toList();
        if (fixes.isEmpty()) {
            return "";
        }
        boolean inWorkspace = modules.work().isPresent();
        List<String> commands = new ArrayList<>();
        if (fixes.size() == 1 && fixes.get(0).module().replaced().isEmpty()) {
            commands.add("go get " + fixed(fixes.get(0)));
        } else {
            String requirements = words(fixes.stream()
                    .filter(fix -> fix.module().replaced().isEmpty())
                    .map(fix -> " -require=" + fixed(fix)));
            String replacements = words(fixes.stream()
                    .flatMap(fix -> fix.module().replaced().stream()
                            .map(original -> " -replace=" + original + "=" + fixed(fix))));
            if (inWorkspace) {
                add(commands, "go mod edit", requirements);
                add(commands, "go work edit", replacements);
                commands.add("go work sync");
            } else {
                add(commands, "go mod edit", requirements + replacements);
                commands.add("go mod tidy");
            }
        }
        if (modules.usesVendor()) {
            commands.add(inWorkspace ? "go work vendor" : "go mod vendor");
        }
        return inDirectoryOf(modules.main().mod().file(), String.join(" && ", commands));
    }

    /** Returns a command that is to be run in the directory of a file. */
    static String inDirectoryOf(String file, String command) {
        String directory = Shown.directoryOf(file);
        return directory.equals(".") ? command : "cd " + Quoting.shell(List.of(directory)) + " && " + command;
    }

    /** Returns the command that adds a module to the workspace above if a module of that provides what it lacks. */
    static Optional<String> use(ModuleTree modules, String path) {
        return modules.otherWorkspace()
                .filter(workspace -> workspace.provides(path))
                .map(workspace ->
                        inDirectoryOf(workspace.file(), "go work use " + Quoting.shell(List.of(workspace.use()))));
    }

    private static void add(List<String> commands, String command, String words) {
        if (!words.isEmpty()) {
            commands.add(command + words);
        }
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining());
    }

    private static String fixed(Fix fix) {
        return fix.module().content().path() + "@" + fix.version();
    }
}
