package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.facts.Fact.FileUse.Access;
import io.github.goimage.processor.golang.run.Demands;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoLocal;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.Code;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.golang.values.Value;
import io.github.goimage.processor.golang.values.Values;
import io.github.goimage.processor.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds which files calls open, from a table of functions, and one of directories that libraries choose. */
final class FileCalls {
    /** What command lines have in place of a file for the program's own streams. */
    private static final Set<String> STREAMS = Set.of("-", "stdin", "stdout", "stderr");

    private static final Set<String> SQLITE = Set.of("sqlite", "sqlite3");

    /** A row of the table. */
    private record Row(
            String path, String name, String argument, String access, String fails, Optional<OwnDirectory> own) {
        boolean isMethod() {
            return name.startsWith(".");
        }

        boolean isField() {
            return Character.isUpperCase(argument.charAt(0));
        }

        boolean panics() {
            return fails.equals("panics");
        }

        /** Returns whether a call that is given the result opens the file. */
        boolean isOpenedLater() {
            return fails.equals("later");
        }

        String word() {
            return isMethod() ? name.substring(1) : name;
        }
    }

    /**
     * A directory that a library chooses.
     *
     * @param unless fields, one of which the code sets if it chooses another one
     * @param flags of the library that replace it
     */
    private record OwnDirectory(String path, List<String> unless, List<String> flags) {
        Value of(String library) {
            Place place = new Place(library, new SourceLine("the default of " + library, 0));
            Set<Setting> settings = new HashSet<>();
            flags.forEach(flag -> settings.add(new Setting.Flag(List.of(flag))));
            if (!path.startsWith("$")) {
                return new Value(path, place, settings, Value.Kind.WRITTEN);
            }
            settings.add(new Setting.Variable(path.substring(1, path.indexOf('/'))));
            settings.add(new Setting.Variable("HOME"));
            return new Value(path, place, settings, Value.Kind.HOME);
        }
    }

    private static final Map<String, List<Row>> BY_PATH = rows();

    /** A row, and the path under which a file imports its package. */
    private record Imported(String path, Row row) {}

    private final Code code;
    private final Evaluator evaluator;
    private final ViperFiles viper;
    private final Map<CodeFile, Map<String, List<Imported>>> rowsOfFiles = new HashMap<>();

    FileCalls(Code code, Evaluator evaluator) {
        this.code = code;
        this.evaluator = evaluator;
        this.viper = new ViperFiles(code, evaluator);
    }

    /** Returns the names, one of which a file holds that opens another. */
    static Sought sought(CodeFile file) {
        Sought sought = Sought.words(List.of());
        boolean opens = false;
        for (GoImport imported : file.head().imports()) {
            if (BY_PATH.containsKey(plain(imported.path()))) {
                sought.add(rowsOf(imported.path(), true));
                opens = true;
            }
        }
        if (!opens) {
            return sought;
        }
        for (GoImport imported : file.head().imports()) {
            sought.add(fieldsOf(imported.path()));
        }
        for (Map.Entry<String, String> named : file.imports().byName().entrySet()) {
            sought.add(named.getKey(), rowsOf(named.getValue(), false));
        }
        return sought;
    }

    private static List<String> fieldsOf(String path) {
        return BY_PATH.getOrDefault(plain(path), List.of()).stream()
                .filter(Row::isField)
                .map(Row::argument)
                .toList();
    }

    private static List<String> rowsOf(String path, boolean methods) {
        List<String> words = new ArrayList<>();
        for (Row row : BY_PATH.getOrDefault(plain(path), List.of())) {
            if (row.isMethod() == methods) {
                words.add(row.word());
            }
        }
        return words;
    }

    /**
     * Returns the files that a call or literal opens.
     *
     * @param fails whether the program ends if the call fails
     * @param certain whether every run gets here
     */
    List<FileUse> find(GoExpression node, Frame frame, boolean certain, boolean fails, Set<Setting> conditions) {
        List<FileUse> uses = opened(node, frame, certain, fails, conditions, false);
        if (certain && fails && node instanceof Call call && call.function() instanceof Selector method) {
            uses.addAll(ofOptions(call, method, frame, conditions));
        }
        return uses;
    }

