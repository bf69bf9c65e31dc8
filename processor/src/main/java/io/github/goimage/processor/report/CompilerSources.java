package io.github.goimage.processor.report;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.github.goimage.processor.spec.SpecReader;
import io.github.goimage.rule.AttributePath;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;

/**
 * What the compiler knows of the sources: the file of a package, and the places of repeated annotations. Only javac
 * tells places; Eclipse's compiler has no trees.
 */
public final class CompilerSources {
    /** Build tools wrap once, perhaps twice; an environment that wraps itself must not keep the compiler. */
    private static final int MOST_WRAPPERS = 8;

    private static final String BASE = "${BASE}/";

    private final Elements elements;
    private final Optional<Trees> trees;

    /** Asked for at each finding. */
    private final IdentityHashMap<CompilationUnitTree, List<AnnotationTree>> images = new IdentityHashMap<>();

    private final IdentityHashMap<CompilationUnitTree, SourceLines> lines = new IdentityHashMap<>();

    /** Looks for javac's trees behind the environment. */
    public CompilerSources(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.trees = trees(environment);
    }

    private static Optional<Trees> trees(ProcessingEnvironment environment) {
        Optional<ProcessingEnvironment> next = Optional.of(environment);
        for (int i = 0; i < MOST_WRAPPERS && next.isPresent(); i++) {
            try {
                return Optional.of(Trees.instance(next.get()));
            } catch (IllegalArgumentException | LinkageError notOfJavac) {
                next = next.flatMap(WrappedEnvironment::in);
            }
        }
        return Optional.empty();
    }

    /** Returns the file of a package's annotations, or of a class. */
    public Optional<Path> file(Element element) {
        try {
            return unit(element)
                    .map(CompilationUnitTree::getSourceFile)
                    .or(() -> fileObject(element))
                    .flatMap(file -> path(file, Path.of("").toAbsolutePath()));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the path of a source file. Zinc, which compiles for sbt and Mill, names files by URIs of its own,
     * {@code vf://tmp/} and an id: an absolute path, or one below {@code ${BASE}}, where sbt was started.
     */
    static Optional<Path> path(JavaFileObject file, Path workingDirectory) {
        if (!"vf".equals(file.toUri().getScheme())) {
            return Optional.of(Path.of(file.toUri()));
        }
        String id = file.toUri().getPath().substring(1);
        return Optional.of(workingDirectory.resolve(id.startsWith(BASE) ? id.substring(BASE.length()) : id))
                .filter(Files::isRegularFile);
    }

    /**
     * Returns the file of an element without trees. The method belongs to the interface since JDK 18; Eclipse's
     * compiler has it on any JDK.
     */
    private Optional<JavaFileObject> fileObject(Element element) {
        MethodType type = MethodType.methodType(JavaFileObject.class, Element.class);
        for (Class<?> owner : List.of(Elements.class, elements.getClass())) {
            try {
                MethodHandle method = MethodHandles.publicLookup().findVirtual(owner, "getFileObjectOf", type);
                return Optional.ofNullable((JavaFileObject) method.invoke(elements, element));
            } catch (VirtualMachineError fatal) {
                throw fatal;
            } catch (Throwable notTold) {
                // The other class may tell.
            }
        }
        return Optional.empty();
    }

    /** Prints at a path of the package's annotation at this position; returns false if its place is not known. */
    boolean print(Kind kind, String text, PackageElement element, int index, AttributePath path) {
        Optional<CompilationUnitTree> unit = unit(element);
        if (unit.isEmpty()) {
            return false;
        }
        List<AnnotationTree> images = images(unit.get());
        if (index >= images.size()) {
            return false;
        }
        trees.get().printMessage(kind, text, place(images.get(index), path), unit.get());
        return true;
    }

    /**
     * Returns where a message about a path of the package's annotation at this position may point to, so that the
     * compiler prints no line that holds a credential.
     *
     * @param credentials the paths of the annotation's credentials
     */
    Pointing pointing(PackageElement element, int index, AttributePath path, List<AttributePath> credentials) {
        Optional<CompilationUnitTree> found = unit(element);
        List<AnnotationTree> images = found.map(this::images).orElse(List.of());
        if (index >= images.size()) {
            return credentials.isEmpty() ? Pointing.VALUE : Pointing.NOWHERE;
        }
        SourceLines lines = lines(found.orElseThrow());
        AnnotationTree image = images.get(index);
        Set<Long> secret = new HashSet<>();
        credentials.forEach(credential -> secret.addAll(lines.of(place(image, credential))));
        if (lines.of(place(image, path)).stream()
                .noneMatch(line -> secret.contains(line) || lines.holdsCredential(line))) {
            return Pointing.VALUE;
        }
        long line = lines.of(found.get().getPackage().getPackageName()).first();
        return secret.contains(line) || lines.holdsCredential(line) ? Pointing.NOWHERE : Pointing.PACKAGE;
    }

    private SourceLines lines(CompilationUnitTree unit) {
        return lines.computeIfAbsent(
                unit, read -> SourceLines.read(trees.orElseThrow().getSourcePositions(), read));
    }

    private Optional<CompilationUnitTree> unit(Element element) {
        return trees.map(known -> known.getPath(element)).map(TreePath::getCompilationUnit);
    }

    private List<AnnotationTree> images(CompilationUnitTree unit) {
        return images.computeIfAbsent(unit, this::findImages);
    }

    private List<AnnotationTree> findImages(CompilationUnitTree unit) {
        List<AnnotationTree> images = new ArrayList<>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void none) {
                TreePath type = new TreePath(getCurrentPath(), annotation.getAnnotationType());
                if (trees.orElseThrow().getElement(type) instanceof TypeElement element
                        && element.getQualifiedName().contentEquals(SpecReader.GO_IMAGE)) {
                    images.add(annotation);
                }
                return super.visitAnnotation(annotation, null);
            }
        }.scan(new TreePath(new TreePath(unit), unit.getPackage()), null);
        return images;
    }

    /** Returns the innermost tree on the way to the path. */
    private static Tree place(AnnotationTree annotation, AttributePath path) {
        Tree place = annotation;
        for (AttributePath.Step step : path.steps()) {
            if (!(place instanceof AnnotationTree parent)) {
                return place;
            }
            Optional<ExpressionTree> value = argument(parent, step.member());
            if (value.isEmpty()) {
                return place;
            }
            place = element(value.get(), step.index());
        }
        return place;
    }

    private static Optional<ExpressionTree> argument(AnnotationTree annotation, String member) {
        return annotation.getArguments().stream()
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(argument -> argument.getVariable().toString().equals(member))
                .map(AssignmentTree::getExpression)
                .findFirst();
    }

    private static Tree element(ExpressionTree value, int index) {
        return index >= 0
                        && value instanceof NewArrayTree array
                        && index < array.getInitializers().size()
                ? array.getInitializers().get(index)
                : value;
    }
}
