package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.GoFile;
import io.github.goimage.processor.golang.source.GoText;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.syntax.GoAround;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoFunction;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A compiled file of the team's own code; it is read and parsed when that is first asked for. */
public final class CodeFile {
    /** A parameter of a function. */
    record Parameter(GoFunction function, int index) {}

    private final GoFile head;
    private final Place place;
    private final UnaryOperator<String> packageNames;
    private final Path path;
    private final Function<Path, byte[]> reader;
    private final Code.Parser parser;
    private @Nullable ImportedNames imports;
    private @Nullable GoText text;
    private @Nullable GoSyntax syntax;
    private @Nullable IdentityHashMap<GoLocal, Parameter> parameters;

    CodeFile(
            GoFile head,
            Place place,
            UnaryOperator<String> packageNames,
            Path path,
            Function<Path, byte[]> reader,
            Code.Parser parser) {
        this.head = head;
        this.place = place;
        this.packageNames = packageNames;
        this.path = path;
        this.reader = reader;
        this.parser = parser;
    }

    /** Returns what is known of it without parsing it. */
    public GoFile head() {
        return head;
    }

    /** Returns the import path of its package. */
    public String importPath() {
        return place.importPath();
    }

    /** Returns a line of it. */
    public Place place(int line) {
        return place.line(line);
    }

    /** Returns its text. */
    public GoText text() {
        GoText read = text;
        if (read == null) {
            read = new GoText(place.at().file(), reader.apply(path));
            text = read;
        }
        return read;
    }

    /** Returns what it declares and uses. */
    public GoSyntax syntax() {
        GoSyntax parsed = syntax;
        if (parsed == null) {
            parsed = parser.parse(path, text());
            syntax = parsed;
        }
        return parsed;
    }

    /** Returns whether a word may stand in it, in a comment or a literal too. */
    boolean holds(String word) {
        return text().holds(word);
    }

    /** Returns whether Linux may get to an expression: a function that asks for the system may mean another one. */
    public boolean isForLinux(GoExpression node) {
        return !holds("GOOS")
                || syntax().partsWith("GOOS").stream()
                        .flatMap(part -> syntax().functionOf(part).stream())
                        .filter(function -> function.uses(node))
                        .allMatch(function -> function.body()
                                .filter(body -> GoAround.of(node, body).isEmpty())
                                .isEmpty());
    }

    /** Returns the import path of the package whose name an expression is; empty if it is not one. */
    public Optional<String> packageOf(GoExpression expression) {
        return imports().pathOf(expression);
    }

    /** Returns what of a package an expression names, as {@code path.Name}; empty if it names nothing of one. */
    public Optional<String> qualified(GoExpression expression) {
        return expression instanceof Selector selector
                ? packageOf(selector.of()).map(path -> path + "." + selector.name())
                : Optional.empty();
    }

    /** Returns the names of packages whose names stand in the file without theirs. */
    public ImportedNames imports() {
        ImportedNames read = imports;
        if (read == null) {
            read = new ImportedNames(head, packageNames);
            imports = read;
        }
        return read;
    }

    Optional<Parameter> parameter(GoLocal local) {
        IdentityHashMap<GoLocal, Parameter> known = parameters;
        if (known == null) {
            known = new IdentityHashMap<>();
            for (GoFunction function : syntax().functions()) {
                for (int i = 0; i < function.signature().parameters().size(); i++) {
                    known.put(function.signature().parameters().get(i), new Parameter(function, i));
                }
            }
            parameters = known;
        }
        return Optional.ofNullable(known.get(local));
    }
}
