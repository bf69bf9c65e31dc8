package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.GoScanner.Kind;
import io.github.goimage.processor.golang.source.GoTokens;
import io.github.goimage.processor.golang.source.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the facts in the tokens of one file; create an instance for each file. */
final class FileFacts {
    private final Place file;
    private final GoTokens tokens;
    private final ImportedNames names;
    private final StringConstants constants;
    private final ShadowedNames shadowed;
    private final VariableTypes types;
    private LocalNames locals;
    private final List<String> telling;
    private final Map<String, FactPattern> methods = new HashMap<>();
    private final List<String> methodNames;
    private final Map<String, FactPattern> unqualified = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();

    private FileFacts(Place file, GoFile head, GoTokens tokens, StringConstants constants) {
        this.file = file;
        this.tokens = tokens;
        this.constants = constants;
        this.names = new ImportedNames(head);
        this.telling = names.telling();
        this.shadowed = new ShadowedNames(tokens, telling);
        this.locals = new LocalNames(tokens, 0);
        this.types = new VariableTypes(tokens, names);
        names.unqualified()
                .flatMap(path -> FactPatterns.of(path).stream())
                .forEach(patterns -> unqualified.putAll(patterns.selectors()));
        patterns(head).forEach(patterns -> methods.putAll(patterns.methods()));
        this.methodNames = List.copyOf(methods.keySet());
    }

    /** Returns whether an import makes a fact possible, so that the file is worth reading. */
    static boolean mayHold(GoFile head) {
        return !patterns(head).isEmpty();
    }

    /** Returns the facts in the order of the file; the line of the given place is ignored. */
    static List<Fact> find(Place file, GoFile head, byte[] source, StringConstants constants) {
        if (!mayHold(head, source)) {
            return List.of();
        }
        FileFacts found = new FileFacts(file, head, GoTokens.scan(file.file(), source), constants);
        found.scan();
        return found.facts;
    }

    private static List<PackagePatterns> patterns(GoFile head) {
        return head.imports().stream()
                .map(GoImport::path)
                .flatMap(path -> FactPatterns.of(path).stream())
                .toList();
    }

    /** Looks for the bytes of the names, because most files that import package time never say LoadLocation. */
    private static boolean mayHold(GoFile head, byte[] source) {
        String text = new String(source, StandardCharsets.ISO_8859_1);
        return patterns(head).stream()
                .flatMap(patterns -> patterns.names().stream())
                .anyMatch(text::contains);
    }

    private void scan() {
        for (int at = 0; at < tokens.size(); at++) {
            shadowed.advance(at);
            if (tokens.kind(at) == Kind.WORD && !tokens.is(at - 1, ".") && tokens.is(at + 1, ".")) {
                selector(at);
            } else if (!unqualified.isEmpty() && tokens.isWord(at) && !tokens.is(at - 1, ".")) {
                unqualified(at);
            } else if (tokens.is(at, ".") && tokens.isWord(at + 1)) {
                method(at);
            }
        }
    }

    private void selector(int at) {
        tokens.firstOf(at, telling)
                .filter(name -> !shadowed.contains(name))
                .flatMap(name -> pattern(name, tokens.text(at + 2))
                        .flatMap(pattern -> pattern.match(call(at + 3, name + "." + tokens.text(at + 2)))))
                .ifPresent(facts::add);
    }

    /** Handles a name of a package that is imported with a dot. */
    private void unqualified(int at) {
        Optional.ofNullable(unqualified.get(tokens.text(at)))
                .flatMap(pattern -> pattern.match(call(at + 1, tokens.text(at))))
                .ifPresent(facts::add);
    }

    private Optional<FactPattern> pattern(String packageName, String name) {
        return names.pathOf(packageName)
                .flatMap(FactPatterns::of)
                .map(patterns -> patterns.selectors().get(name));
    }

    private void method(int dot) {
        tokens.firstOf(dot + 1, methodNames)
                .flatMap(name ->
                        Optional.ofNullable(methods.get(name)).flatMap(found -> found.match(call(dot + 2, name))))
                .ifPresent(facts::add);
    }

    private Call call(int behind, String what) {
        Place place = new Place(file.importPath(), file.file(), tokens.line(behind - 1));
        return new Call(tokens, behind, what, place, names, name -> constant(name, behind), types);
    }

    /** Returns the value of a name at an index shortly after the token that the scan has reached. */
    private Optional<String> constant(String name, int index) {
        return isLocal(name, index) ? Optional.empty() : constants.valueOf(name);
    }

    private boolean isLocal(String name, int index) {
        OptionalInt function = shadowed.outermost();
        if (function.isEmpty()) {
            return false;
        }
        if (locals.function() != function.getAsInt()) {
            locals = new LocalNames(tokens, function.getAsInt());
        }
        return locals.declare(name, index);
    }
}
