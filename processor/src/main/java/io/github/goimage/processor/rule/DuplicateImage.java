package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.AttributePath;
import java.util.List;

/** Two images that would be written to one place: one directory below META-INF/goimage, or one typed class. */
@AutoService(Rule.class)
@RuleInfo(
        summary = "two images of one name",
        severity = Severity.ERROR,
        covers = {"DL3024", "DS-0012", "BK-DuplicateStageName"},
        fixed = true)
public final class DuplicateImage implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return subject.circumstances().clashes().stream()
                .map(DuplicateImage::finding)
                .toList();
    }

    /** The verdict on a clash, for who meets one only when writing. */
    public static Verdict verdict(String clash) {
        return new Verdict("DuplicateImage", Severity.ERROR, finding(clash));
    }

    private static Finding finding(String clash) {
        return new Finding(AttributePath.of("name"), clash, "give each image a name of its own: name = \"…\"");
    }
}
