package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.files.SlashedPath;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Warns about a variable in {@code env} through which code or keys come and go that nobody looks at.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/ld.so.8.html">ld.so(8)</a>
 * @see <a href="https://www.gnu.org/software/bash/manual/html_node/Bash-Variables.html">Bash Variables</a>
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a variable that loads code, logs keys or searches a writable directory", severity = Severity.WARN)
public final class UnsafeVariable extends OwnRule {
    private static final Map<String, String> EFFECTS = Map.of(
            "BASH_ENV", "makes every bash script run that file first",
            "LD_AUDIT", "loads that library into every dynamically linked program",
            "LD_PRELOAD", "loads that library into every dynamically linked program",
            "SSLKEYLOGFILE", "makes programs that honor it write the keys of TLS connections to a file");

    private static final Set<String> SEARCHED = Set.of("LD_LIBRARY_PATH", "PATH");
    private static final Set<String> TRUSTED = Set.of("SSL_CERT_DIR", "SSL_CERT_FILE");

    /** What ld.so takes for the directory of the program: the service lies in the image's root directory. */
    private static final Pattern ORIGIN = Pattern.compile("^\\$(?:ORIGIN|\\{ORIGIN\\})(?=/|$)");

    private static final List<String> WRITABLE = List.of("/tmp", "/var/tmp", "/dev/shm");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return Variable.ofService(subject.spec())
                .flatMap(variable -> finding(variable, subject.spec()).stream())
                .toList();
    }

    private static Optional<Finding> finding(Variable variable, ImageSpec spec) {
        String name = variable.name();
        if (variable.value().isEmpty()) {
            return Optional.empty();
        }
        if (EFFECTS.containsKey(name)) {
            return Optional.of(finding(variable, EFFECTS.get(name), "remove " + name));
        }
        if (TRUSTED.contains(name) && trustsNothing(variable.value())) {
            return Optional.of(finding(variable, "leaves the service no certificate to trust", "remove " + name));
        }
        return SEARCHED.contains(name)
                ? Stream.of(variable.value().split(name.equals("PATH") ? ":" : "[:;]", -1))
                        .flatMap(directory -> problem(directory, name, spec).stream())
                        .findFirst()
                        .map(problem -> finding(
                                variable, problem, name + " with absolute directories that the service cannot write"))
                : Optional.empty();
    }

    /** Returns whether a file, or each of several directories, is one without a certificate. */
    private static boolean trustsNothing(String value) {
        return Stream.of(value.split(":", -1))
                .allMatch(path -> SlashedPath.clean(path).equals("/dev/null"));
    }

    private static Optional<String> problem(String directory, String name, ImageSpec spec) {
        String place =
                name.equals("PATH") ? directory : ORIGIN.matcher(directory).replaceFirst("/");
        if (!place.startsWith("/")) {
            return Optional.of("searches " + (directory.isEmpty() ? "an empty element" : Shown.of(directory))
                    + ", which is the working directory or below it");
        }
        String clean = SlashedPath.clean(place);
        if (ImagePath.isWithin(clean, "/proc")) {
            return Optional.of("searches " + Shown.of(directory) + ", which leads to a directory of a process");
        }
        boolean writable = Stream.concat(
                        WRITABLE.stream(),
                        spec.volumes().stream()
                                .map(volume -> ImagePath.in(spec, volume))
                                .filter(ImagePath::isOne)
                                .map(ImagePath::clean))
                .anyMatch(each -> ImagePath.isWithin(clean, each));
        return writable
                ? Optional.of("searches " + Shown.of(directory) + ", where the service can write")
                : Optional.empty();
    }

    private static Finding finding(Variable variable, String effect, String fix) {
        return new Finding(variable.path(), variable.name() + " " + effect, fix).about(variable.name());
    }
}
