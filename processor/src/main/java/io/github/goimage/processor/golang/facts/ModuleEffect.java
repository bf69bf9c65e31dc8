package io.github.goimage.processor.golang.facts;

/** What a module outside the tree does to whoever imports it. */
public enum ModuleEffect {
    /** Connects over TLS, or may: needs the certificates of public authorities. */
    TLS_CLIENT,
    /** Looks time zones up by name: needs the time zone database. */
    TIME_ZONES,
    /** Makes temporary files. */
    TEMPORARY_FILES,
    /** Asks who the user is or where the home directory lies. */
    USER_LOOKUP,
    /** Does not compile without cgo, or compiles and then fails when run. */
    NEEDS_CGO,
    /** Links a C library that Go's builder images do not hold. */
    C_LIBRARY,
    /** Loads shared libraries when run: needs a dynamically linked binary. */
    LOADS_LIBRARIES,
    /** Runs another program. */
    RUNS_PROGRAM,
}
