package io.github.goimage.processor.policy;

import io.github.goimage.processor.project.ProjectFinder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The text of a {@code goimage.properties}: the format of {@link Properties}, in UTF-8, with the line of each setting.
 *
 * @param settings in the order of the file
 * @param faults lines that cannot be read, and keys that occur twice
 */
record SettingsFile(List<Setting> settings, List<SettingFault> faults) {
    /** The file's name, in the root directory and in a project's. */
    static final String NAME = ProjectFinder.SETTINGS;

    /** In characters; each setting is compared with those before it. */
    private static final int LONGEST = 64 << 10;

    /**
     * A path with a backslash that is none of the escapes a path may need. It is kept as it was written, so that the
     * fault shows it: {@code C:\tools} would be {@code C:}, a tab and {@code ools}.
     */
    private static final Pattern WINDOWS_PATH = Pattern.compile(
            "(?:vulndb|ca)(?:[ \\t\\f]*[=:]|[ \\t\\f])[^\\n]*\\\\(?!u[0-9A-Fa-f]{4})[A-Za-z0-9._~-][^\\n]*");

    /**
     * Reads the text.
     *
     * @param name the file's path relative to the root directory, for places
     */
    static SettingsFile parse(String text, Setting.Source source, String name) {
        if (text.length() > LONGEST) {
            return new SettingsFile(
                    List.of(), List.of(new SettingFault(name, "is larger than 64 KiB", "shorten the file")));
        }
        List<Setting> settings = new ArrayList<>();
        List<SettingFault> faults = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        // Editors on Windows begin a file with a byte order mark.
        List<String> lines = text.replaceFirst("^\ufeff", "").lines().toList();
        for (int first = 0, next; first < lines.size(); first = next) {
            next = first + 1;
            String line = lines.get(first).stripLeading();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            StringBuilder logical = new StringBuilder(line);
            while (continues(logical) && next < lines.size()) {
                logical.append('\n').append(lines.get(next++));
            }
            String place = name + ":" + (first + 1);
            try {
                Properties properties = new Properties();
                properties.load(new StringReader(
                        next == first + 1 && WINDOWS_PATH.matcher(logical).matches()
                                ? logical.toString().replace("\\", "\\\\")
                                : logical.toString()));
                String key =
                        properties.stringPropertyNames().stream().findFirst().orElse("");
                settings.add(new Setting(key, properties.getProperty(key, "").strip(), source, place));
                String earlier = places.putIfAbsent(key, place);
                if (earlier != null) {
                    faults.add(new SettingFault(
                            place, key + " is already set in " + earlier, "keep one line for each key"));
                }
            } catch (IllegalArgumentException e) {
                faults.add(new SettingFault(
                        place, "a backslash and u without four hex digits", "write \\uXXXX with four hex digits"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new SettingsFile(List.copyOf(settings), List.copyOf(faults));
    }

    /** Returns whether the line continues on the next one: it ends with an odd number of backslashes. */
    private static boolean continues(CharSequence line) {
        int count = 0;
        while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
            count++;
        }
        return count % 2 == 1;
    }
}
