package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Place;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Turns a use of a name into a fact, or into nothing if the use lacks what the fact needs. */
interface FactPattern {
    Optional<Fact> match(Call call);

    /** Matches any use of the name, called or not. */
    static FactPattern use(BiFunction<Place, String, Fact> kind) {
        return call -> Optional.of(kind.apply(call.place(), call.what()));
    }

    /** Matches a call, whatever its arguments. */
    static FactPattern call(BiFunction<Place, String, Fact> kind) {
        return call -> call.isCalled() ? use(kind).match(call) : Optional.empty();
    }

    /** Matches any use except a call whose first argument is one of some literals. */
    static FactPattern useUnless(BiFunction<Place, String, Fact> kind, Set<String> literals) {
        return call -> call.literal(0).filter(literals::contains).isPresent()
                ? Optional.empty()
                : use(kind).match(call);
    }

    /**
     * Matches a call that creates a temporary file, unless its first argument names another directory than the
     * system's.
     */
    static FactPattern temporaryFile() {
        return call -> call.literal(0).filter(directory -> !directory.isEmpty()).isPresent()
                ? Optional.empty()
                : use(Fact.TemporaryFile::new).match(call);
    }

    /** Matches a call with a program's name at an index. */
    static FactPattern program(int argument) {
        return call -> call.literal(argument).map(program -> new Fact.ProgramRun(call.place(), program));
    }

    /**
     * Matches a method that is called with a listen address at an index; other text is an argument of another type's
     * method.
     */
    static FactPattern listenerMethod(int argument) {
        return call -> {
            Optional<String> text = call.string(argument);
            return call.argumentCount() <= argument
                            || text.filter(FactPattern::isProse).isPresent()
                    ? Optional.empty()
                    : listen(call, "tcp", text);
        };
    }

    /** Matches a function with a listen address at an index; used as a value, it may be called with any address. */
    static FactPattern listener(int argument) {
        return call -> listen(call, "tcp", call.string(argument));
    }

    /**
     * Matches a composite literal with a listen address in a field, unless the file makes it serve a listener created
     * elsewhere.
     */
    static FactPattern listenerIn(String field) {
        return call -> call.hasField(field)
                ? listen(
                        call,
                        "tcp",
                        call.types().callsMethod("Serve", "ServeTLS") ? Optional.empty() : call.field(field))
                : Optional.empty();
    }

    /** Matches a function with network and listen address, as net.Listen takes them; a Unix socket has no port. */
    static FactPattern networkListener() {
        return call -> {
            Optional<String> network = call.string(0);
            return network.filter(name -> name.startsWith("unix")).isPresent()
                    ? Optional.empty()
                    : listen(call, network.orElse(""), network.flatMap(known -> call.string(1)));
        };
    }

    /** Matches a method, of a value that a package made, that listens on its own address if it has no argument. */
    static FactPattern listenerMethodOr(String address, String path) {
        return call ->
                call.isCalled() && call.argumentCount() == 0 && call.types().isOf(call.receiver(), path)
                        ? listen(call, "tcp", Optional.of(address))
                        : listenerMethod(0).match(call);
    }

    private static boolean isProse(String text) {
        return Address.parse(text).isEmpty();
    }

    /**
     * Returns a listener, or one on an address that only the running program knows; none if the system chooses the
     * port.
     */
    private static Optional<Fact> listen(Call call, String network, Optional<String> text) {
        if (text.filter(Address::isChosenBySystem).isPresent()) {
            return Optional.empty();
        }
        Fact open = new Fact.OpenListener(call.place(), call.what());
        return Optional.of(text.flatMap(Address::parse)
                .<Fact>map(address ->
                        new Fact.Listener(call.place(), network, address.host(), address.port(), call.what()))
                .orElse(open));
    }
}
