package io.github.goimage.processor.report;

import io.github.goimage.processor.rule.BrokenRuleException;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.rules.Credential;
import io.github.goimage.processor.spec.AnnotatedImage;
import io.github.goimage.processor.spec.MemberReader;
import io.github.goimage.processor.spec.SpecReader;
import io.github.goimage.processor.text.Pages;
import io.github.goimage.processor.text.Printable;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;
import javax.tools.Diagnostic.Kind;

/**
 * Prints diagnostics at the exact annotation value, or elsewhere if the compiler would print a line that holds a
 * credential.
 */
public final class Reporter {
    private final Messager messager;
    private final CompilerSources sources;

    /** Prints through the environment's messager. */
    public Reporter(ProcessingEnvironment environment, CompilerSources sources) {
        this.messager = environment.getMessager();
        this.sources = sources;
    }

    /** Prints the errors and warnings among the results; notes are a part of {@link #success}. */
    public void report(AnnotatedImage image, List<RuleResult> results) {
        List<AttributePath> credentials = credentials(image);
        for (RuleResult result : results) {
            if (result.severity() != Severity.NOTE) {
                // A plain WARNING vanishes under -nowarn.
                Kind kind = result.isError() ? Kind.ERROR : Kind.MANDATORY_WARNING;
                print(
                        kind,
                        Message.of(image.spec(), result),
                        image,
                        result.finding().path(),
                        credentials);
            }
        }
    }

    /** Prints the image's one note: what was written, the advice among the results, and the completed annotation. */
    public void success(
            AnnotatedImage image, List<String> lines, List<RuleResult> results, Optional<String> completion) {
        Stream<String> advice = results.stream()
                .filter(result -> result.severity() == Severity.NOTE)
                .map(result -> Message.of(image.spec(), result));
        String text = Stream.of(lines.stream().map(Printable::of), advice, completion.map(Printable::of).stream())
                .flatMap(each -> each)
                .collect(Collectors.joining("\n"));
        print(Kind.NOTE, text, image, AttributePath.IMAGE, credentials(image));
    }

    /**
     * Prints a bug of ours, which asks for a report, or a broken rule, which its author must fix, as one diagnostic.
     */
    public static void bug(Messager messager, PackageElement element, Throwable bug) {
        BrokenRuleException.rethrowFatal(bug);
        String text = "[InternalError] " + element.getQualifiedName() + " @GoImage(): " + bugText(bug);
        element.getAnnotationMirrors().stream()
                .filter(Reporter::isOurs)
                .findFirst()
                .ifPresentOrElse(
                        mirror -> messager.printMessage(Kind.ERROR, text, element, mirror),
                        () -> messager.printMessage(Kind.ERROR, text, element));
    }

    private static String bugText(Throwable bug) {
        if (bug instanceof NoClassDefFoundError) {
            return "the processor path lacks a jar: "
                    + Printable.of(String.valueOf(bug.getMessage())).replace('/', '.') + " is not there"
                    + "\nfix: put goimage-processor and everything that the poms of company rules list on the processor"
                    + " path"
                    + "\n" + Pages.HOME + "#readme";
        }
        if (bug instanceof BrokenRuleException broken) {
            return Printable.of(String.valueOf(broken.getMessage())) + "\nfix: " + broken.fix()
                    + "; the image was not written\n" + broken.page();
        }
        String where = bug.getStackTrace().length == 0 ? "" : " at " + bug.getStackTrace()[0];
        return Printable.of(bug.toString()) + where
                + "\nfix: " + Pages.REPORT + "; the image was not written"
                + "\n" + Pages.ISSUES;
    }

    private static boolean isOurs(AnnotationMirror mirror) {
        return MemberReader.isOfType(mirror, SpecReader.GO_IMAGE)
                || MemberReader.isOfType(mirror, SpecReader.GO_IMAGES);
    }

    private static List<AttributePath> credentials(AnnotatedImage image) {
        return Credential.of(image.spec()).stream().map(Credential::path).toList();
    }

    private void print(
            Kind kind, String text, AnnotatedImage image, AttributePath path, List<AttributePath> credentials) {
        switch (sources.pointing(image.element(), image.spec().index(), path, credentials)) {
            case VALUE -> printAtValue(kind, text, image, path);
            case PACKAGE -> messager.printMessage(kind, text, image.element());
            case NOWHERE -> messager.printMessage(kind, text);
        }
    }

    private void printAtValue(Kind kind, String text, AnnotatedImage image, AttributePath path) {
        // For repeated annotations the messager knows only the package's line.
        if (image.spec().repeated()
                && sources.print(kind, text, image.element(), image.spec().index(), path)) {
            return;
        }
        Places.value(image.mirror(), path)
                .ifPresentOrElse(
                        value -> messager.printMessage(kind, text, image.element(), image.mirror(), value),
                        () -> messager.printMessage(kind, text, image.element(), image.mirror()));
    }
}
