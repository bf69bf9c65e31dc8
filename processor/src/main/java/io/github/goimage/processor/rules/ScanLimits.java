package io.github.goimage.processor.rules;

import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.vuln.VulnerabilityScan.Judged;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Severity;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a check against the vulnerability database cannot tell, whichever reports there are; each has a waiver. */
final class ScanLimits {
    private static final AttributePath MODULE = AttributePath.of("module");

    /** Reports arrive every few days. */
    private static final int OLD_AFTER_DAYS = 30;

    private ScanLimits() {}

    static List<Finding> of(JudgedImage image, Judged scan, BuilderRelease builder) {
        return Stream.of(incomplete(scan), unknownRelease(image, builder), age(scan, image.policy()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Returns that the list of modules may be incomplete, whatever is known of those that it has. */
    private static Optional<Finding> incomplete(Judged scan) {
        return scan.doubt()
                .map(why -> new Finding(
                                MODULE,
                                "the build may select other modules or versions than were checked against the"
                                        + " vulnerability database: "
                                        + why.reason(),
                                FixCommand.inDirectoryOf(why.file(), why.fix()))
                        .withSeverity(Severity.NOTE)
                        .about("modules"));
    }

    /** Returns that the builder may hold any patch release of Go. Only who runs it can know which. */
    private static Optional<Finding> unknownRelease(JudgedImage image, BuilderRelease release) {
        return ImageReference.parse(image.builderReference())
                .filter(builder -> image.builder().hidesPatch(builder.text()))
                .map(builder -> new Finding(
                                release.path(),
                                "the standard library was not checked against the vulnerability database: "
                                        + (builder.digest().isEmpty() ? "" : "the digest of ")
                                        + builder.text().replaceFirst("@.*", "")
                                        + " may be that of any patch release",
                                release.patch() + "; docker run --rm " + builder.text()
                                        + " go version prints the release")
                        .withSeverity(Severity.NOTE)
                        .about("stdlib"));
    }

    /** Returns that the database is old: an error if nobody may use one of that age. */
    private static Optional<Finding> age(Judged scan, Policy policy) {
        long days = ChronoUnit.DAYS.between(scan.date(), policy.today());
        boolean tooOld = policy.vulndbMaxAge().filter(most -> days > most).isPresent();
        if (!tooOld && days <= OLD_AFTER_DAYS) {
            return Optional.empty();
        }
        Finding finding = new Finding(
                        MODULE,
                        "the vulnerability database is from " + scan.date() + ", "
                                + (tooOld
                                        ? "which is more than the "
                                                + policy.vulndbMaxAge().orElseThrow() + " days of vulndb.maxAge ago"
                                        : "which is more than " + OLD_AFTER_DAYS + " days ago"),
                        scan.update())
                .about("database");
        return Optional.of(tooOld && policy.rules().strict() ? finding : finding.withSeverity(Severity.NOTE));
    }
}
