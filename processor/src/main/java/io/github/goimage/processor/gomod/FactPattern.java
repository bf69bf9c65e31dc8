package io.github.goimage.processor.gomod;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Makes a fact of a use of a name, or nothing where the use lacks what the fact needs. */
interface FactPattern {
    Optional<Fact> match(Call call);

    /** Any use of the name, called or not. */
    static FactPattern use(BiFunction<Place, String, Fact> kind) {
        return call -> Optional.of(kind.apply(call.place(), call.what()));
    }

    /** A call, whatever its arguments. */
    static FactPattern call(BiFunction<Place, String, Fact> kind) {
        return call -> call.isCalled() ? use(kind).match(call) : Optional.empty();
    }

    /** Any use but a call whose first argument is one of some literals. */
    static FactPattern useUnless(BiFunction<Place, String, Fact> kind, Set<String> literals) {
        return call -> call.literal(0).filter(literals::contains).isPresent()
                ? Optional.empty()
                : use(kind).match(call);
    }

    /** A call with a program's name at an index. */
    static FactPattern program(int argument) {
        return call -> call.literal(argument).map(program -> new Fact.ProgramRun(call.place(), program));
    }

    /** A call with a listen address at an index. */
    static FactPattern listener(int argument) {
        return call -> call.argumentCount() > argument ? listen(call, "tcp", call.string(argument)) : Optional.empty();
    }

    /** A composite literal with a listen address in a field. */
    static FactPattern listenerIn(String field) {
        return call -> call.hasField(field) ? listen(call, "tcp", call.field(field)) : Optional.empty();
    }

    /** A call with network and listen address, as net.Listen takes them; a Unix socket has no port. */
    static FactPattern networkListener() {
        return call -> {
            Optional<String> network = call.string(0);
            boolean isUnix = network.filter(name -> name.startsWith("unix")).isPresent();
            return call.argumentCount() < 2 || isUnix
                    ? Optional.empty()
                    : listen(call, network.orElse(""), network.flatMap(known -> call.string(1)));
        };
    }

    /** A call that listens on an address of its own where it has no argument, of a value that a package made. */
    static FactPattern listenerOr(String address, String path) {
        return call -> call.isCalled() && call.argumentCount() == 0 && Receiver.isOf(call, path)
                ? listen(call, "tcp", Optional.of(address))
                : listener(0).match(call);
    }

    /** A listener, or one on an address that only the running program knows. */
    private static Optional<Fact> listen(Call call, String network, Optional<String> text) {
        return text.isEmpty()
                ? Optional.of(new Fact.OpenListener(call.place(), call.what()))
                : Address.parse(text.get())
                        .map(address ->
                                new Fact.Listener(call.place(), network, address.host(), address.port(), call.what()));
    }
}
