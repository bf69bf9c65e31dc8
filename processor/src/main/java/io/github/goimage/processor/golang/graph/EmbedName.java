package io.github.goimage.processor.golang.graph;

import java.util.Locale;
import java.util.Set;

/**
 * Which file names can be embedded: those that a module may hold (golang.org/x/mod/module.CheckFilePath), except VCS
 * names.
 */
final class EmbedName {
    private static final String PUNCTUATION = "!#$%&()+,-.=@[]^_{}~ ";
    private static final Set<String> VERSION_CONTROL = Set.of(".bzr", ".hg", ".git", ".svn");
    private static final Set<String> RESERVED_ON_WINDOWS = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private EmbedName() {}

    static boolean isAllowed(String name) {
        int dot = name.indexOf('.');
        String beforeDot = dot < 0 ? name : name.substring(0, dot);
        return !name.isEmpty()
                && !name.endsWith(".")
                && !VERSION_CONTROL.contains(name)
                && !RESERVED_ON_WINDOWS.contains(beforeDot.toLowerCase(Locale.ROOT))
                && name.codePoints().allMatch(EmbedName::isAllowed);
    }

    /**
     * Returns whether cmd/go passes a path that begins with this character to other tools, which could take it for an
     * option.
     */
    static boolean isSafeStart(int c) {
        return c >= 0x80 || Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '/';
    }

    private static boolean isAllowed(int c) {
        if (c >= 0x80) {
            return Character.isLetter(c);
        }
        return Character.isLetterOrDigit(c) || PUNCTUATION.indexOf(c) >= 0;
    }
}
