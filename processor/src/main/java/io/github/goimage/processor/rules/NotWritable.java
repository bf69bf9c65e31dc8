package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.SystemPaths;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.facts.Fact.FileUse.Access;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.OpenedFile;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A file or directory that the program writes where it may not: the image belongs to root, and the printed command
 * makes it read-only. Volumes and {@code /tmp} are the service's own.
 *
 * <p>A warning where every run writes it and ends, or complains, where that fails; advice where a run may.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a file that the program writes in a read-only place",
        severity = Severity.WARN,
        otherwise = Severity.NOTE)
public final class NotWritable extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("volumes");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        OpenedPaths paths = OpenedPaths.of(subject);
        Map<String, Finding> findings = new LinkedHashMap<>();
        paths.all()
                .filter(file -> file.use().access().writes())
                // A program that writes Go code is a generator, which runs beside the code and in no container.
                .filter(file -> !file.path().endsWith(".go") && !file.use().ofSource())
                // The working directory itself is there.
                .filter(file -> file.use().access() != Access.MAKE
                        || !file.path().equals(subject.spec().workdir()))
                .filter(file -> !paths.isInVolume(file.path()) && !ImagePath.isWithin(file.path(), "/tmp"))
                .forEach(file -> findings.merge(
                        directory(file),
                        finding(file, subject.spec()).about(file.path()),
                        (first, second) -> first.severity().isEmpty() ? first : second));
        return findings.entrySet().stream()
                .filter(entry -> entry.getValue().severity().isEmpty() || !isBelow(entry.getKey(), findings.keySet()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns whether the volume for another directory holds this one, too. */
    private static boolean isBelow(String directory, Set<String> others) {
        return others.stream()
                .anyMatch(other ->
                        !other.equals(directory) && !SystemPaths.holds(other) && ImagePath.isWithin(directory, other));
    }

    /** Returns the directory that has to be a volume. */
    private static String directory(OpenedFile file) {
        if (file.use().access() == Access.MAKE) {
            return file.path();
        }
        int slash = file.path().lastIndexOf('/');
        return slash == 0 ? "/" : file.path().substring(0, slash);
    }

    private static Finding finding(OpenedFile file, ImageSpec spec) {
        FileUse use = file.use();
        String said =
                use.written().equals(use.place()) ? "" : " (" + use.written().at() + ")";
        Finding finding = new Finding(
                PATH,
                use.place().at() + (use.certain() ? " writes " : " may write ") + Shown.of(use.path()) + said
                        + ", where the service cannot write",
                fix(file, spec));
        return use.certain() ? finding : finding.withSeverity(Severity.NOTE);
    }

    private static String fix(OpenedFile file, ImageSpec spec) {
        if (file.use().isInHome()) {
            return home(file.path(), spec);
        }
        String directory = directory(file);
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        if (!SystemPaths.holds(directory) && !ImagePath.isWithin(directory, ImageSpec.BINARY)) {
            return volumes(directory, spec);
        }
        if (name.endsWith(".log")) {
            return "write the log to standard output";
        }
        String moved = "/data/" + name;
        String setting = OpenedPaths.setting(file.use(), moved);
        return (setting.isEmpty() ? "write " + Shown.of(moved) : setting) + ", and " + volumes("/data", spec);
    }

    /** Returns a volume for what lies below the home directory, which is the read-only root for a user without one. */
    private static String home(String path, ImageSpec spec) {
        String variable = path.replaceFirst("^\\$", "").replaceFirst("/.*", "");
        String directory =
                "/" + variable.replaceFirst("^XDG_(\\w+)_HOME$", "$1").toLowerCase(Locale.ROOT);
        List<String> env = new ArrayList<>(spec.env());
        env.add(variable + "=" + directory);
        return Fix.strings("env", env) + ", " + volumes(directory, spec);
    }

    private static String volumes(String directory, ImageSpec spec) {
        List<String> all = new ArrayList<>(spec.volumes());
        all.add(directory);
        return Fix.strings("volumes", all);
    }
}
