package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Index;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoFunction;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A package of the team's own code. Of its files only those are parsed that hold a name which is looked for. */
public final class CodePackage {
    /** A function, and the file that declares it. */
    public record FunctionAt(CodeFile file, GoFunction function) {}

    /** A variable or constant, and the file that declares it. */
    record VariableAt(CodeFile file, GoSyntax.Variable variable) {}

    /** A type, and the file that declares it. */
    record TypeAt(CodePackage owner, CodeFile file, GoSyntax.Type type) {}

    private final String path;
    private final List<CodeFile> files;
    private final Map<String, Optional<FunctionAt>> functions = new HashMap<>();
    private final Map<String, Optional<VariableAt>> variables = new HashMap<>();
    private final Map<String, Optional<TypeAt>> types = new HashMap<>();
    private @Nullable Map<String, List<CodeFile>> declared;

    CodePackage(String path, List<CodeFile> files) {
        this.path = path;
        this.files = files;
    }

    /** Returns its import path. */
    public String path() {
        return path;
    }

    /** Returns its files, by name. */
    public List<CodeFile> files() {
        return files;
    }

    /** Finds a function that is not a method. */
    public Optional<FunctionAt> function(String name) {
        return function(name, name, "");
    }

    /** Finds a method of a type, or of a pointer to it. */
    Optional<FunctionAt> method(String type, String name) {
        return function(type + "." + name, name, type);
    }

    private Optional<FunctionAt> function(String key, String name, String receiver) {
        Optional<FunctionAt> known = functions.get(key);
        if (known == null) {
            known = find(name, receiver);
            functions.put(key, known);
        }
        return known;
    }

    private Optional<FunctionAt> find(String name, String receiver) {
        for (CodeFile file : declaring(name)) {
            for (GoFunction function : file.syntax().functions()) {
                if (function.name().equals(name) && receiverOf(function).equals(receiver)) {
                    return Optional.of(new FunctionAt(file, function));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the files that may declare a name. */
    private List<CodeFile> declaring(String name) {
        Map<String, List<CodeFile>> known = declared;
        if (known == null) {
            known = new HashMap<>();
            for (CodeFile file : files) {
                for (String one : file.text().declared()) {
                    List<CodeFile> others = known.get(one);
                    if (others == null) {
                        others = new ArrayList<>(1);
                        known.put(one, others);
                    }
                    others.add(file);
                }
            }
            declared = known;
        }
        return known.getOrDefault(name, List.of());
    }

    private static String receiverOf(GoFunction function) {
        Optional<GoExpression> type =
                function.receiver().isPresent() ? function.receiver().get().type() : Optional.empty();
        return type.isPresent() ? nameOf(type.get()) : "";
    }

    private static String nameOf(GoExpression type) {
        if (type instanceof Unary pointer) {
            return nameOf(pointer.operand());
        }
        if (type instanceof Index generic) {
            return nameOf(generic.of());
        }
        return type instanceof Name name ? name.text() : "";
    }

    Optional<VariableAt> variable(String name) {
        Optional<VariableAt> known = variables.get(name);
        if (known == null) {
            known = findVariable(name);
            variables.put(name, known);
        }
        return known;
    }

    private Optional<VariableAt> findVariable(String name) {
        for (CodeFile file : declaring(name)) {
            for (GoSyntax.Variable variable : file.syntax().variables()) {
                if (variable.name().equals(name)) {
                    return Optional.of(new VariableAt(file, variable));
                }
            }
        }
        return Optional.empty();
    }

    Optional<TypeAt> type(String name) {
        Optional<TypeAt> known = types.get(name);
        if (known == null) {
            known = findType(name);
            types.put(name, known);
        }
        return known;
    }

    private Optional<TypeAt> findType(String name) {
        for (CodeFile file : declaring(name)) {
            for (GoSyntax.Type type : file.syntax().types()) {
                if (type.name().equals(name)) {
                    return Optional.of(new TypeAt(this, file, type));
                }
            }
        }
        return Optional.empty();
    }
}
