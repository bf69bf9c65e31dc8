package io.github.goimage.processor.dockerfile;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shell into which a person pastes a printed command. */
public enum Shell {
    /** On Linux and macOS. */
    POSIX {
        @Override
        public String command(List<String> words) {
            return Quoting.shell(words);
        }
    },

    /** On Windows. */
    POWERSHELL {
        // Words that PowerShell leaves as they are: a comma would make an array, an at sign a splatted variable.
        private static final Pattern PLAIN =
                Pattern.compile("[A-Za-z0-9_.\\\\/][A-Za-z0-9_.:\\\\/+=%-]*|--?[A-Za-z0-9_=/-]+");

        // It takes the typographic quotes for straight ones.
        private static final Pattern QUOTE = Pattern.compile("['\u2018\u2019\u201a\u201b]");

        @Override
        public String command(List<String> words) {
            return words.stream()
                    .map(word -> PLAIN.matcher(word).matches()
                            ? word
                            : "'" + QUOTE.matcher(word).replaceAll("$0$0") + "'")
                    .collect(Collectors.joining(" "));
        }
    };

    /** Returns the shell where paths look like this one. */
    public static Shell of(Path path) {
        return path.getFileSystem().getSeparator().equals("\\") ? POWERSHELL : POSIX;
    }

    /**
     * Returns a command that a person can paste, with single quotes only around words that need them.
     *
     * @see <a href="https://learn.microsoft.com/en-us/powershell/">PowerShell, about_Quoting_Rules</a>
     */
    public abstract String command(List<String> words);
}
