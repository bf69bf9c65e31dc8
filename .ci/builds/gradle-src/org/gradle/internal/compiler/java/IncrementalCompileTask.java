package org.gradle.internal.compiler.java;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.File;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject.Kind;

/**
 * Tells Gradle which classes javac makes of which file, which it needs to compile a part. The library that has the
 * engine lacks this class of the same name and constructor; this one tells nothing about constants.
 */
public final class IncrementalCompileTask implements CompilationTask {
    private static final String PACKAGE_INFO = "package-info.java";

    private final JavacTask task;
    private final Function<File, Optional<String>> relative;
    private final Consumer<Map<String, Set<String>>> result;
    private final Map<String, Set<String>> classes = new HashMap<>();

    public IncrementalCompileTask(
            CompilationTask task,
            Function<File, Optional<String>> relative,
            Consumer<String> backup,
            Consumer<Map<String, Set<String>>> result,
            BiConsumer<String, String> publicConstants,
            BiConsumer<String, String> privateConstants) {
        this.task = (JavacTask) task;
        this.relative = relative;
        this.result = result;
    }

    @Override
    public void addModules(Iterable<String> names) {
        task.addModules(names);
    }

    @Override
    public void setProcessors(Iterable<? extends Processor> processors) {
        task.setProcessors(processors);
    }

    @Override
    public void setLocale(Locale locale) {
        task.setLocale(locale);
    }

    @Override
    public Boolean call() {
        task.addTaskListener(new TaskListener() {
            @Override
            public void started(TaskEvent event) {}

            @Override
            public void finished(TaskEvent event) {
                if (event.getSourceFile() != null && event.getSourceFile().getKind() == Kind.SOURCE) {
                    relative.apply(new File(event.getSourceFile().getName())).ifPresent(file -> record(event, file));
                }
            }
        });
        try {
            return task.call();
        } finally {
            result.accept(classes);
        }
    }

    private void record(TaskEvent event, String file) {
        if (event.getKind() == TaskEvent.Kind.GENERATE && event.getTypeElement() != null) {
            add(file, event.getTypeElement().getQualifiedName().toString());
        } else if (event.getKind() == TaskEvent.Kind.ANALYZE && file.endsWith(PACKAGE_INFO)) {
            add(file, file.substring(0, file.length() - ".java".length()).replace('/', '.'));
        }
    }

    private void add(String file, String name) {
        classes.computeIfAbsent(file, key -> new HashSet<>()).add(name);
    }
}
