package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Field;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Struct;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.CodePackage.TypeAt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the fields of the team's own structs can hold: from literals, assignments, flags and the tags of their
 * declaration.
 */
final class Fields {
    private static final Pattern TAG = Pattern.compile("(?<![\\w-])([\\w-]++):\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Of caarlos0/env, cleanenv, and of kelseyhightower/envconfig, go-flags, kong, go-arg and others. */
    private static final List<String> DEFAULTS = List.of("envDefault", "env-default", "default");

    private static final List<String> VARIABLES = List.of("env", "envconfig", "envvar");
    private static final List<String> FLAGS = List.of("long", "flag", "arg", "name");

    /** Libraries that name a flag after its field where no tag does. */
    private static final String KONG = "github.com/alecthomas/kong";

    private static final String GO_ARG = "github.com/alexflint/go-arg";

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** Tags of decoders, so that a file may hold another value. */
    private static final Set<String> DECODED = Set.of("yaml", "json", "toml", "mapstructure", "hcl", "koanf", "ini");

    private final Code code;
    private final Types types;
    private final Evaluator evaluator;
    private final Map<String, Values> values = new HashMap<>();
    private final Map<String, Values> whole = new HashMap<>();

    Fields(Code code, Types types, Evaluator evaluator) {
        this.code = code;
        this.types = types;
        this.evaluator = evaluator;
    }

    /** Returns the strings of a field. */
    Values find(Selector selector, Frame frame) {
        return types.type(types.of(selector.of(), frame))
                .map(type -> find(type, selector.name(), 0))
                .orElse(Values.UNKNOWN);
    }

    private Values find(TypeAt type, String name, int embedded) {
        Optional<Struct> struct = types.struct(type);
        if (struct.isEmpty() || embedded > 3) {
            return Values.UNKNOWN;
        }
        Optional<Field> field = struct.get().field(name);
        if (field.isEmpty()) {
            return struct.get().fields().stream()
                    .flatMap(inner -> types.type(types.named(inner.type(), type.file())).stream())
                    .filter(inner -> types.struct(inner)
                            .filter(found -> found.field(name).isPresent())
                            .isPresent())
                    .findFirst()
                    .map(inner -> find(inner, name, embedded + 1))
                    .orElse(Values.UNKNOWN);
        }
        if (evaluator.isGlancing()) {
            return said(tags(field.get().tag()), type, field.get());
        }
        String key = type.owner().path() + "." + type.type().name() + "." + name;
        Map<String, Values> seen = evaluator.isExact() ? whole : values;
        Values found = seen.get(key);
        if (found == null) {
            found = evaluator.once(field.get(), () -> read(type, struct.get(), field.get()));
            seen.put(key, found);
        }
        return found;
    }

    private Values read(TypeAt type, Struct struct, Field field) {
        Map<String, String> tags = tags(field.tag());
        Optional<Values> key = ofKey(tags);
        if (key.isPresent()) {
            return key.get();
        }
        boolean decoded = tags.keySet().stream().anyMatch(DECODED::contains);
        Values all = tagged(tags, type, field);
        for (CodeFile user : code.users(type.owner())) {
            if (evaluator.isEnough(decoded ? Values.UNKNOWN : all)) {
                return Values.UNKNOWN;
            }
            all = all.or(written(type, struct, field, user));
        }
        return decoded || all.known().isEmpty() ? all.incomplete() : all;
    }

    /** Returns what the tags of a field alone say. */
    private Values said(Map<String, String> tags, TypeAt type, Field field) {
        Values tagged = ofKey(tags).orElseGet(() -> tagged(tags, type, field));
        return tagged.known().isEmpty() ? Values.UNKNOWN : tagged.incomplete();
    }

    /** Returns the default of the flag or key of the same name, from which viper.Unmarshal sets a field. */
    private Optional<Values> ofKey(Map<String, String> tags) {
        return Optional.ofNullable(tags.get("mapstructure")).flatMap(evaluator.flags()::named);
    }

    private Values written(TypeAt type, Struct struct, Field field, CodeFile user) {
        Sought sought = Sought.assigned(field.name()).orLiteral(type.type().name());
        Values all = Values.NONE;
        if (!sought.isIn(user.text())) {
            return all;
        }
        Frame frame = Frame.of(user);
        for (GoPart part : user.syntax().partsWith(sought)) {
            all = all.or(written(part, type, struct, field, frame));
        }
        return all;
    }

    private Values written(GoPart part, TypeAt type, Struct struct, Field field, Frame frame) {
        String name = type.owner().path() + "." + type.type().name();
        Values all = Values.NONE;
        for (GoExpression use : part.uses()) {
            if (use instanceof Composite composite && types.of(composite, frame).equals(name)) {
                all = all.or(inLiteral(composite, struct, field, frame));
            } else if (use instanceof Call call) {
                for (GoExpression argument : call.arguments()) {
                    if (argument instanceof Unary address
                            && address.operator().equals("&")
                            && isField(address.operand(), field, name, frame)) {
                        all = all.or(evaluator.flags().defaultOf(call, frame).orElse(Values.UNKNOWN));
                    }
                }
            }
        }
        for (GoSyntax.Assigned assigned : part.assignments()) {
            if (isField(assigned.target(), field, name, frame)) {
                all = all.or(evaluator.ofValue(assigned.value(), frame));
            }
        }
        return all;
    }

    private boolean isField(GoExpression expression, Field field, String type, Frame frame) {
        return expression instanceof Selector selector
                && selector.name().equals(field.name())
                && types.of(selector.of(), frame).equals(type);
    }

    private Values inLiteral(Composite composite, Struct struct, Field field, Frame frame) {
        Optional<GoExpression> value = composite.field(field.name());
        boolean positional = !composite.elements().isEmpty()
                && composite.elements().get(0).key().isEmpty();
        int index = struct.fields().indexOf(field);
        if (positional && index < composite.elements().size()) {
            value = Optional.of(composite.elements().get(index).value());
        }
        return value.map(found -> evaluator.find(found, frame)).orElse(Values.NONE);
    }

    private static Map<String, String> tags(String tag) {
        Map<String, String> tags = new HashMap<>();
        Matcher matcher = TAG.matcher(tag);
        while (matcher.find()) {
            tags.put(matcher.group(1), matcher.group(2));
        }
        return tags;
    }

    private static Values tagged(Map<String, String> tags, TypeAt type, Field field) {
        CodeFile file = type.file();
        Set<Setting> settings = new LinkedHashSet<>();
        first(tags, VARIABLES)
                .map(name -> name.replaceFirst(",.*", ""))
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> settings.add(new Setting.Variable(name)));
        List<String> flags = new ArrayList<>();
        first(tags, FLAGS)
                .map(name -> name.replaceFirst(",.*", "").replaceFirst("^-+", ""))
                .filter(name -> !name.isEmpty())
                .ifPresent(flags::add);
        Optional.ofNullable(tags.get("short")).ifPresent(flags::add);
        if (flags.isEmpty() && imports(file, KONG)) {
            flags.add(WORD_START.matcher(field.name()).replaceAll("-").toLowerCase(Locale.ROOT));
        } else if (flags.isEmpty() && imports(file, GO_ARG)) {
            flags.add(field.name().toLowerCase(Locale.ROOT));
        }
        if (!flags.isEmpty()) {
            settings.add(new Setting.Flag(flags));
        }
        Set<Setting> replacing = type.type().name().startsWith(Types.INNER) ? keys(settings) : settings;
        Place place = file.place(field.line());
        return first(tags, DEFAULTS)
                .map(text -> Values.of(Value.written(text, place)).with(replacing))
                .orElseGet(() -> replacing.isEmpty() ? Values.NONE : Values.of(Value.unset(place, replacing)));
    }

    /** Returns the settings of a struct within another, whose names may begin with what the other says. */
    private static Set<Setting> keys(Set<Setting> settings) {
        Set<Setting> keys = new LinkedHashSet<>();
        settings.forEach(setting -> keys.add(new Setting.Key(
                setting instanceof Setting.Flag flag
                        ? flag.names().get(0)
                        : setting instanceof Setting.Variable variable ? variable.name() : "")));
        return keys;
    }

    private static boolean imports(CodeFile file, String module) {
        return file.head().imports().stream()
                .anyMatch(imported ->
                        imported.path().equals(module) || imported.path().startsWith(module + "/"));
    }

    private static Optional<String> first(Map<String, String> tags, List<String> names) {
        return names.stream().filter(tags::containsKey).map(tags::get).findFirst();
    }
}
