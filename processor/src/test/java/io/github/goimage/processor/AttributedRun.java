package io.github.goimage.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.github.goimage.GoImage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * goimage on packages that javac reads and does not compile: no rounds, no class files, and one javac for all runs of a
 * thread. What it finds lies where javac has it; only among repeated annotations it does not know the one.
 */
final class AttributedRun {
    private static final ThreadLocal<StandardJavaFileManager> FILES =
            ThreadLocal.withInitial(AttributedRun::fileManager);

    private final StandardJavaFileManager files = FILES.get();
    private final Map<String, String> options = new HashMap<>();
    private final DiagnosticListener<? super JavaFileObject> listener;
    private final JavacTask task;
    private final Trees trees;

    private AttributedRun(JavacTask task, List<String> options, DiagnosticListener<? super JavaFileObject> listener) {
        this.listener = listener;
        this.task = task;
        this.trees = Trees.instance(task);
        for (String option : options) {
            String[] parts = option.substring("-A".length()).split("=", 2);
            // As javac has it, an empty value is none.
            this.options.put(parts[0], parts[1].isEmpty() ? null : parts[1]);
        }
    }

    private static StandardJavaFileManager fileManager() {
        StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            URI annotations = GoImage.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(Path.of(annotations)));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    /**
     * Lets a processor see the packages of these files.
     *
     * @param options of the form {@code -Akey=value}
     * @param output where its files go
     */
    static void run(
            Processor processor,
            List<Path> sources,
            List<String> options,
            Path output,
            DiagnosticListener<? super JavaFileObject> listener)
            throws IOException {
        StandardJavaFileManager files = FILES.get();
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
        ReusedJavac.run(
                files,
                listener,
                List.of("-proc:none", "-Xlint:all", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000"),
                sources,
                task -> new AttributedRun(task, options, listener).run(processor));
    }

    private void run(Processor processor) throws IOException {
        Set<PackageElement> packages = StreamSupport.stream(task.parse().spliterator(), false)
                .map(CompilationUnitTree::getPackageName)
                .map(name -> task.getElements().getPackageElement(name.toString()))
                .collect(Collectors.toSet());
        Set<TypeElement> annotations = processor.getSupportedAnnotationTypes().stream()
                .map(name -> task.getElements().getTypeElement(name))
                .collect(Collectors.toSet());
        processor.init(new Environment());
        processor.process(annotations, new Round(packages, false));
        processor.process(Set.of(), new Round(Set.of(), true));
    }

    private record Round(Set<PackageElement> packages, boolean processingOver) implements RoundEnvironment {
        @Override
        public boolean errorRaised() {
            return false;
        }

        @Override
        public Set<? extends Element> getRootElements() {
            return packages;
        }

        @Override
        public Set<? extends Element> getElementsAnnotatedWith(TypeElement annotation) {
            Predicate<AnnotationMirror> isOf =
                    mirror -> mirror.getAnnotationType().asElement().equals(annotation);
            return packages.stream()
                    .filter(each -> each.getAnnotationMirrors().stream().anyMatch(isOf))
                    .collect(Collectors.toSet());
        }

        @Override
        public Set<? extends Element> getElementsAnnotatedWith(Class<? extends Annotation> annotation) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Environment implements ProcessingEnvironment {
        private final Filer filer = new OutputFiler();
        private final Messager messager = new TreeMessager();

        @Override
        public Map<String, String> getOptions() {
            return options;
        }

        @Override
        public Messager getMessager() {
            return messager;
        }

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Elements getElementUtils() {
            return task.getElements();
        }

        @Override
        public Types getTypeUtils() {
            return task.getTypes();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public Locale getLocale() {
            return Locale.ROOT;
        }
    }

    /** A message that stands nowhere, as javac gives it. */
    private record Placeless(Kind kind, String text) implements Diagnostic<JavaFileObject> {
        @Override
        public Kind getKind() {
            return kind;
        }

        @Override
        public @Nullable JavaFileObject getSource() {
            return null;
        }

        @Override
        public long getPosition() {
            return NOPOS;
        }

        @Override
        public long getStartPosition() {
            return NOPOS;
        }

        @Override
        public long getEndPosition() {
            return NOPOS;
        }

        @Override
        public long getLineNumber() {
            return NOPOS;
        }

        @Override
        public long getColumnNumber() {
            return NOPOS;
        }

        @Override
        public String getCode() {
            return "compiler.misc.proc.messager";
        }

        @Override
        public String getMessage(@Nullable Locale locale) {
            return text;
        }
    }

    private final class TreeMessager implements Messager {
        @Override
        public void printMessage(Diagnostic.Kind kind, CharSequence text) {
            listener.report(new Placeless(kind, text.toString()));
        }

        @Override
        public void printMessage(Diagnostic.Kind kind, CharSequence text, Element element) {
            print(kind, text, trees.getPath(element));
        }

        @Override
        public void printMessage(Diagnostic.Kind kind, CharSequence text, Element element, AnnotationMirror mirror) {
            print(kind, text, trees.getPath(element, mirror));
        }

        @Override
        public void printMessage(
                Diagnostic.Kind kind,
                CharSequence text,
                Element element,
                AnnotationMirror mirror,
                AnnotationValue value) {
            print(kind, text, trees.getPath(element, mirror, value));
        }

        private void print(Diagnostic.Kind kind, CharSequence text, TreePath place) {
            trees.printMessage(kind, text, place.getLeaf(), place.getCompilationUnit());
        }
    }

    /** Opens no file twice, as javac's. */
    private final class OutputFiler implements Filer {
        private final Set<URI> created = new HashSet<>();

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
            return created(files.getJavaFileForOutput(
                    StandardLocation.SOURCE_OUTPUT, name.toString(), JavaFileObject.Kind.SOURCE, null));
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... origins) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileObject createResource(
                Location location, CharSequence packageName, CharSequence name, Element... origins) throws IOException {
            return created(files.getFileForOutput(location, packageName.toString(), name.toString(), null));
        }

        @Override
        public FileObject getResource(Location location, CharSequence packageName, CharSequence name)
                throws IOException {
            FileObject file = files.getFileForOutput(location, packageName.toString(), name.toString(), null);
            if (file == null) {
                throw new FileNotFoundException(name.toString());
            }
            refuseSecond(file);
            return file;
        }

        private <T extends FileObject> T created(T file) throws FilerException {
            refuseSecond(file);
            created.add(file.toUri());
            return file;
        }

        private void refuseSecond(FileObject file) throws FilerException {
            if (created.contains(file.toUri())) {
                throw new FilerException("Attempt to reopen a file for path " + file.getName());
            }
        }
    }
}
