package io.github.goimage.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor of the same compilation: writes sources in its first round. */
public final class GeneratingProcessor extends AbstractProcessor {
    private final Map<String, String> sources;

    private GeneratingProcessor(Map<String, String> sources) {
        this.sources = new TreeMap<>(sources);
    }

    /** Generates a source file of this class name. */
    public static GeneratingProcessor of(String className, String source) {
        return new GeneratingProcessor(Map.of(className, source));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        sources.forEach((className, source) -> {
            try (Writer out =
                    processingEnv.getFiler().createSourceFile(className).openWriter()) {
                out.write(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        sources.clear();
        return false;
    }
}
