package io.github.goimage.processor.report;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * The environment that a build tool hands to processors in the place of javac's own, in order to see what they write.
 */
public final class WrappedEnvironment {
    /** What IntelliJ offers to processors that need the compiler's own environment. */
    private static final String INTELLIJ = "org.jetbrains.jps.javac.APIWrappers";

    private WrappedEnvironment() {}

    /**
     * Returns the environment that another one delegates to; empty if it does not tell. IntelliJ's own builder makes a
     * proxy, and offers a method that looks behind it; Gradle, and kapt of Kotlin, keep the delegate in a field.
     *
     * @see <a href="https://github.com/JetBrains/intellij-community">org.jetbrains.jps.javac.APIWrappers.unwrap</a>
     */
    static Optional<ProcessingEnvironment> in(ProcessingEnvironment wrapper) {
        try {
            return Proxy.isProxyClass(wrapper.getClass())
                    ? inProxy(ProcessingEnvironment.class, wrapper)
                    : inField(wrapper);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
    }

    /**
     * Returns whether IntelliJ's own builder made the filer. It keeps what is written to a stream, saves it when the
     * stream is closed, and remembers the file: what a later build does not write any more, it deletes.
     *
     * @see <a href="https://github.com/JetBrains/intellij-community">org.jetbrains.jps.javac.OutputFileObject</a>
     */
    public static boolean isOfIntelliJ(Filer filer) {
        try {
            return Proxy.isProxyClass(filer.getClass())
                    && inProxy(Filer.class, filer).isPresent();
        } catch (ReflectiveOperationException | RuntimeException another) {
            return false;
        }
    }

    private static <T> Optional<T> inProxy(Class<T> type, T wrapper) throws ReflectiveOperationException {
        ClassLoader loader = wrapper.getClass().getClassLoader();
        Object delegate = Class.forName(INTELLIJ, true, loader)
                .getMethod("unwrap", Class.class, Object.class)
                .invoke(null, type, wrapper);
        return Optional.ofNullable(delegate).map(type::cast);
    }

    private static Optional<ProcessingEnvironment> inField(ProcessingEnvironment wrapper)
            throws ReflectiveOperationException {
        for (Class<?> type = wrapper.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (ProcessingEnvironment.class.isAssignableFrom(field.getType())
                        && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    return Optional.ofNullable((ProcessingEnvironment) field.get(wrapper));
                }
            }
        }
        return Optional.empty();
    }
}
