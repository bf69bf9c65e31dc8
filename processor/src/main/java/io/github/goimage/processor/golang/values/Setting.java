package io.github.goimage.processor.golang.values;

import java.util.List;
import java.util.stream.Stream;

/** Something from outside of the program that replaces a default which the code has. */
public sealed interface Setting {
    /**
     * An argument, by its name without dashes.
     *
     * @param names all of them, the longest first
     */
    record Flag(List<String> names) implements Setting {
        /** Returns whether some arguments set it, as {@code -name=value} or {@code --name value}. */
        public boolean isIn(List<String> arguments) {
            return names.stream().anyMatch(name -> arguments.stream().anyMatch(argument -> isNamed(argument, name)));
        }

        private static boolean isNamed(String argument, String name) {
            String bare = argument.startsWith("--")
                    ? argument.substring(2)
                    : argument.startsWith("-") ? argument.substring(1) : "";
            return bare.equals(name)
                    || bare.startsWith(name + "=")
                    || (name.length() == 1 && !argument.startsWith("--") && bare.startsWith(name));
        }
    }

    /** An environment variable. */
    record Variable(String name) implements Setting {
        /** Returns whether it is among {@code NAME=value} lines. */
        public boolean isIn(List<String> environment) {
            return environment.stream().anyMatch(line -> line.startsWith(name + "="));
        }
    }

    /**
     * An environment variable that makes the code take another way.
     *
     * @param value that does so
     * @param text what the string then is
     */
    record Switch(String name, String value, String text) implements Setting {}

    /** A key of a configuration library, which arguments, variables and files may set under a name like it. */
    record Key(String name) implements Setting {
        /** Returns whether a text sets something of that name, whatever the characters between its words. */
        public boolean isIn(List<String> texts) {
            String wanted = plain(name);
            return texts.stream()
                    .map(text -> plain(text.replaceFirst("=.*", "").replaceFirst("^-+", "")))
                    .anyMatch(found -> found.equals(wanted) || found.endsWith("_" + wanted));
        }

        private static String plain(String text) {
            return text.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        }
    }

    /**
     * One that replaces only a part of a string, or what a string is made of.
     *
     * @param text the part that it replaces
     */
    record Part(Setting of, String text) implements Setting {}

    /**
     * The name of a command, which is an argument of its own; a command may have several.
     *
     * @param parents the names of the commands that stand before it
     */
    record Command(List<String> names, List<String> parents) implements Setting {
        /** Returns the arguments that give it. */
        public List<String> path() {
            return Stream.concat(parents.stream(), names.stream().limit(1)).toList();
        }

        /** Returns whether some arguments give it. */
        public boolean isIn(List<String> arguments) {
            return arguments.stream().anyMatch(names::contains);
        }
    }

    /** Any argument at all. */
    record Arguments() implements Setting {}

    /** Returns what is set, whether or not that is the whole of a string. */
    default Setting whole() {
        return this instanceof Part part ? part.of() : this;
    }

    /** Returns whether the annotation's arguments or variables set it. */
    default boolean isIn(List<String> arguments, List<String> environment) {
        if (this instanceof Part part) {
            return part.of().isIn(arguments, environment);
        }
        if (this instanceof Flag flag) {
            return flag.isIn(arguments);
        }
        if (this instanceof Variable variable) {
            return variable.isIn(environment);
        }
        if (this instanceof Switch other) {
            return new Variable(other.name()).isIn(environment);
        }
        if (this instanceof Command command) {
            return command.isIn(arguments);
        }
        if (this instanceof Key key) {
            return key.isIn(arguments) || key.isIn(environment);
        }
        return !arguments.isEmpty();
    }
}
