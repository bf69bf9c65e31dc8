package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.golang.source.Place;
import io.github.goimage.processor.golang.values.Setting;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Something that reachable source does, which decides what an image must hold or how it is run. */
public sealed interface Fact {
    /** Returns where the source says it. */
    Place place();

    /**
     * Something in the source, as it is written there: {@code http.Get}, {@code os.CreateTemp}.
     *
     * <p>It is the supertype of the kinds below that say nothing else.
     */
    sealed interface Use extends Fact {
        /** Returns what is used. */
        String what();
    }

    /** Connects over TLS, or may: needs the certificates of public authorities. */
    record TlsClient(Place place, String what) implements Use {}

    /** Looks a time zone up by its name: needs the time zone database. */
    record TimeZoneLookup(Place place, String what) implements Use {}

    /** Makes temporary files: needs a writable {@code /tmp}. */
    record TemporaryFile(Place place, String what) implements Use {}

    /** Asks who the user is or where the home directory is: needs an entry in /etc/passwd. */
    record UserLookup(Place place, String what) implements Use {}

    /** Loads Go plugins: needs a dynamically linked binary. */
    record PluginUse(Place place, String what) implements Use {}

    /** Imports {@code net/http/pprof} or {@code expvar} only to have their pages served. */
    record DebugPages(Place place, String what) implements Use {}

    /** Reads the revision that the go command notes in a binary. */
    record RevisionRead(Place place, String what) implements Use {}

    /** Reads arguments in another way than by flags of package flag whose names the code says. */
    record OtherArguments(Place place, String what) implements Use {}

    /** Registers a driver of package database/sql itself. */
    record SqlRegistration(Place place, String what) implements Use {}

    /**
     * Serves files, or asks for a media type itself, by the extension of their names.
     *
     * @param extension with its dot, if the code says it; otherwise empty
     */
    record MediaTypeLookup(Place place, String what, String extension) implements Use {}

    /** Gives package mime a media type. */
    record MediaTypeDefinition(Place place, String what) implements Use {}

    /** Defines a flag of package flag. */
    record FlagDefinition(Place place, String name) implements Fact {}

    /** Opens a database with a driver of package database/sql. */
    record SqlDriver(Place place, String name) implements Fact {}

    /**
     * Connects on every run to an address of the machine itself, which in a container is the container.
     *
     * @param text that holds the address: a URL, a data source name, or the address alone
     * @param settings what replaces the text
     */
    record LocalClient(Place place, String what, String address, String text, Set<Setting> settings) implements Fact {}

    /** Serves {@code http.DefaultServeMux}, to which packages add pages when they are imported. */
    record DefaultMux(Place place, String what) implements Use {}

    /**
     * Uses something of the host that a container has only if its run gives it.
     *
     * @param demands what has to be set for the program to get there, one of these; none if it may get there anyway
     */
    record HostResource(Place place, String what, Kind kind, Set<Setting> demands) implements Use {
        /** Returns the same where something has to be set. */
        HostResource demanding(Set<Setting> demanded) {
            return new HostResource(place, what, kind, demanded);
        }

        /** What is used. */
        public enum Kind {
            /** The socket of a container engine. */
            ENGINE_SOCKET,
            /** The system's log, by its socket. */
            SYSTEM_LOG,
            /** Packets below TCP and UDP. */
            RAW_SOCKET
        }
    }

    /**
     * Runs a program by a literal name; to look one up is only to ask whether it is there.
     *
     * @param demands what has to be set for the program to get there, one of these; none if it may get there anyway
     */
    record ProgramRun(Place place, String program, Set<Setting> demands) implements Fact {
        /** Returns the same where something has to be set. */
        ProgramRun demanding(Set<Setting> demanded) {
            return new ProgramRun(place, program, demanded);
        }
    }

