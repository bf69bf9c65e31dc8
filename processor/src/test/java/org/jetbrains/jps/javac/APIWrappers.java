package org.jetbrains.jps.javac;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The class by which IntelliJ's own builder wraps the environment of processors, as far as processors see it: the
 * wrapper is a proxy of its class loader, and only {@link #unwrap} looks behind it.
 *
 * @see <a href="https://github.com/JetBrains/intellij-community">the original</a>
 */
public final class APIWrappers {
    private APIWrappers() {}

    private interface Accessor {
        Object delegate();
    }

    /** Wraps an object. */
    public static <T> T wrap(Class<T> type, T object) {
        return type.cast(Proxy.newProxyInstance(
                APIWrappers.class.getClassLoader(),
                new Class<?>[] {type, Accessor.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Accessor.class) {
                        return object;
                    }
                    try {
                        return method.invoke(object, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Returns what is wrapped, or null. */
    public static <T> T unwrap(Class<? extends T> type, T wrapper) {
        return wrapper instanceof Accessor accessor && type.isInstance(accessor.delegate())
                ? type.cast(accessor.delegate())
                : null;
    }
}
