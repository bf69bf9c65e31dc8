package io.github.goimage.processor.text;

/** The addresses of goimage's pages, all below one. */
public final class Pages {
    /** The project. */
    public static final String HOME = "https://github.com/goimage/goimage";

    /** Where bugs are reported. */
    public static final String ISSUES = HOME + "/issues";

    /** What a user is to do about our own bug. */
    public static final String REPORT =
            "this is a bug in goimage; please report it with this message and the annotation";

    private Pages() {}

    /** Returns the address of a page below {@code docs}, {@code "rules/PrivilegedPort.md"}. */
    public static String docs(String path) {
        return HOME + "/blob/main/docs/" + path;
    }
}