    private List<FileUse> opened(
            GoExpression node, Frame frame, boolean certain, boolean fails, Set<Setting> conditions, boolean later) {
        List<FileUse> uses = new ArrayList<>();
        if (!(GoSyntax.named(node) instanceof Selector selector)) {
            return uses;
        }
        for (Row row : rows(selector, frame)) {
            if (later && !row.isOpenedLater()) {
                continue;
            }
            if (row.access().equals("search")) {
                Place place = frame.file().place(selector.line());
                uses.addAll(viper.read(place, selector.name(), certain && fails, conditions));
                continue;
            }
            Optional<Access> access = access(row, node, frame);
            if (access.isEmpty()) {
                continue;
            }
            // A server that can listen on sockets, too, does so only when it is told.
            if (row.access().equals("socket") && !certain) {
                continue;
            }
            boolean sure = certain && (fails || row.panics());
            if (row.access().equals("stat") && !sure) {
                continue;
            }
            if (row.own().isPresent() && isTaken(row.own().get(), node)) {
                Value chosen = row.own().get().of(row.path());
                addUses(row, selector, access.get(), new Values(List.of(chosen), true), sure, conditions, frame, uses);
            }
            for (Frame.Argument path : paths(row, node, frame)) {
                addUses(
                        row,
                        selector,
                        access.get(),
                        certain
                                ? evaluator.evaluate(path.expression(), path.frame())
                                : evaluator.glance(path.expression(), path.frame()),
                        sure,
                        conditions,
                        frame,
                        uses);
            }
            if (row.argument().equals("*")
                    && row.path().endsWith("env")
                    && node instanceof Call call
                    && call.arguments().isEmpty()) {
                Value usual = new Value(".env", frame.file().place(selector.line()), Set.of(), Value.Kind.WRITTEN);
                addUses(row, selector, access.get(), new Values(List.of(usual), true), sure, conditions, frame, uses);
            }
        }
        return uses;
    }

    /** Returns whether a call or literal leaves the choice to the library. */
    private boolean isTaken(OwnDirectory own, GoExpression node) {
        return (node instanceof Call || node instanceof Composite)
                && own.unless().stream()
                        .map(Sought::assigned)
                        .noneMatch(chosen -> code.packages().stream()
                                .flatMap(owner -> owner.files().stream())
                                .anyMatch(file -> chosen.isIn(file.text())));
    }

    /**
     * Returns the files that a call opens which every run makes, and which ends the program if it fails, because of
     * what it is given: options that name them, in a variable, too.
     */
    private List<FileUse> ofOptions(Call call, Selector method, Frame frame, Set<Setting> conditions) {
        List<FileUse> uses = new ArrayList<>();
        if (evaluator.types().function(call, frame).isPresent()) {
            return uses;
        }
        List<GoExpression> options = new ArrayList<>(call.arguments());
        options.add(method.of());
        for (GoExpression option : options) {
            Frame.Argument made = evaluator.types().origin(option, frame);
            uses.addAll(opened(made.expression(), made.frame(), true, true, conditions, true));
            if (option instanceof Name variable && variable.local().isPresent()) {
                uses.addAll(ofFields(variable.local().get(), frame, conditions));
            }
        }
        return uses;
    }

    /** Returns the files that fields name which the code always sets. */
    private List<FileUse> ofFields(GoLocal variable, Frame frame, Set<Setting> conditions) {
        List<String> fields = new ArrayList<>();
        for (GoImport imported : frame.file().head().imports()) {
            fields.addAll(fieldsOf(imported.path()));
        }
        List<FileUse> uses = new ArrayList<>();
        for (String field : fields) {
            for (GoPart part : frame.file().syntax().partsWith(Sought.assigned(field))) {
                for (GoSyntax.Assigned assigned : part.assignments()) {
                    boolean always = assigned.target() instanceof Selector target
                            && target.name().equals(field)
                            && target.of() instanceof Name owner
                            && owner.local().filter(variable::equals).isPresent()
                            && Demands.around(target, part, frame.file()).isEmpty();
                    if (always) {
                        uses.addAll(find(assigned, frame, true, conditions));
                    }
                }
            }
        }
        return uses;
    }

