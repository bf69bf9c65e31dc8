package io.github.goimage.processor.report;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * The environment that a build tool hands to processors in the place of javac's own, in order to see what they write.
 */
final class WrappedEnvironment {
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
            return Proxy.isProxyClass(wrapper.getClass()) ? inProxy(wrapper) : inField(wrapper);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessingEnvironment> inProxy(ProcessingEnvironment wrapper)
            throws ReflectiveOperationException {
        ClassLoader loader = wrapper.getClass().getClassLoader();
        Object delegate = Class.forName(INTELLIJ, true, loader)
                .getMethod("unwrap", Class.class, Object.class)
                .invoke(null, ProcessingEnvironment.class, wrapper);
        return Optional.ofNullable((ProcessingEnvironment) delegate);
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
