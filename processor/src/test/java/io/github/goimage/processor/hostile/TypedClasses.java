package io.github.goimage.processor.hostile;

import io.github.goimage.processor.output.TypedClass;
import io.github.goimage.rule.ImageSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles typed classes in one go, in memory, and compares their constants with those of their twins. */
final class TypedClasses {
    private static final String TWIN = "twin";

    private final List<Waiting> waiting = new ArrayList<>();
    private int compared;

    private record Waiting(
            String id, String source, ImageSpec spec, String twinSource, String harmless, String hostile) {}

    private record Text(String name, String text) {}

    /** Takes a class that differs from its twin by its text. */
    void add(String id, String source, ImageSpec spec, String twinSource, String harmless, String hostile) {
        waiting.add(new Waiting(id, source, spec, twinSource, harmless, hostile));
    }

    /** How many classes were compared. */
    int compared() {
        return compared;
    }

    /** Compiles what has been added since the last call; each difference is an id, a tab and words. */
    List<String> differences() throws IOException {
        List<Text> texts = new ArrayList<>();
        Map<String, String> twins = new HashMap<>();
        for (Waiting each : waiting) {
            texts.add(new Text(TypedClass.qualifiedName(each.spec()), each.source()));
            twins.computeIfAbsent(each.twinSource(), absent -> TWIN + twins.size());
        }
        Map<String, String> twinNames = new HashMap<>();
        twins.forEach((source, name) -> {
            String moved = source.replace("package " + TWIN + ".image;", "package " + name + ".image;");
            String simple = moved.replaceFirst("(?s).*public final class (\\w+).*", "$1");
            twinNames.put(source, name + ".image." + simple);
            texts.add(new Text(name + ".image." + simple, moved));
        });
        Map<String, byte[]> compiled = new HashMap<>();
        List<String> differences = new ArrayList<>(compile(texts, compiled));
        ClassLoader loader = new Loader(compiled);
        for (Waiting each : differences.isEmpty() ? waiting : List.<Waiting>of()) {
            compared++;
            String difference = compare(loader, each, twinNames.get(each.twinSource()));
            if (!difference.isEmpty()) {
                differences.add(each.id() + "\t" + difference);
            }
        }
        waiting.clear();
        return differences;
    }

    private static String compare(ClassLoader loader, Waiting each, String twinName) {
        try {
            Class<?> type = loader.loadClass(TypedClass.qualifiedName(each.spec()));
            List<String> is = values(type);
            List<String> wanted = values(loader.loadClass(twinName)).stream()
                    .map(value -> value.replace(each.harmless(), each.hostile()))
                    .toList();
            if (!type.getField("NAME").get(null).equals(each.spec().name())) {
                return "NAME " + type.getField("NAME").get(null);
            }
            return is.equals(wanted) ? "" : is + " instead of " + wanted;
        } catch (ReflectiveOperationException | LinkageError e) {
            return e.toString();
        }
    }

    /** All constants, and the words of the run command. */
    private static List<String> values(Class<?> type) throws ReflectiveOperationException {
        List<String> values = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                values.add(field.getName() + "=" + field.get(null));
            }
        }
        values.add(type.getMethod("runArguments").invoke(null).toString());
        return values;
    }

    private static List<String> compile(List<Text> texts, Map<String, byte[]> compiled) throws IOException {
        if (texts.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (JavaFileManager files =
                new InMemory(compiler.getStandardFileManager(collector, Locale.ROOT, null), compiled)) {
            compiler.getTask(
                            new StringWriter(),
                            files,
                            collector,
                            List.of("-proc:none", "-Xlint:-options"),
                            null,
                            texts.stream().map(Source::new).toList())
                    .call();
        }
        return collector.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getSource() + "\t" + each.getMessage(Locale.ROOT))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Text text) {
            super(URI.create("memory:///" + text.name().replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> compiled;

        InMemory(JavaFileManager files, Map<String, byte[]> compiled) {
            super(files);
            this.compiled = compiled;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            compiled.put(className, toByteArray());
                        }
                    };
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> compiled;

        Loader(Map<String, byte[]> compiled) {
            super(null);
            this.compiled = compiled;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = compiled.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
