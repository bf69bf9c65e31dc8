package io.github.goimage.processor.output;

import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.dockerfile.RunCommand;
import io.github.goimage.processor.text.JavaLiteral;
import io.github.goimage.rule.ImageSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The typed class of an image, {@code <package>.<Name>Image}: what the Dockerfile says, as Java constants. Code that
 * uses it does not compile if the processor did not run. It is Java 8, for {@code --release 8}.
 */
public final class TypedClass {
    /** The files that have a constant and a method, named as in {@link ImageFile}. */
    private static final List<ImageFile> READABLE = List.of(
            ImageFile.DOCKERFILE, ImageFile.IGNORE_FILE, ImageFile.PORTABLE_DOCKERFILE, ImageFile.PORTABLE_IGNORE_FILE);

    /** Also those of java.lang: without them, a class of the package with such a name would be meant. */
    private static final List<String> IMPORTS = List.of(
            "java.io.ByteArrayOutputStream",
            "java.io.IOException",
            "java.io.InputStream",
            "java.lang.IllegalStateException",
            "java.lang.Integer",
            "java.lang.ProcessBuilder",
            "java.lang.String",
            "java.nio.charset.StandardCharsets",
            "java.util.Arrays",
            "java.util.Collections",
            "java.util.List");

    private final ImagePlan plan;
    private final String simpleName;
    private final StringBuilder source = new StringBuilder();

    private TypedClass(ImagePlan plan) {
        this.plan = plan;
        this.simpleName = simpleName(plan.spec().name());
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

    /**
     * Returns the source text, in ASCII so that it means the same under every {@code -encoding}.
     *
     * @param annotated whether {@code javax.annotation.processing.Generated} is visible from the package's module; in
     *     one that does not read {@code java.compiler} it would not compile
     * @param named whether that module has a name
     */
    public static String source(ImagePlan plan, boolean annotated, boolean named) {
        TypedClass typedClass = new TypedClass(plan);
        typedClass.begin(annotated, annotated && named);
        typedClass.constants();
        typedClass.files();
        typedClass.runArguments();
        return ascii(typedClass.source.append("}\n").toString());
    }

    private void begin(boolean annotated, boolean exported) {
        add("package %s;\n\n", plan.spec().packageName());
        IMPORTS.forEach(each -> add("import %s;\n", each));
        if (annotated) {
            add("import javax.annotation.processing.Generated;\n");
        }
        add(
                "\n/** The container image %s, as its Dockerfile says. */\n",
                plan.spec().name());
        if (annotated) {
            add("@Generated(\"io.github.goimage.processor.GoImageProcessor\")\n");
        }
        if (exported) {
            // -Xlint:exports warns about the annotation if the module does not require java.compiler transitively.
            add("@java.lang.SuppressWarnings(\"exports\")\n");
        }
        add("public final class %s {\n", simpleName);
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
        add("""
                    /** Not instantiable: all members are static. */
                    private %s() {}

                """, simpleName);
    }

    private Stream<ImageFile> readable() {
        return READABLE.stream().filter(file -> plan.isPortable() || !file.isPortable());
    }

    private void constant(String name, String javadoc, String value) {
        field("String", name, javadoc, JavaLiteral.of(value));
    }

    private void ports(String name, String javadoc, List<Integer> ports) {
        field("List<Integer>", name, javadoc, list(ports.stream().map(String::valueOf), ", "));
    }

    private void field(String type, String name, String javadoc, String value) {
        add("""
                    /** %s */
                    public static final %s %s = %s;

                """, javadoc, type, name, value);
    }

    private static String list(Stream<String> values, String separator) {
        String joined = values.collect(Collectors.joining(separator));
        return joined.isEmpty()
                ? "Collections.emptyList()"
                : "Collections.unmodifiableList(Arrays.asList(" + joined + "))";
    }

    private void files() {
        readable().forEach(this::file);
        add("""
                    /**
                     * Reads a resource beside this class.
                     *
                     * @param resource its name, without a leading slash
                     * @return its text
                     * @throws IllegalStateException if it is missing or cannot be read
                     */
                    private static String read(String resource) {
                        try (InputStream in = %s.class.getResourceAsStream("/" + resource)) {
                            if (in == null) {
                                throw new IllegalStateException("missing resource: " + resource
                                        + "; is META-INF/goimage excluded from the jar?");
                            }
                            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                            byte[] buffer = new byte[8192];
                            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                                bytes.write(buffer, 0, length);
                            }
                            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
                        } catch (IOException e) {
                            throw new IllegalStateException("unreadable resource: " + resource, e);
                        }
                    }

                """, simpleName);
    }

    private void file(ImageFile file) {
        add("""
                    /**
                     * Reads %s.
                     *
                     * @return its text
                     * @throws IllegalStateException if the resource {@link #%s} is missing
                     */
                    public static String %s() {
                        return read(%s);
                    }

                """, file.description(), file.name(), methodName(file), file.name());
    }

    /** Returns {@code portableDockerfile} for {@code PORTABLE_DOCKERFILE}. */
    private static String methodName(ImageFile file) {
        String joined = Stream.of(file.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
    }

    private void runArguments() {
        String line = "\n                ";
        String words = list(RunCommand.of(plan).stream().map(JavaLiteral::of), "," + line)
                .replaceFirst("asList\\(", "asList(" + line);
        add("""
                    /**
                     * Returns the command that runs the image with no privileges that it does not need.
                     *
                     * @return its words, for {@link ProcessBuilder}
                     */
                    public static List<String> runArguments() {
                        return %s;
                    }
                """, words);
    }

    /** Adds text, with values where it says {@code %s}. */
    private void add(String text, String... values) {
        String rest = text;
        for (String value : values) {
            int index = rest.indexOf("%s");
            source.append(rest, 0, index).append(value);
            rest = rest.substring(index + 2);
        }
        source.append(rest);
    }

    private static String ascii(String source) {
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            ascii.append(
                    c < 0x80
                            ? String.valueOf(c)
                            : "\\u" + Integer.toHexString(0x10000 | c).substring(1));
        }
        return ascii.toString();
    }
}