    /**
     * Returns the files that an assignment to a field of a library's options has it open.
     *
     * @param certain whether every run opens them, and ends if that fails
     */
    List<FileUse> find(GoSyntax.Assigned assigned, Frame frame, boolean certain, Set<Setting> conditions) {
        List<FileUse> uses = new ArrayList<>();
        if (!(assigned.target() instanceof Selector field)
                || assigned.value().expression().isEmpty()) {
            return uses;
        }
        for (List<Imported> rows : rowsOf(frame.file()).values()) {
            for (Imported found : rows) {
                Row row = found.row();
                boolean set = row.isField() && row.argument().equals(field.name());
                if (set && evaluator.types().maker(field.of(), frame).startsWith(found.path() + ".")) {
                    List<Frame.Argument> paths = new ArrayList<>();
                    add(assigned.value().expression().get(), frame, paths);
                    for (Frame.Argument path : paths) {
                        Values values = evaluator.glance(path.expression(), path.frame());
                        Access access = Access.valueOf(row.access());
                        addUses(row, field, access, values, certain && row.isOpenedLater(), conditions, frame, uses);
                    }
                }
            }
        }
        return uses;
    }

    private Map<String, List<Imported>> rowsOf(CodeFile file) {
        Map<String, List<Imported>> known = rowsOfFiles.get(file);
        if (known == null) {
            known = byWord(file);
            rowsOfFiles.put(file, known);
        }
        return known;
    }

    private List<Row> rows(Selector selector, Frame frame) {
        CodeFile file = frame.file();
        List<Imported> named = rowsOf(file).getOrDefault(selector.name(), List.of());
        if (named.isEmpty()) {
            return List.of();
        }
        String path = file.packageOf(selector.of()).orElse("");
        String type = path.isEmpty() ? evaluator.types().of(selector.of(), frame) : "";
        List<Row> rows = new ArrayList<>();
        for (Imported found : named) {
            boolean meant = found.row().isMethod()
                    ? path.isEmpty() && (type.isEmpty() || type.startsWith(found.path() + "."))
                    : path.equals(found.path());
            if (meant) {
                rows.add(found.row());
            }
        }
        return rows;
    }

    /** Returns the rows of what a file imports. */
    private static Map<String, List<Imported>> byWord(CodeFile file) {
        Map<String, List<Imported>> byWord = new HashMap<>();
        for (GoImport imported : file.head().imports()) {
            for (Row row : BY_PATH.getOrDefault(plain(imported.path()), List.of())) {
                List<Imported> known = byWord.get(row.word());
                if (known == null) {
                    known = new ArrayList<>(1);
                    byWord.put(row.word(), known);
                }
                known.add(new Imported(imported.path(), row));
            }
        }
        return byWord;
    }

    private List<Frame.Argument> paths(Row row, GoExpression node, Frame frame) {
        List<Frame.Argument> paths = new ArrayList<>();
        if (node instanceof Composite literal) {
            Optional<GoExpression> value = literal.field(row.argument());
            if (value.isPresent()) {
                add(value.get(), frame, paths);
            }
        } else if (node instanceof Call call && row.argument().equals("*")) {
            for (GoExpression argument : call.arguments()) {
                add(argument, frame, paths);
            }
        } else if (node instanceof Call call && Character.isDigit(row.argument().charAt(0))) {
            int index = Integer.parseInt(row.argument());
            if (index < call.arguments().size()) {
                add(call.arguments().get(index), frame, paths);
            }
        }
        return paths;
    }

    /** Adds the elements of a slice that a call is given, or that a field has, and anything else itself. */
    private void add(GoExpression argument, Frame frame, List<Frame.Argument> paths) {
        if (argument instanceof Composite || (argument instanceof Unary unary && unary.isSpread())) {
            paths.addAll(evaluator.elements().find(argument, frame).orElse(List.of()));
        } else {
            paths.add(new Frame.Argument(argument, frame));
        }
    }

