package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;

/**
 * Rejects two images that would be written to the same place: the same directory below META-INF/goimage, or the same
 * typed class.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "two images with the same name",
        severity = Severity.ERROR,
        covers = {"DL3024", "DS-0012", "BK-DuplicateStageName"},
        fixed = true)
public final class DuplicateImage extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return findings(subject.imageContext().clashes(), subject.spec());
    }

    /** Returns the findings about clashes, each a sentence, that are met when the image is written or later. */
    public static LateFindings of(List<String> clashes, ImageSpec spec) {
        return new LateFindings(DuplicateImage.class, findings(clashes, spec));
    }

    /**
     * Returns the finding about a typed class of an earlier compilation, which keeps the compiler from creating it.
     *
     * @param className the class's qualified name
     * @param file the file of that class, as a user reads it
     */
    public static LateFindings leftBehind(String className, String file) {
        return new LateFindings(
                DuplicateImage.class,
                List.of(new Finding(
                        AttributePath.of("name"),
                        className + " is already a class of this compilation: an earlier one left " + Shown.of(file),
                        "delete " + Shown.of(file)
                                + (file.endsWith(".class")
                                        ? "; Eclipse's compiler creates no class that the class path holds already"
                                        : "; without -s <directory>, Eclipse's compiler leaves it in the working"
                                                + " directory"))));
    }

    private static List<Finding> findings(List<String> clashes, ImageSpec spec) {
        return clashes.stream().map(clash -> finding(clash, spec)).toList();
    }

    private static Finding finding(String clash, ImageSpec spec) {
        AttributePath path = AttributePath.of("name");
        return new Finding(path, clash, fix(path, spec));
    }

    /**
     * Returns a fix that never gives two images the same name: of the images of one package, all but the first get a
     * new name; images of different packages get one from their package.
     */
    private static String fix(AttributePath path, ImageSpec spec) {
        if (spec.repeated()) {
            return spec.index() == 0
                    ? "rename one of the two"
                    : Fix.string(path, spec.name() + "-" + (spec.index() + 1))
                            + ", or any name that no other image has";
        }
        List<String> segments = List.of(spec.packageName().split("\\."));
        String fitting = segments.stream()
                .filter(segment -> !segment.equals(spec.name()))
                .reduce((outer, inner) -> inner)
                .map(segment -> segment + "-" + spec.name())
                .filter(ImageSpec::isValidName)
                .orElse(spec.name() + "-2");
        return Fix.string(path, fitting) + ", or any name that no other image has";
    }
}
