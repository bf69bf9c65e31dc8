package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.policy.LockFile;
import io.github.goimage.processor.policy.Mirrors;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds images that only a tag names: a tag can be moved to other content, a digest cannot. OpenSSF Scorecard,
 * Pinned-Dependencies; CIS Docker Benchmark 4.2.
 *
 * <p>It is advice if nothing is locked. It is a warning if there is a {@code goimage.lock} without the image, or with
 * another tag of it.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "images that are not pinned to a digest",
        strict = true,
        severity = Severity.NOTE,
        otherwise = Severity.WARN,
        covers = {"CIS-4.2"})
public final class UnpinnedBase extends OwnRule {
    private static final AttributePath PATH = AttributePath.of("from");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<String> unpinned = references(subject);
        LockFile lock = subject.policy().lock();
        // MalformedLock reports a file that cannot be read.
        if (unpinned.isEmpty() || lock.fault().isPresent()) {
            return List.of();
        }
        return lock.present()
                ? missing(unpinned, lock, subject)
                : List.of(unlocked(unpinned, subject.policy().supply().mirrors()));
    }

    /** Returns the references of an image that only a tag names, of its stages and of what they copy from. */
    private static List<String> references(JudgedImage subject) {
        return Stream.concat(
                        Stream.of(subject.baseReference(), subject.builderReference()),
                        subject.timeZonesReference().stream())
                .filter(reference -> ImageReference.parse(reference)
                        .filter(ImageReference::isPinned)
                        .isEmpty())
                .filter(reference -> !reference.equals(BaseImage.SCRATCH_REFERENCE))
                // LatestTag rejects it.
                .filter(reference -> !LatestTag.movesInFamily(reference, subject))
                .distinct()
                .toList();
    }

    /**
     * Returns the advice of an image with the references of others, too, so that it is said once for all of them.
     *
     * @param images those that have the advice, of a project that locks nothing; the first one's note is to tell it
     * @param told references that have been told
     * @return empty if all references have been told
     */
    public static Optional<Finding> forAll(List<JudgedImage> images, Set<String> told) {
        List<String> references = images.stream()
                .flatMap(image -> references(image).stream())
                .distinct()
                .filter(reference -> !told.contains(reference))
                .toList();
        told.addAll(references);
        return references.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        unlocked(references, images.get(0).policy().supply().mirrors()));
    }

    private static Finding unlocked(List<String> unpinned, Mirrors mirrors) {
        String last = unpinned.get(unpinned.size() - 1);
        List<String> others = unpinned.subList(0, unpinned.size() - 1);
        return new Finding(
                PATH,
                (others.isEmpty() ? "" : String.join(", ", others) + " and ")
                        + last
                        + (others.isEmpty() ? " is" : " are")
                        + " named by a tag, which can be moved to another image",
                "add "
                        + (unpinned.size() == 1
                                ? "the line " + line(unpinned.get(0))
                                : "a line for each, such as " + line(unpinned.get(0)) + ",")
                        + " to " + LockFile.NAME + " in the root directory; " + printing(unpinned.get(0), mirrors));
    }

    /** Returns the images that the lock file lacks: a team with a lock file wants every image in it. */
    private static List<Finding> missing(List<String> unpinned, LockFile lock, JudgedImage subject) {
        return unpinned.stream()
                .map(reference -> new Finding(
                                PATH,
                                reference + purpose(reference, subject) + " is not in " + LockFile.NAME
                                        + stale(reference, lock)
                                                .map(other -> ", which still has " + other)
                                                .orElse(""),
                                (stale(reference, lock).isPresent() ? "replace that line with " : "add the line ")
                                        + line(reference)
                                        + "; "
                                        + printing(
                                                reference,
                                                subject.policy().supply().mirrors()))
                        .about(reference)
                        .withSeverity(Severity.WARN))
                .toList();
    }

    /** Returns what the third image is for, because no annotation names it. */
    private static String purpose(String reference, JudgedImage subject) {
        return subject.timeZonesReference().filter(reference::equals).isPresent()
                        && !reference.equals(subject.baseReference())
                ? ", from which time zones are copied,"
                : "";
    }

    /** Returns another tag of the same image: the one that was used before a default or {@code from} changed. */
    private static Optional<String> stale(String reference, LockFile lock) {
        Optional<String> name = ImageReference.parse(reference).map(ImageReference::name);
        return lock.digests().keySet().stream()
                .filter(locked -> name.isPresent()
                        && ImageReference.parse(locked)
                                .map(ImageReference::name)
                                .equals(name))
                .findFirst();
    }

    /** Returns the line of the lock file for an image. */
    static String line(String reference) {
        return "\"" + reference + " sha256:<64 hex digits>\"";
    }

    static String printing(String reference, Mirrors mirrors) {
        return "docker buildx imagetools inspect " + mirrors.of(reference) + " prints the digest";
    }
}
