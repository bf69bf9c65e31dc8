package io.github.goimage.processor.spec;

import io.github.goimage.processor.TestCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** What is read from annotations, by a real compiler. */
public final class CapturedSpecs extends AbstractProcessor {
    private final List<ImageSpec> specs = new ArrayList<>();

    private CapturedSpecs() {}

    /** The specs of a package-info.java that begins with these annotations; see {@link TestCompiler#packageInfo}. */
    public static List<ImageSpec> of(Path directory, String annotations) {
        CapturedSpecs captured = new CapturedSpecs();
        TestCompiler.Outcome outcome = TestCompiler.in(directory)
                .packageInfo(annotations)
                .processors(captured)
                .javac();
        if (!outcome.success()) {
            throw new IllegalArgumentException(outcome.messages().toString());
        }
        return captured.specs;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(SpecReader.GO_IMAGE, SpecReader.GO_IMAGES);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            round.getElementsAnnotatedWith(annotation)
                    .forEach(element ->
                            SpecReader.read((PackageElement) element).forEach(read -> specs.add(read.spec())));
        }
        return false;
    }
}
