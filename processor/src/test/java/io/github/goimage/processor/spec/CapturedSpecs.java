package io.github.goimage.processor.spec;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.rule.ImageSpec;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** What is read from annotations, as javac has them. */
public final class CapturedSpecs extends AbstractProcessor {
    private final List<ImageSpec> specs = new ArrayList<>();

    private CapturedSpecs() {}

    /** The specs of a package-info.java that begins with these annotations; see {@link TestCompiler#packageInfo}. */
    public static List<ImageSpec> of(Path directory, String annotations) {
        CapturedSpecs captured = new CapturedSpecs();
        TestCompiler.Outcome outcome = TestCompiler.in(directory)
                .packageInfo(annotations)
                .processors(captured)
                .read();
        if (!outcome.success()) {
            throw new IllegalArgumentException(outcome.messages().toString());
        }
        return captured.specs;
    }

    /** The same spec with another value of one member. */
    public static ImageSpec with(ImageSpec spec, String member, Object value) {
        try {
            RecordComponent[] components = ImageSpec.class.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = components[i].getName().equals(member)
                        ? value
                        : components[i].getAccessor().invoke(spec);
            }
            return ImageSpec.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
