package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.values.Value;
import java.util.List;
import java.util.Optional;

/**
 * The functions of package flag: those that define a flag of the command line, and those that read arguments otherwise.
 *
 * @see <a href="https://pkg.go.dev/flag">flag</a>
 */
final class FlagDefinitions {
    private static final List<String> NAME_FIRST =
            List.of("String", "Bool", "Int", "Int64", "Uint", "Uint64", "Float64", "Duration", "Func", "BoolFunc");

    private static final List<String> NAME_SECOND = List.of(
            "StringVar",
            "BoolVar",
            "IntVar",
            "Int64Var",
            "UintVar",
            "Uint64Var",
            "Float64Var",
            "DurationVar",
            "TextVar",
            "Var");

    private FlagDefinitions() {}

    static PackagePatterns patterns() {
        PackagePatterns patterns = new PackagePatterns()
                .uses(Fact.OtherArguments::new, "Arg", "Args", "NArg", "NewFlagSet", "CommandLine", "FlagSet");
        for (String name : NAME_FIRST) {
            patterns.selector(name, definition(0));
        }
        for (String name : NAME_SECOND) {
            patterns.selector(name, definition(1));
        }
        return patterns;
    }

    private static FactPattern definition(int argument) {
        return use -> {
            Optional<String> name = use.value(argument).map(Value::text);
            return Optional.of(name.<Fact>map(found -> new Fact.FlagDefinition(use.place(), found))
                    .orElseGet(() -> new Fact.OtherArguments(use.place(), use.what())));
        };
    }
}
