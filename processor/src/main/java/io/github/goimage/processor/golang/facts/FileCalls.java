package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.facts.Fact.FileUse.Access;
import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds which files calls open, from a table of functions. */
final class FileCalls {
    /** What command lines have in place of a file for the program's own streams. */
    private static final Set<String> STREAMS = Set.of("-", "stdin", "stdout", "stderr");

    private static final Set<String> SQLITE = Set.of("sqlite", "sqlite3");

    /** A row of the table. */
    private record Row(String path, String name, String argument, String access, boolean panics) {
        boolean isMethod() {
            return name.startsWith(".");
        }

        String word() {
            return isMethod() ? name.substring(1) : name;
        }
    }

    private static final Map<String, List<Row>> BY_PATH =
            rows().collect(Collectors.groupingBy(Row::path, Collectors.toUnmodifiableList()));

    /** A row, and the path under which a file imports its package. */
    private record Imported(String path, Row row) {}

    private final Evaluator evaluator;
    private final ViperFiles viper;
    private final Map<CodeFile, Map<String, List<Imported>>> rowsOfFiles = new HashMap<>();

    FileCalls(Code code, Evaluator evaluator) {
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
        file.imports().byName().forEach((name, path) -> sought.add(name, rowsOf(path, false)));
        return sought;
    }

    private static List<String> rowsOf(String path, boolean methods) {
        return BY_PATH.getOrDefault(plain(path), List.of()).stream()
                .filter(row -> row.isMethod() == methods)
                .map(Row::word)
                .toList();
    }

    /**
     * Returns the files that a call or literal opens.
     *
     * @param fails whether the program ends if the call fails
     * @param certain whether every run gets here
     */
    List<FileUse> find(GoExpression node, Frame frame, boolean certain, boolean fails, Set<Setting> conditions) {
        List<FileUse> uses = new ArrayList<>();
        if (!(GoSyntax.named(node) instanceof Selector selector)) {
            return uses;
        }
        for (Row row : rows(selector, frame)) {
            if (row.access().equals("search")) {
                Place place = frame.file().place(selector.line());
                uses.addAll(viper.read(place, selector.name(), certain && fails, conditions));
                continue;
            }
            Optional<Access> access = access(row, node, frame);
            if (access.isEmpty()) {
                continue;
            }
            boolean sure = certain && (fails || row.panics());
            if (row.access().equals("stat") && !sure) {
                continue;
            }
            for (Frame.Argument path : paths(row, node, frame)) {
                addUses(
                        row,
                        selector,
                        access.get(),
                        evaluator.evaluate(path.expression(), path.frame()),
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

    private List<Row> rows(Selector selector, Frame frame) {
        CodeFile file = frame.file();
        List<Imported> named =
                rowsOfFiles.computeIfAbsent(file, FileCalls::byWord).getOrDefault(selector.name(), List.of());
        if (named.isEmpty()) {
            return List.of();
        }
        Optional<String> path = file.packageOf(selector.of());
        String type = path.isPresent() ? "" : evaluator.types().of(selector.of(), frame);
        return named.stream()
                .filter(found -> found.row().isMethod()
                        ? path.isEmpty() && (type.isEmpty() || type.startsWith(found.path() + "."))
                        : path.filter(found.path()::equals).isPresent())
                .map(Imported::row)
                .toList();
    }

    /** Returns the rows of what a file imports. */
    private static Map<String, List<Imported>> byWord(CodeFile file) {
        return file.head().imports().stream()
                .flatMap(imported -> BY_PATH.getOrDefault(plain(imported.path()), List.of()).stream()
                        .map(row -> new Imported(imported.path(), row)))
                .collect(Collectors.groupingBy(found -> found.row().word()));
    }

    private List<Frame.Argument> paths(Row row, GoExpression node, Frame frame) {
        if (node instanceof Composite literal) {
            return literal.field(row.argument()).stream()
                    .flatMap(value -> all(value, frame))
                    .toList();
        }
        List<GoExpression> arguments = node instanceof Call call ? call.arguments() : List.of();
        if (row.argument().equals("*")) {
            return arguments.stream().flatMap(argument -> all(argument, frame)).toList();
        }
        return Character.isDigit(row.argument().charAt(0))
                ? arguments.stream()
                        .skip(Integer.parseInt(row.argument()))
                        .limit(1)
                        .flatMap(argument -> all(argument, frame))
                        .toList()
                : List.of();
    }

    /** Returns the elements of a slice that a call is given, or that a field has, and anything else itself. */
    private Stream<Frame.Argument> all(GoExpression argument, Frame frame) {
        boolean list = argument instanceof Composite || (argument instanceof Unary unary && unary.isSpread());
        return list
                ? evaluator.elements().find(argument, frame).orElse(List.of()).stream()
                : Stream.of(new Frame.Argument(argument, frame));
    }

    /** Returns how the file is opened; empty if it is not opened. */
    private Optional<Access> access(Row row, GoExpression node, Frame frame) {
        List<GoExpression> arguments = node instanceof Call call ? call.arguments() : List.of();
        if (row.access().equals("stat")) {
            return Optional.of(Access.READ);
        }
        if (row.access().equals("database")) {
            boolean sqlite = !arguments.isEmpty()
                    && evaluator
                            .glance(arguments.get(0), frame)
                            .only()
                            .map(Value::text)
                            .filter(SQLITE::contains)
                            .isPresent();
            return sqlite ? Optional.of(Access.WRITE) : Optional.empty();
        }
        if (row.access().equals("socket")) {
            boolean unix = !arguments.isEmpty()
                    && evaluator
                            .glance(arguments.get(0), frame)
                            .only()
                            .filter(network -> network.text().startsWith("unix"))
                            .isPresent();
            return unix ? Optional.of(Access.WRITE) : Optional.empty();
        }
        if (!row.access().equals("flags")) {
            return Optional.of(Access.valueOf(row.access()));
        }
        Set<String> flags = new HashSet<>();
        arguments.stream().skip(1).limit(1).forEach(argument -> addFlags(argument, frame, flags));
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

    private static Stream<Row> rows() {
        return Table.read("file-calls.tsv").stream()
                .map(row -> new Row(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4).equals("panics")));
    }
}
