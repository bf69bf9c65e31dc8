package io.github.goimage.processor;

import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;

/**
 * goimage in an environment whose files fail to open; wrapped, as some build tools wrap it. Such a file has a URI of a
 * scheme of its own, so that it is written through the compiler.
 */
final class FaultyFiler implements Processor {
    private final Processor processor = new GoImageProcessor();
    private final String fragment;
    private final Supplier<? extends Throwable> fault;

    /** Throws when a file is opened for writing whose URI contains the fragment. */
    FaultyFiler(String fragment, Supplier<? extends Throwable> fault) {
        this.fragment = fragment;
        this.fault = fault;
    }

    @Override
    public void init(ProcessingEnvironment environment) {
        Filer filer = proxy(Filer.class, environment.getFiler());
        processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (self, method, arguments) ->
                        method.getName().equals("getFiler") ? filer : call(environment, method, arguments)));
    }

    /** Returns the same object, except that a file that it returns is wrapped. */
    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (target instanceof FileObject file
                            && file.toUri().toString().contains(fragment)) {
                        if (method.getReturnType() == OutputStream.class) {
                            throw fault.get();
                        }
                        if (method.getReturnType() == URI.class) {
                            return URI.create("faulty:" + file.toUri().getPath());
                        }
                        if (method.getName().equals("delete")) {
                            return Files.deleteIfExists(Path.of(file.toUri()));
                        }
                    }
                    Object result = call(target, method, arguments);
                    return FileObject.class.isAssignableFrom(method.getReturnType())
                            ? proxy(method.getReturnType(), result)
                            : result;
                }));
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        processor.process(annotations, round);
        return false;
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
            Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
        return processor.getCompletions(element, annotation, member, text);
    }
}
