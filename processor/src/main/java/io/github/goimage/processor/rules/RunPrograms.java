package io.github.goimage.processor.rules;

import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.files.SlashedPath;
import io.github.goimage.processor.golang.facts.Fact.ProgramRun;
import io.github.goimage.processor.rule.JudgedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The programs of the base that a service runs, by the names that its code gives them. */
final class RunPrograms {
    /** Programs of other systems, behind a check of {@code runtime.GOOS}, and of desktops. */
    private static final Set<String> ELSEWHERE = Set.of(
            "clip",
            "cmd",
            "explorer",
            "ioreg",
            "kdialog",
            "notify-send",
            "open",
            "osascript",
            "pbcopy",
            "pbpaste",
            "powershell",
            "pwsh",
            "reg",
            "rundll32",
            "scutil",
            "security",
            "sensible-browser",
            "start",
            "sw_vers",
            "taskkill",
            "tasklist",
            "termux-clipboard-get",
            "termux-clipboard-set",
            "wl-copy",
            "wl-paste",
            "wmic",
            "wslpath",
            "wslview",
            "www-browser",
            "x-www-browser",
            "xclip",
            "xdg-open",
            "xsel",
            "zenity");

    /** The directories of a base's programs; those in other directories come with the service. */
    private static final List<String> DIRECTORIES =
            List.of("/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/usr/local/bin/");

    private RunPrograms() {}

    /** Returns the programs of the base that are run on Linux, by name, each with the first place that runs it. */
    static Map<String, ProgramRun> of(JudgedImage subject) {
        Map<String, ProgramRun> programs = new TreeMap<>();
        subject.program()
                .ifPresent(program -> program.facts().of(ProgramRun.class).stream()
                        .filter(run -> OpenedPaths.isReached(run.demands(), subject.spec()))
                        .forEach(run -> nameOf(run.program()).ifPresent(name -> programs.putIfAbsent(name, run))));
        return programs;
    }

    private static Optional<String> nameOf(String written) {
        String program = written.startsWith("/") ? SlashedPath.clean(written) : written;
        String name = DIRECTORIES.stream()
                .filter(program::startsWith)
                .findFirst()
                .map(directory -> program.substring(directory.length()))
                .orElse(program);
        boolean other = name.isBlank() || name.contains("/") || name.contains("\\") || name.endsWith(".exe");
        return other || ELSEWHERE.contains(name) ? Optional.empty() : Optional.of(name);
    }

    /** Returns whether the final stage starts from an image whose programs are known: the base's own, with any tag. */
    static boolean areKnown(JudgedImage subject) {
        Optional<String> own = ImageReference.parse(subject.base().reference()).map(ImageReference::name);
        return subject.spec().from().isEmpty()
                || subject.from().map(ImageReference::name).equals(own);
    }
}
