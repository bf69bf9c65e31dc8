package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Text;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of flags, as packages flag, pflag (with cobra), kingpin and urfave/cli define them, and of viper's keys.
 *
 * @see <a href="https://pkg.go.dev/flag">flag</a>
 * @see <a href="https://pkg.go.dev/github.com/spf13/pflag">pflag</a>
 * @see <a href="https://pkg.go.dev/github.com/alecthomas/kingpin/v2">kingpin</a>
 * @see <a href="https://pkg.go.dev/github.com/urfave/cli/v2">urfave/cli</a>
 */
final class Flags {
    private static final Pattern DEFINITION =
            Pattern.compile("(?:String|Int|Int16|Int32|Int64|Uint|Uint16|Uint32|Uint64|Bool|Duration)(Var)?(P)?");

    /** Asks for the value of a flag or key by its name. */
    private static final Pattern GETTER =
            Pattern.compile("(?:Get|Global)?(?:String|Int|Int64|Uint|Uint16|Bool|Path|Duration)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.:-]*");

    private final Code code;
    private final Evaluator evaluator;
    private @Nullable Map<String, Values> defined;

    Flags(Code code, Evaluator evaluator) {
        this.code = code;
        this.evaluator = evaluator;
    }

    /** Returns the value of a flag that a call defines or looks up; empty if it does neither. */
    Optional<Values> valueOf(Call call, Frame frame) {
        if (!(call.function() instanceof Selector selector)) {
            return Optional.empty();
        }
        Optional<Values> definition = definition(call, selector, frame).or(() -> chain(call, frame));
        if (definition.isPresent()
                || call.arguments().size() != 1
                || !GETTER.matcher(selector.name()).matches()) {
            return definition;
        }
        boolean foreign = frame.file()
                .packageOf(selector.of())
                .filter(path -> !path.endsWith("/viper"))
                .isPresent();
        return !foreign && call.arguments().get(0) instanceof Text name
                ? Optional.ofNullable(defined().get(name.value()))
                : Optional.empty();
    }

    /** Returns the default of a flag or key by its name. */
    Optional<Values> named(String name) {
        return Optional.ofNullable(defined().get(name));
    }

    /** Returns the default that a call gives the variable whose address it takes; empty where it defines no flag. */
    Optional<Values> defaultOf(Call call, Frame frame) {
        return call.function() instanceof Selector selector
                ? definition(call, selector, frame).or(() -> chain(call, frame))
                : Optional.empty();
    }

    /**
     * Reads {@code flag.String("name", "default", "usage")}, with the address first in Var and the short name second in
     * P.
     */
    private Optional<Values> definition(Call call, Selector selector, Frame frame) {
        Matcher matcher = DEFINITION.matcher(selector.name());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int name = matcher.group(1) == null ? 0 : 1;
        int value = name + (matcher.group(2) == null ? 1 : 2);
        boolean foreign = frame.file()
                .packageOf(selector.of())
                .filter(path -> !path.endsWith("flag"))
                .isPresent();
        if (foreign || call.arguments().size() != value + 2) {
            return Optional.empty();
        }
        Optional<String> found = flagName(call.arguments().get(name), frame);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(List.of(found.get()));
        if (value == name + 2) {
            flagName(call.arguments().get(name + 1), frame).ifPresent(names::add);
        }
        return Optional.of(evaluator
                .find(call.arguments().get(value), frame)
                .settled()
                .with(Set.of(new Setting.Flag(List.copyOf(names)))));
    }

    private Optional<String> flagName(GoExpression expression, Frame frame) {
        return evaluator
                .find(expression, frame)
                .only()
                .map(Value::text)
                .filter(name -> NAME.matcher(name).matches());
    }

