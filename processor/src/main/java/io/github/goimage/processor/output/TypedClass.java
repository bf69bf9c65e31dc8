package io.github.goimage.processor.output;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.dockerfile.RunCommand;
import io.github.goimage.rule.ImageSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The typed class of an image, {@code <package>.<Name>Image}: what the Dockerfile says, as Java constants. Code that
 * uses it does not compile if the processor did not run. It is Java 8, for {@code --release 8}.
 */
public final class TypedClass {
    /** The files that have a constant and a method, named as in {@link ImageFile}. */
    private static final List<ImageFile> READABLE = List.of(
            ImageFile.DOCKERFILE, ImageFile.IGNORE_FILE, ImageFile.PORTABLE_DOCKERFILE, ImageFile.PORTABLE_IGNORE_FILE);

    private final ImagePlan plan;
    private final TypeSpec.Builder type;

    private TypedClass(ImagePlan plan) {
        this.plan = plan;
        this.type = TypeSpec.classBuilder(simpleName(plan.spec().name()));
    }

    /** Returns the simple name for an image's name: {@code order-api} becomes {@code OrderApiImage}. */
    public static String simpleName(String imageName) {
        String joined = Stream.of(imageName.split("[._-]+"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
        return (Character.isDigit(joined.charAt(0)) ? "_" : "") + joined + "Image";
    }

    /** Returns the qualified name of an image's class. */
    public static String qualifiedName(ImageSpec spec) {
        return spec.packageName() + "." + simpleName(spec.name());
    }

    /** Returns whether a class is the typed class of the image of this name. */
    public static boolean isOfImage(TypeElement type, String name) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(ImageFile.DOCKERFILE.name()))
                .anyMatch(field -> ImageFile.DOCKERFILE.resourceName(name).equals(field.getConstantValue()));
    }

    /**
     * Returns the source text, in ASCII so that it means the same under every {@code -encoding}.
     *
     * @param annotated whether {@code javax.annotation.processing.Generated} is visible from the package's module; in
     *     one that does not read {@code java.compiler} it would not compile
     * @param named whether that module has a name
     */
    public static String source(ImagePlan plan, boolean annotated, boolean named) {
        TypedClass typedClass = new TypedClass(plan);
        typedClass.describe();
        if (annotated) {
            typedClass.annotate(named);
        }
        typedClass.constants();
        typedClass.files();
        typedClass.runArguments();
        return ascii(JavaFile.builder(plan.spec().packageName(), typedClass.type.build())
                .indent("    ")
                .build()
                .toString());
    }

    private void describe() {
        type.addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "The container image $L, as its Dockerfile says.\n",
                        plan.spec().name())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addJavadoc("Not instantiable: all members are static.\n")
                        .build());
    }

    private void annotate(boolean named) {
        type.addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                .addMember("value", "$S", "io.github.goimage.processor.GoImageProcessor")
                .build());
        if (named) {
            // -Xlint:exports warns about the annotation if the module does not require java.compiler transitively.
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "exports")
                    .build());
        }
    }

    private void constants() {
        String name = plan.spec().name();
        constant("NAME", "The image's name, its tag in {@code docker build -t}.", name);
        constant("BASE", "The image that the last stage starts from.", plan.baseReference());
        constant(
                "USER",
                "The numeric user and group that the service runs as.",
                plan.spec().userAndGroup());
        constant("CONTEXT", "The build context, relative to the project directory.", plan.contextFromProject());
        readable()
                .forEach(file -> constant(
                        file.name(), "The resource that holds " + file.description() + ".", file.resourceName(name)));
        ports("PORTS", "The TCP ports that the service listens on.", plan.spec().port());
        ports(
                "UDP_PORTS",
                "The UDP ports that the service listens on.",
                plan.spec().udpPort());
    }

    private Stream<ImageFile> readable() {
        return READABLE.stream().filter(file -> plan.isPortable() || !file.isPortable());
    }

    private void constant(String name, String javadoc, String value) {
        type.addField(FieldSpec.builder(String.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", javadoc)
                .initializer("$S", value)
                .build());
    }

    private void ports(String name, String javadoc, List<Integer> ports) {
        TypeName list = ParameterizedTypeName.get(List.class, Integer.class);
        Stream<CodeBlock> values = ports.stream().map(port -> CodeBlock.of("$L", port));
        type.addField(FieldSpec.builder(list, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", javadoc)
                .initializer(list(values.collect(CodeBlock.joining(", "))))
                .build());
    }

    private static CodeBlock list(CodeBlock values) {
        return values.isEmpty()
                ? CodeBlock.of("$T.emptyList()", Collections.class)
                : CodeBlock.of("$T.unmodifiableList($T.asList($L))", Collections.class, Arrays.class, values);
    }

    private void files() {
        readable().forEach(this::file);
        ClassName self =
                ClassName.get(plan.spec().packageName(), simpleName(plan.spec().name()));
        type.addMethod(MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("""
                        Reads a resource beside this class.

                        @param resource its name, without a leading slash
                        @return its text
                        @throws IllegalStateException if it is missing or cannot be read
                        """)
                .returns(String.class)
                .addParameter(String.class, "resource")
                .beginControlFlow(
                        "try ($T in = $T.class.getResourceAsStream($S + resource))", InputStream.class, self, "/")
                .beginControlFlow("if (in == null)")
                .addStatement(
                        "throw new $T($S + resource + $S)",
                        IllegalStateException.class,
                        "missing resource: ",
                        "; is META-INF/goimage excluded from the jar?")
                .endControlFlow()
                .addStatement("$1T bytes = new $1T()", ByteArrayOutputStream.class)
                .addStatement("byte[] buffer = new byte[8192]")
                .beginControlFlow("for (int length = in.read(buffer); length >= 0; length = in.read(buffer))")
                .addStatement("bytes.write(buffer, 0, length)")
                .endControlFlow()
                .addStatement("return new $T(bytes.toByteArray(), $T.UTF_8)", String.class, StandardCharsets.class)
                .nextControlFlow("catch ($T e)", IOException.class)
                .addStatement("throw new $T($S + resource, e)", IllegalStateException.class, "unreadable resource: ")
                .endControlFlow()
                .build());
    }

    private void file(ImageFile file) {
        type.addMethod(MethodSpec.methodBuilder(methodName(file))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("""
                        Reads $L.

                        @return its text
                        @throws IllegalStateException if the resource {@link #$L} is missing
                        """, file.description(), file.name())
                .returns(String.class)
                .addStatement("return read($L)", file.name())
                .build());
    }

    /** Returns {@code portableDockerfile} for {@code PORTABLE_DOCKERFILE}. */
    private static String methodName(ImageFile file) {
        String joined = Stream.of(file.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
    }

    private void runArguments() {
        CodeBlock words = RunCommand.of(plan).stream()
                .map(word -> CodeBlock.of("$S", word))
                .collect(CodeBlock.joining(",\n", "\n", ""));
        type.addMethod(MethodSpec.methodBuilder("runArguments")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("""
                        Returns the command that runs the image with no privileges that it does not need.

                        @return its words, for {@link ProcessBuilder}
                        """)
                .returns(ParameterizedTypeName.get(List.class, String.class))
                .addStatement("return $L", list(words))
                .build());
    }

    private static String ascii(String source) {
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c < 0x80) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            }
        }
        return ascii.toString();
    }
}
