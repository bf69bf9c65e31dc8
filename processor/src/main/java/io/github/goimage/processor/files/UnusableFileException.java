package io.github.goimage.processor.files;

/**
 * Thrown if a file of the user's cannot be used, with the place in it and the reason as a sentence without a full stop.
 */
public final class UnusableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Kind {
        /** Go would reject its text. */
        SYNTAX,
        /** It does not exist, or no longer does. */
        MISSING,
        /** The operating system does not let us read it. */
        UNREADABLE,
        /** It lies outside the root directory after symbolic links are resolved. */
        OUTSIDE_ROOT,
        /** It is larger than any Go or module file can reasonably be. */
        TOO_LARGE,
        /** It asks for more work than a module can reasonably need. */
        TOO_COSTLY,
    }

    private final Kind kind;
    private final String file;
    private final int line;
    private final String problem;

    /**
     * States what is wrong with a file.
     *
     * @param file as shown to the user: relative to the root directory, with {@code /}
     * @param line from 1, or 0 if the whole file is meant
     */
    public UnusableFileException(Kind kind, String file, int line, String problem) {
        super(new SourceLine(file, line) + ": " + problem, null, false, false);
        this.kind = kind;
        this.file = file;
        this.line = line;
        this.problem = problem;
    }

    public static UnusableFileException syntax(String file, int line, String problem) {
        return new UnusableFileException(Kind.SYNTAX, file, line, problem);
    }

    /** Returns what is wrong with the file. */
    public Kind kind() {
        return kind;
    }

    /** Returns the file, or the line of it. */
    public SourceLine at() {
        return new SourceLine(file, line);
    }

    /** Returns only the reason, without the place. */
    public String problem() {
        return problem;
    }
}
