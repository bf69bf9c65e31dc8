package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import io.github.goimage.processor.spec.ImageSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name outside its grammar: of the image, of a variable, of a label, of a path.
 *
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">the grammar of image names</a>
 * @see <a href="https://docs.docker.com/engine/manage-resources/labels/#label-keys-and-values">label keys</a>
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/module#CheckImportPath">import paths</a>
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a name outside its grammar",
        severity = Severity.ERROR,
        covers = {"DL3048", "BK-LegacyKeyValueFormat"},
        fixed = true)
public final class InvalidName implements Rule {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern LABEL_KEY = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");
    private static final List<String> RESERVED_LABELS = List.of("com.docker.", "io.docker.", "org.dockerproject.");
    private static final Pattern IMPORT_PATH = Pattern.compile("(?:\\./)?[A-Za-z0-9_.~+/-]*");

    @Override
    public List<Finding> check(Subject subject) {
        ImageSpec spec = subject.spec();
        List<Finding> findings = new ArrayList<>();
        checkImageName(spec, findings);
        checkPaths(spec, findings);
        if (!spec.from().isEmpty() && subject.from().isEmpty()) {
            findings.add(new Finding(
                    AttributePath.of("from"),
                    "\"" + spec.from() + "\" is no image reference",
                    "from = \"registry/path:tag\" or from = \"registry/path:tag@sha256:<64 hex digits>\""));
        }
        checkVariables(spec, findings);
        checkLabels(spec, findings);
        return findings;
    }

    private static void checkImageName(ImageSpec spec, List<Finding> findings) {
        if (!spec.hasValidName()) {
            findings.add(new Finding(
                    AttributePath.of("name"),
                    "\"" + spec.name() + "\" is no image name: lower-case letters and digits, separated by . _ or -, at"
                            + " most " + ImageSpec.MAX_NAME,
                    "name = \"" + imageName(spec.name()) + "\""));
        }
    }

    /** The nearest image name: what does not fit becomes one dash. */
    private static String imageName(String name) {
        String fitting =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String short128 = fitting.substring(0, Math.min(fitting.length(), ImageSpec.MAX_NAME));
        return fitting.isEmpty() ? "service" : short128.replaceAll("-$", "");
    }

    private static void checkPaths(ImageSpec spec, List<Finding> findings) {
        String module = spec.module();
        if (spec.isWritten("module") && (module.isBlank() || module.contains("\\") || isAbsolute(module))) {
            findings.add(new Finding(
                    AttributePath.of("module"),
                    "\"" + module + "\" is no directory counted from the project directory",
                    "module = \"services/api\", with / and without a leading one"));
        }
        String main = spec.main();
        boolean leaves = List.of(main.split("/", -1)).contains("..");
        if (spec.isWritten("main")
                && (main.isBlank()
                        || isAbsolute(main)
                        || leaves
                        || !IMPORT_PATH.matcher(main).matches())) {
            findings.add(new Finding(
                    AttributePath.of("main"),
                    "\"" + main + "\" is no package path counted from the module directory",
                    "main = \"./cmd/" + (spec.hasValidName() ? spec.name() : "api") + "\""));
        }
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.matches("[A-Za-z]:.*");
    }

    private static void checkVariables(ImageSpec spec, List<Finding> findings) {
        Set<String> names = new HashSet<>();
        for (SpecText variable : SpecText.of("env", spec.env())) {
            String name = key(variable.value());
            if (!variable.value().contains("=") || !VARIABLE.matcher(name).matches()) {
                findings.add(new Finding(
                        variable.path(),
                        "\"" + name + "\" is no NAME=value with a name of letters, digits and underscores",
                        "env = \"" + variableName(name) + "=…\""));
            } else if (!names.add(name)) {
                findings.add(new Finding(
                        variable.path(), "the variable " + name + " is set twice", "set each variable once"));
            }
        }
    }

    private static String variableName(String name) {
        String fitting = name.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^(?=[0-9])", "_");
        return fitting.replace("_", "").isEmpty() ? "NAME" : fitting;
    }

    private static void checkLabels(ImageSpec spec, List<Finding> findings) {
        Set<String> keys = new HashSet<>();
        for (SpecText label : SpecText.of("labels", spec.labels())) {
            String key = key(label.value());
            if (!label.value().contains("=") || !LABEL_KEY.matcher(key).matches()) {
                findings.add(new Finding(
                        label.path(),
                        "\"" + key + "\" is no key=value with a key of lower-case letters, digits, . and -",
                        "labels = \"" + labelKey(key) + "=…\""));
            } else if (RESERVED_LABELS.stream().anyMatch(key::startsWith)) {
                findings.add(new Finding(
                        label.path(),
                        "label keys below " + RESERVED_LABELS + " are Docker's own",
                        "a key below a domain of yours: labels = \"com.acme." + key.substring(key.lastIndexOf('.') + 1)
                                + "=…\""));
            } else if (!keys.add(key)) {
                findings.add(new Finding(label.path(), "the label " + key + " is set twice", "set each label once"));
            }
        }
    }

    private static String labelKey(String key) {
        String fitting = key.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("[.-]*\\.[.-]*", ".")
                .replaceAll("^[.-]+|[.-]+$", "");
        return fitting.isEmpty() ? "com.acme.key" : fitting;
    }

    private static String key(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }
}