    /**
     * Listens on a literal address.
     *
     * @param network {@code tcp}, {@code udp} …, as the standard library names it
     * @param host empty for all interfaces
     * @param port a number, or the name of a service
     * @param written where the code says the address
     * @param settings flags and variables that replace it
     * @param demands what has to be set for the program to get there, one of these; none if it may get there anyway
     */
    record Listener(
            Place place,
            String network,
            String host,
            String port,
            Place written,
            Set<Setting> settings,
            Set<Setting> demands)
            implements Fact {
        /** Returns whether nobody outside the container reaches it. */
        public boolean isLoopback() {
            return isLoopback(host);
        }

        /** Returns whether a host is this machine, or this container. */
        public static boolean isLoopback(String host) {
            return host.equals("localhost") || host.equals("::1") || host.matches("127\\.[0-9.]+");
        }

        /** Returns the port as a number; empty if it is the name of a service other than a web server. */
        public OptionalInt number() {
            return switch (port) {
                case "http" -> OptionalInt.of(80);
                case "https" -> OptionalInt.of(443);
                default -> port.matches("[0-9]+") ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty();
            };
        }

        /** Returns the same on another port. */
        public Listener withPort(int number) {
            return new Listener(place, network, host, String.valueOf(number), written, settings, demands);
        }

        /** Returns the same where something has to be set. */
        Listener demanding(Set<Setting> demanded) {
            return new Listener(place, network, host, port, written, settings, demanded);
        }

        /** Returns the address as Go writes it: {@code localhost:8080}, {@code [::1]:8080}. */
        public String address() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * Listens where only the running program knows: on an address that is computed, or on a socket that it is given.
     */
    record OpenListener(Place place, String what) implements Use {}

    /**
     * Registers for signals.
     *
     * @param signals by their names, {@code SIGINT} for {@code os.Interrupt}; none means every signal
     * @param complete whether all arguments were understood
     */
    record SignalHandler(Place place, List<String> signals, boolean complete) implements Fact {
        /** Returns whether a signal is handled, or may be. */
        public boolean mayHandle(String signal) {
            return !complete || signals.isEmpty() || signals.contains(signal);
        }
    }

    /**
     * Links a C library.
     *
     * @param library as in {@code -lsqlite3}, or the name that pkg-config knows
     * @param byPkgConfig whether pkg-config must find it
     */
    record CLibrary(Place place, String library, boolean byPkgConfig) implements Fact {}

    /**
     * Opens a file or directory, or may do so.
     *
     * @param what the function that does
     * @param path relative to the working directory, or absolute
     * @param written where the code says the path
     * @param settings what replaces the path
     * @param conditions what leads the program another way
     * @param demands what leads the program there, one of these; the empty set if it may get there anyway
     * @param certain whether every run gets there, and ends or complains if it fails
     * @param ofSource whether the path is derived from that of a source file
     */
    record FileUse(
            Place place,
            String what,
            Access access,
            String path,
            Place written,
            Set<Setting> settings,
            Set<Setting> conditions,
            Set<Setting> demands,
            boolean certain,
            boolean ofSource)
            implements Fact {
        /** Returns the same, which opens another path in another way. */
        public FileUse opening(String other, Access how) {
            return new FileUse(place, what, how, other, written, settings, conditions, demands, certain, ofSource);
        }

        /** Returns the same, which only happens if one of some settings is given. */
        FileUse demanding(Set<Setting> one) {
            return new FileUse(place, what, access, path, written, settings, conditions, one, certain, ofSource);
        }

        /** Returns the same, relative to another directory than the one in which the program starts. */
        FileUse in(String directory) {
            String whole = path.startsWith("/") || isInHome() ? path : directory + "/" + path;
            return opening(whole, access);
        }

        /** Returns whether the path begins with the user's home directory, or one below it, as a variable. */
        public boolean isInHome() {
            return path.startsWith("$");
        }

        /** How a file is opened. */
        public enum Access {
            /** To read it. */
            READ,
            /** To read what a directory holds. */
            LIST,
            /** To read all files that a pattern names. */
            GLOB,
            /** To read the first of the files that a name with any extension of a configuration means. */
            SEARCH,
            /** To write a file that need not be there. */
            WRITE,
            /** To write a file that is there. */
            CHANGE,
            /** To make a directory, or to write below it. */
            MAKE;

            /** Returns whether something is written. */
            public boolean writes() {
                return this == WRITE || this == CHANGE || this == MAKE;
            }
        }
    }
}
