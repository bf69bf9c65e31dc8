import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * What no processor that does goimage's work can be faster than: seven small files and a class for each annotation, and
 * nothing else. The class has one constant, or with {@code -Afloor.class=<file>} the text of that file, in which
 * {@code $PACKAGE}, {@code $TYPE} and {@code $NAME} stand for what differs.
 */
@SupportedAnnotationTypes({"io.github.goimage.GoImage", "io.github.goimage.GoImages"})
@SupportedOptions("floor.class")
public final class FloorProcessor extends AbstractProcessor {
    private static final String[] FILES = {
        "Dockerfile",
        "Dockerfile.dockerignore",
        ".dockerignore",
        "portable/Dockerfile",
        "portable/.dockerignore",
        "docker-bake.json",
        "image.json"
    };

    private String source =
            """
            package $PACKAGE;

            public final class $TYPE {
                public static final String NAME = "$NAME";

                private $TYPE() {}
            }
            """;

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        String file = environment.getOptions().get("floor.class");
        if (file != null) {
            try {
                source = Files.readString(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
                    write((PackageElement) element, name(element, mirror));
                }
            }
        }
        return false;
    }

    private static String name(Element element, AnnotationMirror mirror) {
        for (var member : mirror.getElementValues().entrySet()) {
            if (member.getKey().getSimpleName().contentEquals("name")) {
                AnnotationValue value = member.getValue();
                return value.getValue().toString();
            }
        }
        return element.getSimpleName().toString();
    }

    private void write(PackageElement element, String name) {
        Filer filer = processingEnv.getFiler();
        String type = Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', '_') + "Image";
        try {
            for (String file : FILES) {
                try (Writer out = filer.createResource(
                                StandardLocation.CLASS_OUTPUT, "", "META-INF/goimage/" + name + "/" + file, element)
                        .openWriter()) {
                    out.write("# a small file\n".repeat(40));
                }
            }
            try (Writer out = filer.createSourceFile(element.getQualifiedName() + "." + type, element)
                    .openWriter()) {
                out.write(source(element.getQualifiedName().toString(), type, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String source(String packageName, String type, String name) {
        return source.replace("$PACKAGE", packageName).replace("$TYPE", type).replace("$NAME", name);
    }
}
