package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.values.Setting;
import io.github.goimage.processor.golang.values.Value;
import io.github.goimage.processor.golang.values.Values;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Turns a use of a name into a fact, or into nothing if the use lacks what the fact needs. */
interface FactPattern {
    /** Variables in which the user of a terminal names programs. */
    Set<Setting> OF_TERMINALS = Set.of(
            new Setting.Variable("PAGER"),
            new Setting.Variable("EDITOR"),
            new Setting.Variable("VISUAL"),
            new Setting.Variable("BROWSER"));

    Optional<Fact> match(Use use);

    /** Matches any use of the name, called or not. */
    static FactPattern use(BiFunction<Place, String, Fact> kind) {
        return use -> Optional.of(kind.apply(use.place(), use.what()));
    }

    /** Matches any use in a file that holds a text, too. */
    static FactPattern useBeside(BiFunction<Place, String, Fact> kind, String text) {
        return use -> use.frame().file().text().holds(text) ? use(kind).match(use) : Optional.empty();
    }

    /** Matches a call, whatever its arguments. */
    static FactPattern call(BiFunction<Place, String, Fact> kind) {
        return use -> use.isCalled() ? use(kind).match(use) : Optional.empty();
    }

    /** Matches any use except a call whose first argument is one of some literals. */
    static FactPattern useUnless(BiFunction<Place, String, Fact> kind, Set<String> literals) {
        return use -> use.literal(0).filter(literals::contains).isPresent()
                ? Optional.empty()
                : use(kind).match(use);
    }

    /**
     * Matches a call that creates a temporary file, unless its first argument names another directory than the
     * system's.
     */
    static FactPattern temporaryFile() {
        return use -> use.literal(0).filter(directory -> !directory.isEmpty()).isPresent()
                ? Optional.empty()
                : use(Fact.TemporaryFile::new).match(use);
    }

    /**
     * Matches a call with a program's name at an index, unless that is a variable that is looked up before, or what a
     * terminal has its user run.
     */
    static FactPattern program(int argument) {
        return use -> use.value(argument)
                .filter(program -> use.isForLinux() && !use.isLookedUp(argument))
                .filter(program -> program.settings().stream().noneMatch(OF_TERMINALS::contains))
                .map(program -> new Fact.ProgramRun(use.place(), program.text(), Set.of()));
    }

    /**
     * Matches a method that is called with a listen address at an index; other text is an argument of another type's
     * method.
     */
    static FactPattern listenerMethod(int argument) {
        return use -> {
            Values values = use.values(argument);
            return use.arguments().size() <= argument
                            || values.only().filter(FactPattern::isProse).isPresent()
                    ? Optional.empty()
                    : listen(use, "tcp", values.only());
        };
    }

    /** Matches a function with a listen address at an index; used as a value, it may be called with any address. */
    static FactPattern listener(int argument) {
        return use -> listen(use, "tcp", use.value(argument));
    }

    /**
     * Matches a composite literal with a listen address in a field, unless the file makes it serve a listener created
     * elsewhere.
     */
    static FactPattern listenerIn(String field) {
        return use -> use.field(field)
                .flatMap(values ->
                        listen(use, "tcp", use.fileCalls("Serve", "ServeTLS") ? Optional.empty() : values.only()));
    }

    /** Matches a function with network and listen address, as net.Listen takes them; a Unix socket has no port. */
    static FactPattern networkListener() {
        return use -> {
            Optional<String> network = use.value(0).map(Value::text);
            return network.filter(name -> name.startsWith("unix")).isPresent()
                    ? Optional.empty()
                    : listen(use, network.orElse(""), network.flatMap(known -> use.value(1)));
        };
    }

    /** Matches a method, of a value that a package made, that listens on its own address if it has no argument. */
    static FactPattern listenerMethodOr(String address, String path) {
        return use ->
                use.isCalled() && use.arguments().isEmpty() && use.receiver().startsWith(path)
                        ? listen(use, "tcp", Optional.of(new Value(address, use.place(), Set.of(), Value.Kind.WRITTEN)))
                        : listenerMethod(0).match(use);
    }

    private static boolean isProse(Value value) {
        return Address.parse(value.text()).isEmpty();
    }

    /**
     * Returns a listener, or one on an address that only the running program knows; none if the system chooses the
     * port.
     */
    static Optional<Fact> listen(Use use, String network, Optional<Value> value) {
        if (value.filter(found -> Address.isChosenBySystem(found.text())).isPresent()) {
            return Optional.empty();
        }
        Fact open = new Fact.OpenListener(use.place(), use.what());
        return Optional.of(value.<Fact>flatMap(found -> Address.parse(found.text())
                        .map(address -> new Fact.Listener(
                                use.place(),
                                network,
                                address.host(),
                                address.port(),
                                found.place(),
                                found.settings(),
                                Set.of())))
                .orElse(open));
    }
}
