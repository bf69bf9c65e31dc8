package io.github.goimage.processor.rules;

import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.BuildSpec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an annotation says which release of Go the builder holds, and how it says another: {@code build.from} if that
 * names the builder, since {@code build.go} alone would contradict it.
 *
 * @param build what the annotation says
 * @param release what the builder holds, {@code "1.26.1"}; empty if nothing is compiled
 * @param pinned whether a digest fixes it, in {@code build.from} or the lock file
 */
record BuilderRelease(BuildSpec build, String release, boolean pinned) {
    private static final AttributePath BUILD = AttributePath.of("build");
    private static final AttributePath GO = BUILD.member("go");
    private static final AttributePath FROM = BUILD.member("from");

    /** A new tag has another digest. */
    private static final String LOCK = ", and lock the digest of its tag";

    static BuilderRelease of(JudgedImage image) {
        BuildSpec build = image.spec().build();
        String tagged = Builder.releaseOf(build.from());
        return new BuilderRelease(
                build,
                tagged.isEmpty() ? image.builder().go() : tagged,
                image.builderReference().contains("@"));
    }

    /** Returns the member that decides. */
    AttributePath path() {
        return isNamed() ? FROM : GO;
    }

    /** Returns whether the annotation names the builder's image. */
    boolean isNamed() {
        return !build.from().isEmpty();
    }

    /** Returns what to write for another release, which neither member contradicts. */
    String fix(String other) {
        return member(other) + (pinned ? LOCK : "");
    }

    private String member(String other) {
        if (!isNamed()) {
            return Fix.string(GO, other);
        }
        boolean goes = build.go().isEmpty() || (other + ".").startsWith(build.go() + ".");
        String go = goes ? "" : ", " + Fix.string(GO, other);
        return from(other)
                .map(from -> Fix.string(FROM, from) + go + " in @Build")
                .orElseGet(() -> "an image with Go " + other + " as from in @Build" + go);
    }

    /** Returns how to name the patch release that is there: in the tag, or, if that names no release, beside it. */
    String patch() {
        return isNamed() && Builder.releaseOf(build.from()).isEmpty()
                ? Fix.string(GO, "<release>")
                : member(release + ".<patch>") + LOCK;
    }

    /** Returns the reference without its digest and with another release; empty if its tag does not hold one. */
    private Optional<String> from(String other) {
        Pattern old = Pattern.compile("(?<![0-9.])" + Pattern.quote(release) + "(?:rc[0-9]+)?(?![0-9.])");
        return ImageReference.parse(build.from())
                .filter(from -> old.matcher(from.tag()).find())
                .map(from ->
                        untagged(from) + ":" + old.matcher(from.tag()).replaceFirst(Matcher.quoteReplacement(other)));
    }

    private static String untagged(ImageReference from) {
        return from.text()
                .substring(0, from.text().length() - from.tagAndDigest().length());
    }
}
