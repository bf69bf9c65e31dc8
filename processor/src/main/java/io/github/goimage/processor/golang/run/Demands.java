package io.github.goimage.processor.golang.run;

import io.github.goimage.processor.golang.source.GoImport;
import io.github.goimage.processor.golang.source.Sought;
import io.github.goimage.processor.golang.syntax.GoAround;
import io.github.goimage.processor.golang.syntax.GoExpression;
import io.github.goimage.processor.golang.syntax.GoExpression.Call;
import io.github.goimage.processor.golang.syntax.GoExpression.Composite;
import io.github.goimage.processor.golang.syntax.GoExpression.Name;
import io.github.goimage.processor.golang.syntax.GoExpression.Selector;
import io.github.goimage.processor.golang.syntax.GoExpression.Unary;
import io.github.goimage.processor.golang.syntax.GoFunction;
import io.github.goimage.processor.golang.syntax.GoPart;
import io.github.goimage.processor.golang.syntax.GoSyntax;
import io.github.goimage.processor.golang.values.Code;
import io.github.goimage.processor.golang.values.CodeFile;
import io.github.goimage.processor.golang.values.CodePackage;
import io.github.goimage.processor.golang.values.Evaluator;
import io.github.goimage.processor.golang.values.Frame;
import io.github.goimage.processor.golang.values.Literals;
import io.github.goimage.processor.golang.values.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has to be set for a program to get to a place: the command of its command line, or the flag or variable
 * that a condition asks for. It climbs from the place to the callers of its function.
 */
public final class Demands {
    private static final int HIGHEST = 6;
    private static final int MOST_FILES = 4;
    private static final int MOST_CALLERS = 8;

    /** Fields of a command that hold its functions, of cobra, urfave/cli and those like them. */
    private static final Pattern FUNCTIONS =
            Pattern.compile("(?:Persistent)?(?:Pre|Post)?Run(?:E|Func)?|run|(?:Cobra)?Func|Action|Before|After");

    /** Fields of commands, and a method, for what a shell asks, through a command of its own. */
    private static final Set<String> COMPLETING =
            Set.of("ValidArgsFunction", "RegisterFlagCompletionFunc", "BashComplete", "ShellComplete");

    private static final Set<Setting> COMPLETION = Set.of(new Setting.Command(List.of("__complete"), List.of()));

    /** A type of the team's own. */
    private static final Pattern OWN = Pattern.compile(".*\\.[a-z]\\w*Command");

    private static final Pattern URFAVE = Pattern.compile(".*/cli(?:/v[0-9]+)?");

    /** The first word of a usage is the name. */
    private static final List<String> NAMES = List.of("Use", "UsageLine", "Name", "ShortName", "Aliases", "name");

    /** Methods and functions that add a command to the others. */
    private static final List<String> ADDING = List.of("AddCommand", "RegisterCommand");

    /** A program that sets its own arguments, or has a usual command, runs one without being told. */
    private static final List<String> CHOOSING = List.of("SetArgs", "DefaultCommand");

    private final Code code;
    private final Evaluator evaluator;
    private final Conditions conditions;
    private final IdentityHashMap<GoFunction, Optional<Set<Setting>>> known = new IdentityHashMap<>();
    private final Set<GoFunction> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Boolean choosing;

    /** Looks in some packages. */
    public Demands(Code code, Evaluator evaluator) {
        this.code = code;
        this.evaluator = evaluator;
        this.conditions = new Conditions(evaluator);
    }

    /**
     * Returns what has to be set for the program to get to an expression, one of these; the empty set if it may get
     * there anyway, empty if nothing calls the function around it, or only another system than Linux.
     */
    public Optional<Set<Setting>> of(GoExpression node, GoPart part, CodeFile file) {
        Optional<GoFunction> function = file.syntax().functionOf(part);
        Optional<List<GoAround>> around = around(node, function, file);
        if (!file.isForLinux(node)) {
            return Optional.empty();
        }
        for (GoAround one : around.orElse(List.of())) {
            Set<Setting> demanded = demanded(one, function, file);
            if (!demanded.isEmpty()) {
                return Optional.of(demanded);
            }
        }
        return function.isPresent() ? ofCallers(function.get(), file) : Optional.of(Set.of());
    }

