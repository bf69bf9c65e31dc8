package io.github.goimage.processor.rule;

import io.github.goimage.processor.text.Pages;
import io.github.goimage.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a rule cannot be loaded or has thrown: a check that does not run must not pass. The message names the rule
 * and its jar.
 */
public final class BrokenRuleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String TELL = "report this message and the annotation to the rule's author";
    private static final String PAGE = Pages.docs("own-rules.md");

    private static final String SERVICE_FILE = "META-INF/services/" + Rule.class.getName();

    private final String fix;
    private final String page;

    private BrokenRuleException(String message, String fix, String page, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.fix = fix;
        this.page = page;
    }

    /** Returns the exception: goimage's authors fix goimage's own rules, and others fix theirs. */
    private static BrokenRuleException of(Class<?> rule, String what, @Nullable Throwable cause) {
        return OwnRule.isOne(rule)
                ? new BrokenRuleException(named(rule) + what, Pages.REPORT, Pages.ISSUES, cause)
                : new BrokenRuleException(named(rule) + what, TELL, PAGE, cause);
    }

    /** Returns the address to read or report more. */
    public String page() {
        return page;
    }

    /** Returns what to do, and who should do it: goimage's authors cannot fix a company's rule. */
    public String fix() {
        return fix;
    }

    /** Returns the exception for what a rule threw. */
    static BrokenRuleException threw(Class<?> rule, Throwable cause) {
        rethrowFatal(cause);
        StackTraceElement[] trace = cause.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return of(rule, " threw " + cause + where, cause);
    }

    /**
     * Rethrows errors after which no diagnostic can be reported, such as an OutOfMemoryError. After a
     * StackOverflowError, the stack is free again.
     */
    public static void rethrowFatal(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }

    /** Returns the exception for a class that is not a valid rule. */
    static BrokenRuleException unusable(Class<?> rule, String reason) {
        return of(rule, " cannot be used: " + reason, null);
    }

    /** Returns the exception for a rule that has the id of another one. */
    static BrokenRuleException nameTaken(Class<?> rule) {
        return new BrokenRuleException(
                named(rule) + " cannot be used: another rule has the name " + rule.getSimpleName(),
                "rename the class: its simple name is the rule's id",
                PAGE,
                null);
    }

    /** Returns the exception for a failure to load rules if not even the rule's class is known. */
    static BrokenRuleException notLoaded(Throwable cause, ClassLoader loader) {
        String what = cause instanceof LinkageError ? cause.toString() : cause.getMessage();
        return new BrokenRuleException("a rule cannot be loaded: " + what + origin(cause, loader), TELL, PAGE, cause);
    }

    private static String named(Class<?> rule) {
        CodeSource source = rule.getProtectionDomain().getCodeSource();
        return "the rule " + rule.getName() + (source == null ? "" : " of " + source.getLocation());
    }

    /** Returns which jars or directories list the class that the message names. */
    private static String origin(Throwable cause, ClassLoader loader) {
        String message = String.valueOf(cause.getMessage()).replace('/', '.');
        try {
            List<String> origins = Collections.list(loader.getResources(SERVICE_FILE)).stream()
                    .filter(file -> text(file).lines().map(String::strip).anyMatch(line -> asksFor(line, message)))
                    .map(file -> file.toString().replace(SERVICE_FILE, "").replaceAll("^jar:|!?/$", ""))
                    .toList();
            return origins.isEmpty() ? "" : ", which is listed in " + String.join(" and ", origins);
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