    /** Reads {@code app.Flag("name", "help").Default("x").Envar("X").String()}. */
    private Optional<Values> chain(Call last, Frame frame) {
        Optional<Values> value = Optional.empty();
        Set<Setting> settings = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        GoExpression at = last.function() instanceof Selector selector ? selector.of() : last;
        while (at instanceof Call call && call.function() instanceof Selector selector) {
            Optional<String> first = call.argument(0).flatMap(text -> flagName(text, frame));
            switch (selector.name()) {
                case "Default" ->
                    value = call.argument(0)
                            .map(text -> evaluator.find(text, frame).settled());
                case "Envar", "OverrideDefaultFromEnvar" ->
                    first.map(Setting.Variable::new).ifPresent(settings::add);
                case "Flag" -> first.ifPresent(name -> names.add(0, name));
                default -> {}
            }
            if (selector.name().equals("Short")
                    && call.argument(0).isPresent()
                    && call.argument(0).get() instanceof GoExpression.NumberLiteral rune
                    && rune.text().length() == 3) {
                names.add(rune.text().substring(1, 2));
            }
            if (selector.name().equals("Flag") && call.arguments().size() == 2 && first.isPresent()) {
                settings.add(new Setting.Flag(List.copyOf(names)));
                return Optional.of(
                        value.orElseGet(() -> empty(frame, call.line())).with(settings));
            }
            at = selector.of();
        }
        return Optional.empty();
    }

    private static Values empty(Frame frame, int line) {
        return Values.of(Value.written("", frame.file().place(line)));
    }

    /** Returns the flags that code looks up by their names, with the keys of viper. */
    private Map<String, Values> defined() {
        Map<String, Values> known = defined;
        if (known == null) {
            Map<String, Values> all = new HashMap<>();
            defined = all;
            evaluator.inFull(() -> read(all));
            known = all;
        }
        return known;
    }

    private void read(Map<String, Values> known) {
        for (CodePackage owner : code.packages()) {
            for (CodeFile file : owner.files()) {
                if (file.head().imports().stream().map(GoImport::path).anyMatch(Flags::defines)) {
                    read(file, known);
                }
            }
        }
    }

    private static boolean defines(String path) {
        return path.contains("/pflag") || path.contains("/cobra") || path.contains("/viper") || path.contains("/cli");
    }

    private void read(CodeFile file, Map<String, Values> known) {
        Frame frame = Frame.of(file);
        for (GoExpression use : file.syntax().uses()) {
            if (use instanceof Call call && call.function() instanceof Selector selector) {
                int first = selector.name().contains("Var") ? 1 : 0;
                Optional<String> name = call.argument(first).flatMap(text -> flagName(text, frame));
                Optional<Values> value = definition(call, selector, frame);
                if (selector.name().equals("SetDefault") && call.arguments().size() == 2 && name.isPresent()) {
                    value = Optional.of(evaluator
                            .find(call.arguments().get(1), frame)
                            .settled()
                            .with(Set.of(new Setting.Key(name.get()))));
                }
                if (name.isPresent() && value.isPresent()) {
                    known.merge(name.get(), value.get(), Values::or);
                }
            } else if (use instanceof Composite composite) {
                read(composite, frame, known);
            }
        }
    }

    /** Reads {@code &cli.StringFlag{Name: "name, n", Value: "x", EnvVars: []string{"X"}}}. */
    private void read(Composite composite, Frame frame, Map<String, Values> known) {
        boolean flag = composite
                .type()
                .flatMap(frame.file()::qualified)
                .filter(type -> type.contains("/cli") && type.endsWith("Flag"))
                .isPresent();
        Optional<String> name = composite
                .field("Name")
                .flatMap(text -> evaluator.find(text, frame).only())
                .map(value -> value.text().replaceFirst(",.*", ""));
        if (flag && name.isPresent()) {
            known.merge(name.get(), ofLiteral(composite, name.get(), frame), Values::or);
        }
    }

    private Values ofLiteral(Composite composite, String name, Frame frame) {
        Set<Setting> settings = new LinkedHashSet<>(Set.of(new Setting.Flag(List.of(name))));
        for (String field : List.of("EnvVar", "EnvVars", "Sources")) {
            composite
                    .field(field)
                    .ifPresent(value -> texts(value).forEach(text -> settings.add(new Setting.Variable(text.value()))));
        }
        return composite
                .field("Value")
                .map(value -> evaluator.find(value, frame).settled())
                .orElseGet(() -> empty(frame, composite.line()))
                .with(settings);
    }

    private static List<Text> texts(GoExpression expression) {
        if (expression instanceof Text text) {
            return List.of(text);
        }
        List<Text> texts = new ArrayList<>();
        if (expression instanceof Composite list) {
            list.elements().forEach(element -> texts.addAll(texts(element.value())));
        } else if (expression instanceof Call call) {
            call.arguments().forEach(argument -> texts.addAll(texts(argument)));
        } else if (expression instanceof Unary unary) {
            texts.addAll(texts(unary.operand()));
        }
        return texts;
    }
}
