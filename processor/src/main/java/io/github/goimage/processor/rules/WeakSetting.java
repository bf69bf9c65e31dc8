package io.github.goimage.processor.rules;

import io.github.goimage.processor.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * A GODEBUG setting that weakens security.
 *
 * @param key its name
 * @param value the value that weakens it, {@code >8192} for all above
 * @param since the minor number of the Go 1 release whose defaults do not have the value any more; 0 for settings that
 *     no {@code default=go1.N} restores
 * @param effect what the program then does
 * @see <a href="https://go.dev/doc/godebug#history">GODEBUG History</a>
 */
record WeakSetting(String key, String value, int since, String effect) {
    /** All of them, as the rule's page lists them. */
    static final List<WeakSetting> ALL = Table.read("godebug.tsv").stream()
            .map(row -> new WeakSetting(row.get(0), row.get(1), Integer.parseInt(row.get(2)), row.get(3)))
            .toList();

    /**
     * Returns the weakness of a setting, if it has one.
     *
     * @param value with or without the pattern after {@code #} that names the places in the code where it applies
     */
    static Optional<WeakSetting> of(String key, String value) {
        String bare = value.replaceFirst("#.*", "");
        return ALL.stream()
                .filter(setting -> setting.key.equals(key) && setting.isWeak(bare))
                .findFirst();
    }

    /** Returns the settings whose value weakens the defaults of one Go 1 release and not those of a later one. */
    static List<WeakSetting> between(int release, int later) {
        return ALL.stream()
                .filter(setting -> setting.since > release && setting.since <= later)
                .toList();
    }

    private boolean isWeak(String bare) {
        return value.startsWith(">")
                ? bare.matches("[0-9]{1,9}") && Integer.parseInt(bare) > Integer.parseInt(value.substring(1))
                : value.equals(bare);
    }
}