    /** Returns whether the code around a call only does something if it works, and nothing if it does not. */
    public static boolean isOptional(GoExpression node, GoPart part, CodeFile file) {
        return around(node, file.syntax().functionOf(part), file).stream()
                .flatMap(List::stream)
                .filter(one -> !(one instanceof GoAround.InArgument))
                .findFirst()
                .filter(one -> one instanceof GoAround.IfWorks)
                .isPresent();
    }

    /** Returns what stands around an expression in its declaration, the innermost first. */
    public static List<GoAround> around(GoExpression node, GoPart part, CodeFile file) {
        return around(node, file.syntax().functionOf(part), file).orElse(List.of());
    }

    private static Optional<List<GoAround>> around(GoExpression node, Optional<GoFunction> function, CodeFile file) {
        if (function.isPresent()) {
            return function.get().body().flatMap(body -> GoAround.of(node, body));
        }
        for (GoSyntax.Variable variable : file.syntax().variables()) {
            Optional<List<GoAround>> found = variable.value()
                    .flatMap(value -> value.expression())
                    .flatMap(value -> GoAround.of(node, value, variable.name()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Set<Setting> demanded(GoAround around, Optional<GoFunction> function, CodeFile file) {
        if (around instanceof GoAround.Condition condition) {
            Conditions.Outcome outcome = conditions.judge(condition.condition(), Frame.of(file));
            // Who needs some argument is given one by every run.
            boolean demands = outcome.isKnown()
                    && outcome.holds() != condition.holds()
                    && !outcome.settings().contains(new Setting.Arguments());
            return demands ? outcome.settings() : Set.of();
        }
        if ((around instanceof GoAround.InLiteral in && COMPLETING.contains(in.field()))
                || (around instanceof GoAround.InArgument of && COMPLETING.contains(of.method()))) {
            return COMPLETION;
        }
        if (around instanceof GoAround.InLiteral in
                && FUNCTIONS.matcher(in.field()).matches()) {
            return command(in.literal(), in.holder(), function, file);
        }
        if (around instanceof GoAround.InField in
                && FUNCTIONS.matcher(in.field()).matches()) {
            Frame frame = Frame.of(file);
            return evaluator
                    .literals()
                    .find(new Name(0, in.holder(), Optional.empty()), frame)
                    .map(at -> command(
                            at.literal(), in.holder(), function, at.frame().file()))
                    .orElse(Set.of());
        }
        return Set.of();
    }

    /** Returns the command that a literal is; nothing if it is none, or the one that runs without a name. */
    private Set<Setting> command(Composite literal, String holder, Optional<GoFunction> function, CodeFile file) {
        String type = literal.type()
                .map(named -> evaluator.types().named(named, file))
                .orElseGet(() -> imported(file));
        boolean own = OWN.matcher(type).matches();
        if (!(own || type.endsWith(".Command")) || isChoosing()) {
            return Set.of();
        }
        List<String> names = new ArrayList<>();
        NAMES.forEach(field -> literal.field(field).ifPresent(value -> addNames(value, file, names)));
        if (names.isEmpty()) {
            return Set.of();
        }
        if (!own && type.contains("/cobra.")) {
            return added(literal, holder, function, file)
                    .<Set<Setting>>map(added -> Set.of(new Setting.Command(List.copyOf(names), path(added, 0))))
                    .orElse(Set.of());
        }
        boolean beneath = own
                ? function.filter(made -> isListed(made.name(), file)).isPresent()
                : literal.field("Commands").isEmpty()
                        && (literal.field("UsageLine").isPresent()
                                || URFAVE.matcher(type.replaceFirst("\\.Command$", ""))
                                        .matches()
                                || addedWhere(List.of(file), argument -> holds(argument, literal))
                                        .isPresent());
        return beneath ? Set.of(new Setting.Command(List.copyOf(names), List.of())) : Set.of();
    }

    /** Returns the names of a command to which another one is added, and of those above it; none for the root. */
    private List<String> path(Added added, int above) {
        Frame frame = Frame.of(added.file());
        Optional<Added> upper = added(nameOf(added.parent()), added.function(), added.file());
        Optional<Literals.LiteralAt> literal = upper.isEmpty() || above > HIGHEST
                ? Optional.empty()
                : evaluator.literals().find(added.parent(), frame);
        if (literal.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        literal.get()
                .literal()
                .field(NAMES.get(0))
                .ifPresent(value -> addNames(value, literal.get().frame().file(), names));
        List<String> path = new ArrayList<>(path(upper.get(), above + 1));
        path.addAll(names);
        return List.copyOf(path);
    }

    /** Returns where a literal is added to another command, itself or as {@link #added(String, Optional, CodeFile)}. */
    private Optional<Added> added(Composite literal, String holder, Optional<GoFunction> function, CodeFile file) {
        Optional<Added> itself =
                holder.isEmpty() ? addedWhere(List.of(file), argument -> holds(argument, literal)) : Optional.empty();
        return itself.or(() -> added(holder, function, file));
    }

    /** Returns where a command is added to another one, as a variable or as the result of the function around it. */
    private Optional<Added> added(String holder, Optional<GoFunction> function, CodeFile file) {
        return added(holder, file).or(() -> function.flatMap(made -> added(made.name(), file)));
    }

    /** Returns the type of a literal in a list of commands, which does not say it. */
    private static String imported(CodeFile file) {
        return file.head().imports().stream()
                .map(GoImport::path)
                .filter(path -> path.endsWith("/cobra") || URFAVE.matcher(path).matches())
                .findFirst()
                .map(path -> path.endsWith("/cobra") ? "/cobra.Command" : "/cli.Command")
                .orElse("");
    }

    private void addNames(GoExpression value, CodeFile file, List<String> names) {
        if (value instanceof Composite list) {
            list.elements().forEach(element -> addNames(element.value(), file, names));
        } else {
            evaluator.glance(value, Frame.of(file)).written().stream()
                    .map(name -> name.text().strip().replaceFirst("[\\s\\[<].*", ""))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
    }

    private boolean isChoosing() {
        Boolean chosen = choosing;
        if (chosen == null) {
            chosen = everywhere().stream()
                    .anyMatch(file ->
                            CHOOSING.stream().anyMatch(word -> file.text().holds(word)));
            choosing = chosen;
        }
        return chosen;
    }

    /** A command that another one is added to, and the function in which that happens. */
    private record Added(GoExpression parent, Optional<GoFunction> function, CodeFile file) {}

    /** Returns where a variable or the result of a function is added to another command. */
    private Optional<Added> added(String name, CodeFile file) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<CodeFile> naming =
                users(file).stream().filter(user -> user.text().holds(name)).toList();
        return addedWhere(naming, argument -> isNamed(argument, name));
    }

    private static Optional<Added> addedWhere(List<CodeFile> users, Predicate<GoExpression> added) {
        for (CodeFile user : users) {
            for (GoPart part : user.syntax().partsWith(Sought.words(ADDING))) {
                for (GoExpression use : part.uses()) {
                    if (use instanceof Call call
                            && ADDING.contains(nameOf(call.function()))
                            && call.arguments().stream().anyMatch(added)) {
                        GoExpression parent =
                                call.function() instanceof Selector method ? method.of() : call.function();
                        return Optional.of(new Added(parent, user.syntax().functionOf(part), user));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether an argument is a literal, or a list with it. */
    @SuppressWarnings("ReferenceEquality") // A command that reads alike is another one.
    private static boolean holds(GoExpression argument, Composite literal) {
        if (argument instanceof Unary unary) {
            return holds(unary.operand(), literal);
        }
        return argument == literal
                || (argument instanceof Composite list
                        && list.elements().stream().anyMatch(element -> holds(element.value(), literal)));
    }

    /** Returns whether a list holds the result of a function: a command of the team's own beneath another one. */
    private boolean isListed(String name, CodeFile file) {
        for (CodeFile user : users(file)) {
            for (GoPart part : user.text().holds(name) ? user.syntax().partsWith(name) : List.<GoPart>of()) {
                for (GoExpression use : part.uses()) {
                    if (use instanceof Composite list
                            && list.elements().stream()
                                    .anyMatch(element -> element.value() instanceof Call made && isNamed(made, name))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isNamed(GoExpression expression, String name) {
        if (expression instanceof Call call) {
            return isNamed(call.function(), name);
        }
        if (expression instanceof Unary unary) {
            return isNamed(unary.operand(), name);
        }
        return nameOf(expression).equals(name);
    }

    /** Returns the last name of an expression; the empty string if it is none. */
    private static String nameOf(GoExpression expression) {
        return expression instanceof Selector selector
                ? selector.name()
                : expression instanceof Name variable ? variable.text() : "";
    }

    private List<CodeFile> users(CodeFile file) {
        return code.find(file.importPath()).map(code::users).orElse(List.of());
    }

    private Optional<Set<Setting>> ofCallers(GoFunction function, CodeFile file) {
        Optional<Set<Setting>> found = known.get(function);
        if (found == null) {
            if (open.size() >= HIGHEST || !open.add(function)) {
                return Optional.of(Set.of());
            }
            found = isStart(function) ? Optional.of(Set.of()) : climbed(function, file);
            open.remove(function);
            known.put(function, found);
        }
        return found;
    }

    private static boolean isStart(GoFunction function) {
        return function.receiver().isEmpty()
                && (function.name().equals("init")
                        || function.name().equals("main")
                        || function.name().equals("_"));
    }

    /** Returns what the callers of a function demand together; a method without any is called by a library. */
    private Optional<Set<Setting>> climbed(GoFunction function, CodeFile file) {
        boolean method = function.receiver().isPresent();
        Set<Setting> all = new LinkedHashSet<>();
        int callers = 0;
        List<CodeFile> naming = (method ? everywhere() : users(file))
                .stream().filter(user -> user.text().holds(function.name())).toList();
        // One that many files name is called in more ways than anyone can ask for.
        if (naming.size() > MOST_FILES) {
            return Optional.of(Set.of());
        }
        for (CodeFile user : naming) {
            for (GoPart part : user.syntax().partsWith(function.name())) {
                for (GoExpression caller : callers(function, part, user, file)) {
                    if (++callers > MOST_CALLERS) {
                        return Optional.of(Set.of());
                    }
                    if (user.syntax().functionOf(part).filter(open::contains).isPresent()) {
                        continue;
                    }
                    Optional<Set<Setting>> demanded = of(caller, part, user);
                    if (demanded.isPresent() && demanded.get().isEmpty()) {
                        return demanded;
                    }
                    demanded.ifPresent(all::addAll);
                }
            }
        }
        return all.isEmpty() && !method ? Optional.empty() : Optional.of(Set.copyOf(all));
    }

    private List<CodeFile> everywhere() {
        return code.packages().stream()
                .map(CodePackage::files)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the names in a declaration that mean a function, or may mean a method. */
    private static List<GoExpression> callers(GoFunction function, GoPart part, CodeFile user, CodeFile file) {
        boolean method = function.receiver().isPresent();
        List<GoExpression> found = new ArrayList<>();
        for (GoExpression use : part.uses()) {
            if (GoSyntax.named(use) instanceof Selector selector
                    && selector.name().equals(function.name())) {
                boolean meant = method
                        || user.packageOf(selector.of())
                                .filter(file.importPath()::equals)
                                .isPresent();
                if (meant) {
                    found.add(selector);
                }
            }
        }
        if (!method && user.importPath().equals(file.importPath())) {
            part.bare().stream()
                    .filter(name -> name.text().equals(function.name()))
                    .forEach(found::add);
        }
        return found;
    }
}
