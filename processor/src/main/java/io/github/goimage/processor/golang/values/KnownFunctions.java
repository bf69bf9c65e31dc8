package io.github.goimage.processor.golang.values;

import io.github.goimage.processor.files.SlashedPath;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.values.Value.Kind;
import io.github.goimage.rule.ImageSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What functions of the standard library, and of libraries for settings, return. */
final class KnownFunctions {
    private static final Pattern VERB = Pattern.compile("%(?:%|[+#]?[svdq])");

    private static final Set<String> HOMES =
            Set.of("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME");

    private final Evaluator evaluator;

    KnownFunctions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Values result(String function, Call call, int index, Frame frame) {
        if (function.equals("runtime.Caller")) {
            return index == 1 ? sourceFile(call, frame) : Values.UNKNOWN;
        }
        if (index > 0) {
            return Values.UNKNOWN;
        }
        return switch (function) {
            case "os.Getenv", "os.LookupEnv", "syscall.Getenv" -> environment(call, frame);
            case "os.ExpandEnv" ->
                argument(call, 0, frame).map(value -> value.text().contains("$") ? value.unset() : value);
            case "cmp.Or" -> any(call, frame);
            case "fmt.Sprint",
                    "strconv.Itoa",
                    "strconv.FormatInt",
                    "strconv.Atoi",
                    "strconv.ParseInt",
                    "strconv.ParseUint",
                    "strings.TrimSpace",
                    "path/filepath.Abs",
                    "path/filepath.FromSlash",
                    "path/filepath.ToSlash",
                    "path/filepath.EvalSymlinks",
                    "os.DirFS",
                    "net/http.Dir",
                    "github.com/spf13/cast.ToString" -> argument(call, 0, frame);
            case "fmt.Sprintf" -> formatted(call, frame);
            case "path.Join", "path/filepath.Join" -> joined(call, frame);
            case "path.Clean", "path/filepath.Clean" ->
                argument(call, 0, frame).map(value -> value.withText(cleaned(value.text())));
            case "path.Dir", "path/filepath.Dir" ->
                argument(call, 0, frame).map(value -> value.withText(directory(value.text())));
            case "path.Base", "path/filepath.Base" ->
                argument(call, 0, frame)
                        .map(value -> value.withText(
                                value.text().substring(value.text().lastIndexOf('/') + 1)));
            case "net.JoinHostPort" -> hostAndPort(call, frame);
            case "os.Getwd" -> Values.of(Value.written(".", frame.file().place(call.line())));
            case "os.Executable" ->
                Values.of(Value.written(ImageSpec.BINARY, frame.file().place(call.line())));
            case "os.TempDir" -> Values.of(Value.written("/tmp", frame.file().place(call.line())));
            case "os.UserHomeDir", "github.com/mitchellh/go-homedir.Dir" -> home(call, frame, "HOME");
            case "os.UserConfigDir" -> home(call, frame, "XDG_CONFIG_HOME");
            case "os.UserCacheDir" -> home(call, frame, "XDG_CACHE_HOME");
            case "time.Duration" -> argument(call, 0, frame);
            default -> Values.UNKNOWN;
        };
    }

    private Values argument(Call call, int index, Frame frame) {
        return call.argument(index)
                .map(argument -> evaluator.find(argument, frame).settled())
                .orElse(Values.UNKNOWN);
    }

    private Values any(Call call, Frame frame) {
        Values all = Values.NONE;
        for (GoExpression argument : call.arguments()) {
            all = all.or(evaluator.find(argument, frame));
        }
        return all.settled();
    }

    private Values environment(Call call, Frame frame) {
        Values names = argument(call, 0, frame);
        Optional<String> home = names.only().map(Value::text).filter(HOMES::contains);
        if (home.isPresent()) {
            return home(call, frame, home.get());
        }
        Set<Setting> settings = names.only()
                .map(name -> Set.<Setting>of(new Setting.Variable(name.text())))
                .orElse(Set.of());
        return Values.of(Value.unset(frame.file().place(call.line()), settings));
    }

    private static Values home(Call call, Frame frame, String variable) {
        Set<Setting> settings = new LinkedHashSet<>(List.of(new Setting.Variable(variable)));
        settings.add(new Setting.Variable("HOME"));
        return Values.of(new Value("$" + variable, frame.file().place(call.line()), settings, Kind.HOME));
    }

    /** Returns the name of the source file: with -trimpath the import path of the package and the file's name. */
    private static Values sourceFile(Call call, Frame frame) {
        String file = frame.file().place(0).at().file();
        String name = frame.file().importPath() + "/" + file.substring(file.lastIndexOf('/') + 1);
        return Values.of(new Value(name, frame.file().place(call.line()), Set.of(), Kind.SOURCE_FILE));
    }

    private Values formatted(Call call, Frame frame) {
        Optional<Value> format = argument(call, 0, frame).only();
        if (format.isEmpty()) {
            return Values.UNKNOWN;
        }
        String text = format.get().text();
        Matcher verbs = VERB.matcher(text);
        Values all = Values.of(format.get().withText(""));
        int behind = 0;
        int argument = 1;
        while (verbs.find() && !evaluator.isEnough(all)) {
            all = all.followedBy(Values.of(format.get().withText(text.substring(behind, verbs.start()))));
            all = all.followedBy(
                    verbs.group().equals("%%")
                            ? Values.of(format.get().withText("%"))
                            : argument(call, argument++, frame));
            behind = verbs.end();
        }
        String rest = text.substring(behind);
        return evaluator.isEnough(all)
                        || rest.contains("%")
                        || argument != call.arguments().size()
                ? Values.UNKNOWN
                : all.followedBy(Values.of(format.get().withText(rest)));
    }

    private Values joined(Call call, Frame frame) {
        Values all = Values.NONE;
        for (int i = 0; i < call.arguments().size(); i++) {
            if (evaluator.isEnough(all)) {
                return Values.UNKNOWN;
            }
            Values next = argument(call, i, frame);
            all = i == 0
                    ? next.asDirectory()
                    : all.map(value -> value.withText(value.text().isEmpty() ? "" : value.text() + "/"))
                            .followedBy(next);
        }
        return all.map(value -> value.withText(cleaned(value.text())));
    }

    private Values hostAndPort(Call call, Frame frame) {
        Values hosts = argument(call, 0, frame)
                .map(host -> host.withText((host.text().contains(":") ? "[" + host.text() + "]" : host.text()) + ":"));
        return evaluator.isEnough(hosts) ? Values.UNKNOWN : hosts.followedBy(argument(call, 1, frame));
    }

    /** Returns a path cleaned; an empty one stays empty, since it stands for none. */
    private static String cleaned(String path) {
        return path.isEmpty() ? "" : SlashedPath.clean(path);
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : SlashedPath.clean(path.substring(0, slash));
    }
}
