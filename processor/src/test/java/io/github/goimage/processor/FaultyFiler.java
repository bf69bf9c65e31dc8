package io.github.goimage.processor;

import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.FileObject;

/**
 * Makes an environment whose files fail to open. Such a file has a URI of a scheme of its own, so that it is written
 * through the compiler.
 */
final class FaultyFiler implements UnaryOperator<ProcessingEnvironment> {
    private final String fragment;
    private final Supplier<? extends Throwable> fault;

    /** Throws when a file is opened for writing whose URI contains the fragment. */
    FaultyFiler(String fragment, Supplier<? extends Throwable> fault) {
        this.fragment = fragment;
        this.fault = fault;
    }

    @Override
    public ProcessingEnvironment apply(ProcessingEnvironment environment) {
        Filer filer = proxy(Filer.class, environment.getFiler());
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (self, method, arguments) ->
                        method.getName().equals("getFiler") ? filer : call(environment, method, arguments));
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
}
