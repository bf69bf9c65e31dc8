package io.github.goimage.processor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The faults of the settings that a policy is built from, in order. */
final class SettingFaults {
    private final List<SettingFault> all = new ArrayList<>();

    void add(SettingFault fault) {
        all.add(fault);
    }

    void add(Setting setting, String problem, String fix) {
        all.add(new SettingFault(setting.place(), problem, fix));
    }

    /**
     * Returns what a setting's value means; if it means nothing, that is a fault.
     *
     * @param expected what to write instead
     */
    <T> Optional<T> value(Setting setting, Function<String, Optional<T>> parser, String expected) {
        Optional<T> value = parser.apply(setting.value());
        if (value.isEmpty()) {
            add(setting, "\"" + setting.value() + "\" is not a valid value of " + setting.key(), expected);
        }
        return value;
    }

    /** The same for a value that has to match. */
    Optional<String> matching(Setting setting, Pattern pattern, String expected) {
        return value(
                setting,
                text -> Optional.of(text).filter(each -> pattern.matcher(each).matches()),
                expected);
    }

    List<SettingFault> all() {
        return List.copyOf(all);
    }
}
