package io.github.goimage.processor.rules;

import io.github.goimage.processor.base.SystemPaths;
import io.github.goimage.processor.copied.FileEntry;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.service.OpenedFile;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.ImageSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths that a program opens, as one image has them. */
final class OpenedPaths {
    /** What the kernel and the runtime bring; SystemPaths knows what the base does. */
    private static final List<String> OF_THE_RUNTIME =
            List.of("/proc", "/sys", "/dev", "/run/secrets", "/var/run/secrets");

    private static final Pattern TESTS =
            Pattern.compile("(?:^|/)(?:e2e|tests?|testing|testdata|testenv|testutils?)[./]");

    private final ImageSpec spec;
    private final Optional<Program> program;
    private final List<FileEntry> files;

    OpenedPaths(ImageSpec spec, Optional<Program> program, List<FileEntry> files) {
        this.spec = spec;
        this.program = program;
        this.files = files;
    }

    static OpenedPaths of(JudgedImage subject) {
        return new OpenedPaths(subject.spec(), subject.program(), subject.files());
    }

    /** Returns the files that the program opens under the paths that the annotation leaves it, by place. */
    Stream<OpenedFile> all() {
        return program.map(Program::opened).orElse(List.of()).stream()
                .filter(file -> !isReplaced(file.use()) && isReached(file.use().demands(), spec))
                .filter(file -> !isOfTheSystem(file.path()))
                .filter(file -> file.use().certain() || !isOfTests(file));
    }

    /** Returns whether code for tests opens a file, or says its name. */
    private static boolean isOfTests(OpenedFile file) {
        return Stream.of(
                        file.use().place().at().file(),
                        file.use().written().at().file(),
                        file.path())
                .anyMatch(OpenedPaths::isOfTests);
    }

    /** Returns whether a path is that of code for tests, or of what they open. */
    static boolean isOfTests(String path) {
        return TESTS.matcher(path).find();
    }

    private boolean isReplaced(FileUse use) {
        return Stream.concat(use.settings().stream(), use.conditions().stream())
                .anyMatch(setting -> setting.isIn(spec.allArgs(), spec.env()));
    }

    /** Returns whether an annotation gives one of the settings that lead the program there, if anything has to. */
    static boolean isReached(Set<Setting> demands, ImageSpec spec) {
        return demands.isEmpty() || demands.stream().anyMatch(setting -> setting.isIn(spec.allArgs(), spec.env()));
    }

    private static boolean isOfTheSystem(String path) {
        return OF_THE_RUNTIME.stream().anyMatch(directory -> ImagePath.isWithin(path, directory));
    }

    static boolean isOfTheBase(String path) {
        return SystemPaths.holds(path);
    }

    /** Returns whether a path lies in a volume of the image. */
    boolean isInVolume(String path) {
        return spec.volumes().stream()
                .map(volume -> ImagePath.in(spec, volume))
                .filter(ImagePath::isOne)
                .anyMatch(volume -> ImagePath.isWithin(path, ImagePath.clean(volume)));
    }

    /** Returns whether {@code files} brings a path, or something below it. */
    boolean isCopied(String path) {
        return files.stream()
                .map(FileEntry::landing)
                .anyMatch(landing -> ImagePath.isWithin(path, landing) || ImagePath.isWithin(landing, path));
    }

    /** Returns the words that name the setting that replaces a path: {@code args = "--config=/config.yaml"}. */
    static String setting(FileUse use, String path, ImageSpec spec) {
        return use.settings().stream()
                .filter(setting -> !(setting instanceof Setting.Part))
                .map(setting -> Fix.setting(spec, setting, path))
                .filter(member -> !member.isEmpty())
                .sorted()
                .findFirst()
                .orElse("");
    }
}
