package io.github.goimage.processor;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.policy.PolicyReader;
import io.github.goimage.processor.project.ProjectFinder;
import io.github.goimage.processor.report.Reporter;
import io.github.goimage.processor.spec.AnnotatedImage;
import io.github.goimage.processor.spec.MemberReader;
import io.github.goimage.processor.spec.SpecReader;
import io.github.goimage.processor.spec.UnresolvedValueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Writes the Dockerfile of each {@code @GoImage}, or rejects it: the entry that the compiler calls.
 *
 * <p>A usual project needs none of the options: {@code -Agoimage.projectDir}, the directory that {@code module} is
 * relative to, by default the nearest with a build file; {@code -Agoimage.rootDir}, outside which nothing is read, by
 * default the top of the Git repository; {@code -Agoimage.profile}, {@code -Agoimage.rules}, {@code -Agoimage.sync} and
 * {@code -Agoimage.notes}, as in {@code goimage.properties}, for continuous integration. {@code -Agoimage.version}
 * passes on the version of the Java project. Nothing reads {@code -Agoimage.inputs}: a build tool that compiles again
 * when an option changes may pass a digest of the Go code.
 *
 * <p>A value may be a constant of a class that another processor generates; its package waits for the next round.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({SpecReader.GO_IMAGE, SpecReader.GO_IMAGES, GoImageProcessor.GENERATED})
@SupportedOptions({
    ProjectFinder.PROJECT_DIR,
    ProjectFinder.ROOT_DIR,
    PolicyReader.PROFILE,
    PolicyReader.RULES,
    PolicyReader.SYNC,
    PolicyReader.NOTES,
    PolicyReader.VERSION,
    GoImageProcessor.INPUTS
})
public final class GoImageProcessor extends AbstractProcessor {
    static final String INPUTS = "goimage.inputs";
    static final String GENERATED = "javax.annotation.processing.Generated";

    /** Packages to look at, in this round or the next. */
    private final Set<PackageName> waiting = new TreeSet<>();

    private @Nullable Compilation compilation;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /**
     * Processes a round, and claims the annotations: {@code -Xlint:all -Werror} stops at one that nobody claims. A
     * processor that reads them, too, must come before this one. They are not claimed while a package waits for a
     * constant: the compiler may not ask the processor that brings it once everything is claimed.
     */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // Otherwise javac warns under -Xlint:all that nobody claimed them.
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        boolean ours = true;
        for (TypeElement annotation : annotations) {
            Set<? extends Element> elements = round.getElementsAnnotatedWith(annotation);
            if (annotation.getQualifiedName().contentEquals(GENERATED)) {
                ours = elements.stream().allMatch(GoImageProcessor::isTypedClass);
            } else {
                elements.forEach(element -> waiting.add(name((PackageElement) element)));
            }
        }
        if (!waiting.isEmpty()) {
            List<PackageElement> packages = waiting.stream()
                    .map(name -> name.element(processingEnv.getElementUtils()))
                    .toList();
            if (round.processingOver()) {
                packages.forEach(element -> guard(element, () -> compilation().discard(element)));
            } else {
                compile(packages);
            }
        }
        return ours && waiting.isEmpty();
    }

    /** Returns whether goimage generated a class: what another processor generated is not ours to claim. */
    static boolean isTypedClass(Element element) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> MemberReader.isOfType(mirror, GENERATED))
                .flatMap(mirror -> new MemberReader(mirror).value("value").stream())
                .flatMap(value -> MemberReader.elements(value).stream())
                .anyMatch(value -> GoImageProcessor.class.getName().equals(value.getValue()));
    }

    private void compile(List<PackageElement> packages) {
        List<AnnotatedImage> images = new ArrayList<>();
        packages.forEach(element -> guard(element, () -> {
            images.addAll(compilation().read(element));
            waiting.remove(name(element));
        }));
        images.forEach(image -> guard(image.element(), () -> compilation().compile(image)));
        images.stream()
                .findFirst()
                .ifPresent(first -> guard(first.element(), () -> compilation().reportSuccesses()));
    }

    private PackageName name(PackageElement element) {
        return PackageName.of(element, processingEnv.getElementUtils());
    }

    private Compilation compilation() {
        if (compilation == null) {
            compilation = new Compilation(processingEnv);
        }
        return compilation;
    }

    /** A part of the work that may fail. */
    private interface Step {
        void run() throws IOException;
    }

    /** Keeps our bugs from the compiler: each becomes one diagnostic, and other images are still written. */
    private void guard(PackageElement element, Step step) {
        try {
            step.run();
        } catch (UnresolvedValueException e) {
            waiting.add(name(element));
        } catch (RuntimeException | IOException | Error e) {
            waiting.remove(name(element));
            Reporter.bug(processingEnv.getMessager(), element, e);
        }
    }
}
