package io.github.goimage.processor.gomod;

import io.github.goimage.processor.gomod.FactPatterns.Pattern;
import io.github.goimage.processor.gomod.GoScanner.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the facts in the tokens of one file; good for one file. */
final class FileFacts {
    private final Place file;
    private final GoTokens tokens;
    private final ImportedNames names;
    private final StringConstants constants;
    private final ShadowedNames shadowed;
    private final Map<String, Pattern> methods = new HashMap<>();
    private final boolean servesHttp;
    private final List<Fact> facts = new ArrayList<>();

    private FileFacts(Place file, GoFile head, GoTokens tokens, StringConstants constants) {
        this.file = file;
        this.tokens = tokens;
        this.constants = constants;
        this.names = new ImportedNames(head);
        this.shadowed = new ShadowedNames(tokens, names.names());
        this.servesHttp = names.names().stream()
                .anyMatch(name -> names.pathOf(name).orElse("").equals("net/http"));
        head.imports().forEach(imported -> methods.putAll(FactPatterns.methods(imported.path())));
    }

    /** The facts in the order of the file; of the given place the line does not matter. */
    static List<Fact> find(Place file, GoFile head, GoTokens tokens, StringConstants constants) {
        FileFacts found = new FileFacts(file, head, tokens, constants);
        found.scan();
        return found.facts;
    }

    private void scan() {
        for (int at = 0; at < tokens.size(); at++) {
            shadowed.advance(at);
            if (tokens.kind(at) == Kind.WORD && !tokens.is(at - 1, ".") && tokens.is(at + 1, ".")) {
                selector(at);
            } else if (tokens.is(at, ".") && tokens.isWord(at + 1)) {
                method(at);
            }
        }
    }

    private void selector(int at) {
        String name = tokens.text(at);
        Optional<String> path = shadowed.contains(name) ? Optional.empty() : names.pathOf(name);
        path.flatMap(imported -> FactPatterns.ofSelector(imported, tokens.text(at + 2)))
                .flatMap(pattern -> pattern.apply(call(at + 3, name + "." + tokens.text(at + 2))))
                .ifPresent(facts::add);
    }

    private void method(int dot) {
        String name = tokens.text(dot + 1);
        Optional.ofNullable(methods.get(name))
                .flatMap(pattern -> pattern.apply(call(dot + 2, name)))
                .ifPresent(facts::add);
        if (servesHttp && name.equals("Addr") && tokens.is(dot + 2, "=")) {
            assignedAddress(dot);
        }
    }

    /** {@code server.Addr = ":8080"}. */
    private void assignedAddress(int dot) {
        String what = "http.Server.Addr";
        boolean alone = tokens.kind(dot + 4) == Kind.SEMICOLON || tokens.is(dot + 4, "}");
        Optional<String> text = alone ? tokens.string(dot + 3) : Optional.empty();
        if (text.isEmpty()) {
            facts.add(new Fact.OpenListener(place(dot), what));
        } else {
            Address.parse(text.get())
                    .map(address -> new Fact.Listener(place(dot), "tcp", address.host(), address.port(), what))
                    .ifPresent(facts::add);
        }
    }

    private Call call(int behind, String what) {
        return new Call(tokens, behind, what, place(behind - 1), names, constants);
    }

    private Place place(int token) {
        return new Place(file.importPath(), file.file(), tokens.line(token));
    }
}
