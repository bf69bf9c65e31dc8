package io.github.goimage.processor.service;

import java.util.List;

/**
 * A program that is built.
 *
 * @param main its main package, as the go command takes it: {@code .} or {@code ./cmd/api}
 * @param executable the name that the go command gives it, and that it has in the image unless it is the entry point;
 *     empty where the module's path is not known
 */
public record BuiltProgram(String main, String executable) {
    /** Returns the program of a package with this import path. */
    static BuiltProgram of(String main, String importPath) {
        return new BuiltProgram(main, executable(importPath));
    }

    /** Returns the program of a package of a module that nobody has read. */
    static BuiltProgram ofUnreadModule(String main) {
        String module = "/";
        String name = executable(main.equals(".") ? module : module + main.substring("./".length()));
        return new BuiltProgram(main, name);
    }

    /** Returns the last element of an import path that is no major version, as cmd/go's DefaultExecName does. */
    public static String executable(String importPath) {
        List<String> elements = List.of(importPath.split("/", -1));
        String last = elements.get(elements.size() - 1);
        return elements.size() > 1 && last.matches("v(?:[2-9]|[1-9][0-9]+)") ? elements.get(elements.size() - 2) : last;
    }
}