    /** Returns how the file is opened; empty if it is not opened. */
    private Optional<Access> access(Row row, GoExpression node, Frame frame) {
        List<GoExpression> arguments = node instanceof Call call ? call.arguments() : List.of();
        if (row.access().equals("stat")) {
            return Optional.of(Access.READ);
        }
        if (row.access().equals("database")) {
            return SQLITE.contains(first(arguments, frame)) ? Optional.of(Access.WRITE) : Optional.empty();
        }
        if (row.access().equals("socket")) {
            return first(arguments, frame).startsWith("unix") ? Optional.of(Access.WRITE) : Optional.empty();
        }
        if (!row.access().equals("flags")) {
            return Optional.of(Access.valueOf(row.access()));
        }
        Set<String> flags = new HashSet<>();
        if (arguments.size() > 1) {
            addFlags(arguments.get(1), frame, flags);
        }
        if (flags.contains("?")) {
            return Optional.empty();
        }
        if (flags.contains("O_CREATE")) {
            return Optional.of(Access.WRITE);
        }
        return Optional.of(
                flags.contains("O_WRONLY") || flags.contains("O_RDWR") || flags.contains("O_APPEND")
                        ? Access.CHANGE
                        : Access.READ);
    }

    /** Returns the only string that the first argument can have; otherwise the empty string. */
    private String first(List<GoExpression> arguments, Frame frame) {
        Optional<Value> only = arguments.isEmpty()
                ? Optional.empty()
                : evaluator.glance(arguments.get(0), frame).only();
        return only.isPresent() ? only.get().text() : "";
    }

    private static void addFlags(GoExpression expression, Frame frame, Set<String> flags) {
        if (expression instanceof GoExpression.Binary binary
                && binary.operator().equals("|")) {
            addFlags(binary.left(), frame, flags);
            addFlags(binary.right(), frame, flags);
        } else if (expression instanceof Selector selector
                && frame.file().packageOf(selector.of()).isPresent()) {
            flags.add(selector.name().equals("O_CREAT") ? "O_CREATE" : selector.name());
        } else {
            flags.add(expression instanceof GoExpression.NumberLiteral ? "" : "?");
        }
    }

    private static void addUses(
            Row row,
            Selector selector,
            Access access,
            Values values,
            boolean certain,
            Set<Setting> conditions,
            Frame frame,
            List<FileUse> uses) {
        boolean only = values.only().isPresent()
                || (values.complete() && values.written().size() == 1);
        for (Value value : values.written()) {
            String path = pathIn(row, value.text());
            if (!path.isEmpty()) {
                uses.add(new FileUse(
                        frame.file().place(selector.line()),
                        selector.name(),
                        access,
                        path,
                        value.place(),
                        value.settings(),
                        Set.copyOf(conditions),
                        Set.of(),
                        certain && only,
                        value.kind() == Value.Kind.SOURCE_FILE));
            }
        }
    }

    /** Returns what of a text is the path: data sources and URLs have more. */
    private static String pathIn(Row row, String text) {
        String path = text.startsWith("file://") ? text.substring("file://".length()) : text;
        boolean dataSource = row.path().contains("sqlite") || row.access().equals("database");
        if (dataSource) {
            path = path.replaceFirst("^file:", "").replaceFirst("\\?.*", "");
        }
        if (path.equals("~") || path.startsWith("~/")) {
            // No call of Go's opens it: a library puts the home directory in its place.
            return "$HOME" + path.substring(1);
        }
        boolean prose = STREAMS.contains(path)
                || path.contains(":memory:")
                || path.indexOf('\n') >= 0
                || path.contains("://")
                || path.indexOf('\0') >= 0;
        return prose ? "" : path;
    }

    /** Returns the path without its major version. */
    static String plain(String path) {
        return path.contains("/v") ? path.replaceFirst("/v[0-9]+(?=[/.]|$)", "") : path;
    }

    private static Map<String, List<Row>> rows() {
        Map<String, List<Row>> rows = new HashMap<>();
        for (List<String> row : Table.read("file-calls.tsv")) {
            add(new Row(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), Optional.empty()), rows);
        }
        for (List<String> row : Table.read("default-paths.tsv")) {
            OwnDirectory own = new OwnDirectory(row.get(2), words(row.get(3)), words(row.get(4)));
            add(new Row(row.get(0), row.get(1), "-", Access.MAKE.name(), "error", Optional.of(own)), rows);
        }
        return rows;
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(" "));
    }

    private static void add(Row row, Map<String, List<Row>> rows) {
        List<Row> known = rows.get(row.path());
        if (known == null) {
            known = new ArrayList<>();
            rows.put(row.path(), known);
        }
        known.add(row);
    }
}
