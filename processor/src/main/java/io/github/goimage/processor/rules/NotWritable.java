package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.SystemPaths;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.facts.Fact.FileUse.Access;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.OpenedFile;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** The binary, and what lies beside it while a program replaces itself. */
    private static final Pattern UPDATE =
            Pattern.compile(Pattern.quote(ImageSpec.BINARY) + "(?:~|[._-](?:old|new|bak|backup|tmp))?");

    /** The volume for what lies in a directory of the base. */
    private static final String MOVED = "/data";

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<OpenedFile> written = written(OpenedPaths.of(subject), subject.spec());
        List<String> certain = written.stream()
                .filter(file -> file.use().certain())
                .flatMap(file -> volume(file).stream())
                .toList();
        Map<String, Finding> findings = new LinkedHashMap<>();
        written.forEach(file -> findings.merge(
                directory(file),
                finding(file, certain, subject.spec()).about(file.path()),
                (first, second) -> first.severity().isEmpty() ? first : second));
        return findings.entrySet().stream()
                .filter(entry -> entry.getValue().severity().isEmpty() || !isBelow(entry.getKey(), findings.keySet()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * Returns the member {@code volumes} with the directories that every run writes; empty if it lacks none.
     *
     * @param moved whether the working directory will be another one: what is relative in the code is relative to it
     */
    public static Optional<List<String>> covering(ImageSpec spec, Source source, boolean moved) {
        List<String> accepted = spec.waive().stream()
                .filter(waiver -> waiver.rule().equals(NotWritable.class.getSimpleName()))
                .map(WaiverSpec::only)
                .toList();
        Set<String> lacking = new TreeSet<>();
        written(new OpenedPaths(spec, source.program(), source.files()), spec).stream()
                .filter(file -> file.use().certain() && !file.use().isInHome())
                .filter(file -> !accepted.contains("") && !accepted.contains(file.path()))
                .flatMap(file -> moved && !file.use().path().startsWith("/")
                        ? Stream.of(directory(file)
                                .substring(spec.workdir().length())
                                .replaceFirst("^/", ""))
                        : volume(file).filter(directory(file)::equals).stream())
                .filter(directory -> !directory.isEmpty())
                .forEach(lacking::add);
        return lacking.isEmpty() ? Optional.empty() : Optional.of(all(lacking, spec));
    }

    private static List<OpenedFile> written(OpenedPaths paths, ImageSpec spec) {
        return paths.all()
                .filter(file -> file.use().access().writes())
                // A program that writes Go code is a generator, which runs beside the code and in no container.
                .filter(file -> !file.path().endsWith(".go") && !file.use().ofSource())
                // Nobody writes in place of the root, and who updates an image replaces it, not its binary.
                .filter(file -> !file.path().equals("/")
                        && (file.use().certain()
                                || !UPDATE.matcher(file.use().path()).matches()))
                // The working directory itself is there.
                .filter(file ->
                        file.use().access() != Access.MAKE || !file.path().equals(spec.workdir()))
                .filter(file -> !paths.isInVolume(file.path()) && !ImagePath.isWithin(file.path(), "/tmp"))
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

    private static Finding finding(OpenedFile file, List<String> certain, ImageSpec spec) {
        FileUse use = file.use();
        String said =
                use.written().equals(use.place()) ? "" : " (" + use.written().at() + ")";
        Finding finding = new Finding(
                PATH,
                use.place().at() + (use.certain() ? " writes " : " may write ") + Shown.of(use.path()) + said
                        + ", where the service cannot write",
                fix(file, certain, spec));
        return use.certain() ? finding : finding.withSeverity(Severity.NOTE);
    }

    private static String fix(OpenedFile file, List<String> certain, ImageSpec spec) {
        Optional<String> volume = volume(file);
        if (volume.isEmpty()) {
            return "write the log to standard output";
        }
        String volumes = volumes(volume.get(), certain, spec);
        if (file.use().isInHome()) {
            return Fix.strings("env", env(file.path(), volume.get(), spec)) + ", " + volumes;
        }
        if (volume.get().equals(directory(file))) {
            return volumes;
        }
        String moved = MOVED + "/" + name(file);
        String setting = OpenedPaths.setting(file.use(), moved, spec);
        return (setting.isEmpty() ? "write " + Shown.of(moved) : setting) + ", and " + volumes;
    }

    private static String name(OpenedFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    /** Returns the directory that is to be a volume; empty for a log, which is better written elsewhere. */
    private static Optional<String> volume(OpenedFile file) {
        if (file.use().isInHome()) {
            return Optional.of("/"
                    + variable(file.path())
                            .replaceFirst("^XDG_(\\w+)_HOME$", "$1")
                            .toLowerCase(Locale.ROOT));
        }
        String directory = directory(file);
        if (!SystemPaths.holds(directory) && !ImagePath.isWithin(directory, ImageSpec.BINARY)) {
            return Optional.of(directory);
        }
        return name(file).endsWith(".log") ? Optional.empty() : Optional.of(MOVED);
    }

    /** Returns the variable with which a path below the home directory begins. */
    private static String variable(String path) {
        return path.replaceFirst("^\\$", "").replaceFirst("/.*", "");
    }

    /** Returns the environment with a directory for the user, who without one has the read-only root. */
    private static List<String> env(String path, String directory, ImageSpec spec) {
        List<String> env = new ArrayList<>(spec.env());
        env.add(variable(path) + "=" + directory);
        return env;
    }

    /** Returns what is written, with one directory and those that every run writes; one within another needs no own. */
    private static String volumes(String directory, List<String> certain, ImageSpec spec) {
        Set<String> added = new TreeSet<>(certain);
        added.add(directory);
        return Fix.strings("volumes", all(added, spec));
    }

    private static List<String> all(Set<String> added, ImageSpec spec) {
        List<String> all = new ArrayList<>(spec.volumes());
        added.stream()
                .filter(volume ->
                        added.stream().noneMatch(other -> !other.equals(volume) && ImagePath.isWithin(volume, other)))
                .forEach(all::add);
        return all;
    }
}
