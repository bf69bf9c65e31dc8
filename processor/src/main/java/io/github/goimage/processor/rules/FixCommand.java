package io.github.goimage.processor.rules;

import io.github.goimage.processor.golang.graph.ModuleTree;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.vuln.SelectedModule;
import io.github.goimage.processor.vuln.VulnerabilityScan.Fix;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one command, to be run in the root directory, that selects fixed versions of all modules that have one. */
final class FixCommand {
    /** What a shell takes as it is; a go.mod may hold other paths. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/+-]+");

    private FixCommand() {}

    /** Returns the command for wanted fixes; empty if no version fixes anything. */
    static String of(Judged scan, ModuleTree modules, Predicate<Fix> wanted) {
        List<Fix> fixes = scan.fixes().stream()
                .filter(wanted)
                .filter(fix -> !fix.module().isGo() && !fix.module().isFork())
                .filter(fix -> PLAIN.matcher(fix.module().path()).matches())
                .toList();
        List<String> commands = new ArrayList<>();
        String upgrades = words(fixes, false, "%s@%s");
        if (!upgrades.isEmpty()) {
            commands.add("go get" + upgrades);
        }
        String replacements = words(fixes, true, "-replace=%1$s=%1$s@%2$s");
        if (!replacements.isEmpty()) {
            commands.add((modules.work().isPresent() ? "go work edit" : "go mod edit") + replacements);
            commands.add("go mod tidy");
        }
        if (!commands.isEmpty() && modules.usesVendor()) {
            commands.add(modules.work().isPresent() ? "go work vendor" : "go mod vendor");
        }
        String directory = Shown.directoryOf(modules.main().mod().file());
        if (!commands.isEmpty() && !directory.equals(".")) {
            commands.add(0, "cd " + directory);
        }
        return String.join(" && ", commands);
    }

    private static String words(List<Fix> fixes, boolean replaced, String format) {
        return fixes.stream()
                .filter(fix -> fix.module().replaced() == replaced)
                .map(fix -> " " + word(format, fix.module(), fix.version()))
                .collect(Collectors.joining());
    }

    private static String word(String format, SelectedModule module, String version) {
        return format.formatted(module.path(), version);
    }
}
