package io.github.goimage.processor.golang.facts;

/** What a module outside the tree does to a program that imports it. */
public enum ModuleEffect {
    /** Connects over TLS, or may do so: needs the certificates of public authorities. */
    TLS_CLIENT,
    /** Looks up time zones by name: needs the time zone database. */
    TIME_ZONES,
    /** Creates temporary files. */
    TEMPORARY_FILES,
    /** Asks who the user is or where the home directory is. */
    USER_LOOKUP,
    /** Does not compile without cgo, or compiles and then fails at run time. */
    NEEDS_CGO,
    /** Links a C library that Go's builder images lack. */
    C_LIBRARY,
    /** Loads shared libraries at run time: needs a dynamically linked binary. */
    LOADS_LIBRARIES,
    /** Runs another program. */
    RUNS_PROGRAM,
}
