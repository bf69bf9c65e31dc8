package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoKeywords;
import io.github.goimage.processor.golang.source.GoTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a file says about its variables' types and the methods it calls, found in one pass when it is first needed. */
final class VariableTypes {
    private static final Set<String> BETWEEN = Set.of(":=", "=", "&", "*");

    /**
     * A declaration or assignment of a variable.
     *
     * @param type the import path and name of its type, {@code net/http.Server}; empty for another type or an unknown
     *     one
     * @param told whether the type is stated there
     */
    private record Setting(Optional<String> type, boolean told) {}

    private final GoTokens tokens;
    private final ImportedNames names;
    private final Map<String, List<Setting>> settings = new HashMap<>();
    private final Set<String> methods = new HashSet<>();
    private boolean read;

    VariableTypes(GoTokens tokens, ImportedNames names) {
        this.tokens = tokens;
        this.names = names;
    }

    /** Returns whether some variable of this name has a type of a package, and none visibly has another. */
    boolean isOf(String variable, String path, String type) {
        return isOf(variable, (path + "." + type)::equals);
    }

    /**
     * Returns whether some variable of this name comes from a package, by its types or made by its functions, and none
     * visibly from another.
     */
    boolean isOf(String variable, String path) {
        return isOf(variable, type -> type.startsWith(path + "."));
    }

    /** Returns whether the file calls a method with one of these names on any value. */
    boolean callsMethod(String... wanted) {
        read();
        return List.of(wanted).stream().anyMatch(methods::contains);
    }

    private boolean isOf(String variable, Predicate<String> wanted) {
        read();
        List<Setting> found = settings.getOrDefault(variable, List.of());
        return found.stream().anyMatch(setting -> setting.type().filter(wanted).isPresent())
                && found.stream()
                        .noneMatch(setting ->
                                setting.told() && setting.type().filter(wanted).isEmpty());
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.isWord(at)) {
                readWord(at);
            }
        }
    }

    private void readWord(int at) {
        if (tokens.is(at - 1, ".") && tokens.is(at + 1, "(")) {
            methods.add(tokens.text(at));
        }
        int value = at + 1;
        while (BETWEEN.contains(tokens.text(value))) {
            value++;
        }
        boolean typed = value == at + 1 || (value == at + 2 && tokens.is(at + 1, "*"));
        if (!tokens.isWord(value) || GoKeywords.isOne(tokens.text(at)) || GoKeywords.isOne(tokens.text(value))) {
            return;
        }
        boolean qualified = tokens.is(value + 1, ".");
        String name = tokens.text(value + 2);
        Optional<String> type =
                qualified ? names.pathOf(tokens.text(value)).map(path -> path + "." + name) : Optional.empty();
        boolean literal = tokens.is(value + (qualified ? 3 : 1), "{");
        settings.computeIfAbsent(tokens.text(at), absent -> new ArrayList<>()).add(new Setting(type, typed || literal));
    }
}
