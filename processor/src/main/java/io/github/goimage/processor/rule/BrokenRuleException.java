package io.github.goimage.processor.rule;

import io.github.goimage.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that cannot be loaded, or that threw: a check that does not run must not pass. The message names rule and jar. */
public final class BrokenRuleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String TELL = "tell whoever made the rule, with this message and the annotation";
    private static final String PAGE = "https://github.com/goimage/goimage/blob/main/docs/own-rules.md";

    private static final String SERVICE_FILE = "META-INF/services/" + Rule.class.getName();

    private final String fix;
    private final String page;

    private BrokenRuleException(String message, String fix, String page, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.fix = fix;
        this.page = page;
    }

    /** A rule of goimage's own is ours to mend, any other its maker's. */
    private static BrokenRuleException of(Class<?> rule, String what, @Nullable Throwable cause) {
        return OwnRule.isOne(rule)
                ? new BrokenRuleException(
                        named(rule) + what,
                        "this is a bug of goimage; please report it with this message and the annotation",
                        "https://github.com/goimage/goimage/issues",
                        cause)
                : new BrokenRuleException(named(rule) + what, TELL, PAGE, cause);
    }

    /** Where to read or report more. */
    public String page() {
        return page;
    }

    /** What is to be done, and by whom: a company's rule is not ours to mend. */
    public String fix() {
        return fix;
    }

    /** What a rule threw. */
    static BrokenRuleException threw(Class<?> rule, Throwable cause) {
        rethrowFatal(cause);
        StackTraceElement[] trace = cause.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return of(rule, " threw " + cause + where, cause);
    }

    /** Throws on what no diagnostic can come after: memory is at an end, say. A stack that overflowed is free again. */
    public static void rethrowFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /** A rule that is no rule for this reason. */
    static BrokenRuleException unusable(Class<?> rule, String reason) {
        return of(rule, " cannot be used: " + reason, null);
    }

    /** A rule whose id is another one's, too. */
    static BrokenRuleException nameTaken(Class<?> rule) {
        return new BrokenRuleException(
                named(rule) + " cannot be used: another rule has the name " + rule.getSimpleName(),
                "rename the class, as its simple name is the rule's id",
                PAGE,
                null);
    }

    /** What came of loading the rules, where not even the class of one is known. */
    static BrokenRuleException notLoaded(Throwable cause, ClassLoader loader) {
        String what = cause instanceof LinkageError ? cause.toString() : cause.getMessage();
        return new BrokenRuleException("a rule cannot be loaded: " + what + origin(cause, loader), TELL, PAGE, cause);
    }

    private static String named(Class<?> rule) {
        CodeSource source = rule.getProtectionDomain().getCodeSource();
        return "the rule " + rule.getName() + (source == null ? "" : " of " + source.getLocation());
    }

    /** Which jars or directories ask for the class that the message names. */
    private static String origin(Throwable cause, ClassLoader loader) {
        String message = String.valueOf(cause.getMessage()).replace('/', '.');
        try {
            List<String> origins = Collections.list(loader.getResources(SERVICE_FILE)).stream()
                    .filter(file -> text(file).lines().map(String::strip).anyMatch(line -> asksFor(line, message)))
                    .map(file -> file.toString().replace(SERVICE_FILE, "").replaceAll("^jar:|!?/$", ""))
                    .toList();
            return origins.isEmpty() ? "" : ", which " + String.join(" and ", origins) + " asks for";
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean asksFor(String line, String message) {
        return !line.isEmpty() && message.contains(line);
    }

    private static String text(URL file) {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
