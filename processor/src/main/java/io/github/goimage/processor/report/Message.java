package io.github.goimage.processor.report;

import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.text.Printable;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.ImageSpec;

/**
 * The one layout of a message. It names package and path in words, because Eclipse's compiler prints neither file nor
 * line for a package.
 *
 * <pre>
 * [PrivilegedPort] com.acme.localcache @GoImage(port): port 80 is below 1024; …
 * fix: port = 8080
 * https://github.com/goimage/goimage/blob/main/docs/rules/PrivilegedPort.md
 * </pre>
 */
final class Message {
    private Message() {}

    /** Returns a finding on three lines, or on two if its rule has no page. */
    static String of(ImageSpec spec, RuleResult result) {
        return "[" + result.rule() + "] " + place(spec, result.finding().path()) + ": "
                + Printable.of(result.finding().problem()) + "\nfix: "
                + Printable.of(result.finding().fix())
                + (result.page().isEmpty() ? "" : "\n" + Printable.of(result.page()));
    }

    private static String place(ImageSpec spec, AttributePath path) {
        return spec.packageName() + " @GoImage" + which(spec, path) + "(" + path + ")";
    }

    /**
     * Returns which of repeated annotations is meant: by the image's name, or by position if the name itself is at
     * fault.
     */
    private static String which(ImageSpec spec, AttributePath path) {
        if (!spec.repeated()) {
            return "";
        }
        boolean nameAtFault = path.equals(AttributePath.of("name")) || !spec.hasValidName();
        return "[" + (nameAtFault ? spec.index() : spec.name()) + "]";
    }
}
