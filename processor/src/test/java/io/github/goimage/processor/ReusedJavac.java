package io.github.goimage.processor;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticListener;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A javac that keeps what it has read of the JDK and of the annotations for the next run of a thread, a seventh of the
 * time: the pool with which jshell does so. Its package is not exported; where the JVM of the tests does not open it
 * with {@code --add-exports}, each run reads everything anew.
 */
final class ReusedJavac {
    private static final String PACKAGE = "com.sun.tools.javac.api.";

    private static final ThreadLocal<Optional<ReusedJavac>> OF_THREAD = ThreadLocal.withInitial(ReusedJavac::find);

    private final Object pool;
    private final Method getTask;
    private final Class<?> workerType;

    /** What is done with the compiler. */
    interface Work {
        void with(JavacTask task) throws IOException;
    }

    private ReusedJavac() throws ReflectiveOperationException {
        Class<?> poolType = Class.forName(PACKAGE + "JavacTaskPool");
        this.workerType = Class.forName(PACKAGE + "JavacTaskPool$Worker");
        this.pool = poolType.getConstructor(int.class).newInstance(1);
        this.getTask = poolType.getMethod(
                "getTask",
                Writer.class,
                JavaFileManager.class,
                DiagnosticListener.class,
                Iterable.class,
                Iterable.class,
                Iterable.class,
                workerType);
    }

    private static Optional<ReusedJavac> find() {
        try {
            return Optional.of(new ReusedJavac());
        } catch (ReflectiveOperationException closed) {
            return Optional.empty();
        }
    }

    /** Gives some sources to javac, and does this work while it has them. */
    static void run(
            StandardJavaFileManager files,
            DiagnosticListener<? super JavaFileObject> listener,
            List<String> options,
            List<Path> sources,
            Work work)
            throws IOException {
        List<JavaFileObject> units = new ArrayList<>();
        files.getJavaFileObjectsFromPaths(sources).forEach(file -> units.add(new Unkept(file)));
        Optional<ReusedJavac> reused = OF_THREAD.get();
        if (reused.isPresent()) {
            reused.get().reuse(files, listener, options, units, work);
        } else {
            work.with((JavacTask)
                    ToolProvider.getSystemJavaCompiler().getTask(null, files, listener, options, null, units));
        }
    }

    /**
     * A source whose text is read anew: javac keeps that of a file for as long as its time, in milliseconds, is the
     * same.
     */
    private static final class Unkept extends ForwardingJavaFileObject<JavaFileObject> {
        Unkept(JavaFileObject file) {
            super(file);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            return Files.readString(Path.of(toUri()));
        }
    }

    private void reuse(
            StandardJavaFileManager files,
            DiagnosticListener<? super JavaFileObject> listener,
            List<String> options,
            Iterable<? extends JavaFileObject> units,
            Work work)
            throws IOException {
        Object worker = Proxy.newProxyInstance(
                workerType.getClassLoader(), new Class<?>[] {workerType}, (proxy, method, arguments) -> {
                    work.with((JavacTask) arguments[0]);
                    return null;
                });
        try {
            getTask.invoke(pool, null, files, listener, options, null, units, worker);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw thrown(e.getCause());
        }
    }

    /** Returns what the work has thrown; a proxy wraps what its interface does not declare. */
    private static RuntimeException thrown(Throwable cause) throws IOException {
        Throwable own = cause instanceof java.lang.reflect.UndeclaredThrowableException ? cause.getCause() : cause;
        if (own instanceof IOException e) {
            throw e;
        }
        if (own instanceof Error e) {
            throw e;
        }
        return own instanceof RuntimeException e ? e : new IllegalStateException(own);
    }
}
