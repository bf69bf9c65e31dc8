package io.github.goimage.processor.golang.modfile;

import io.github.goimage.processor.golang.version.ModuleVersion;
import io.github.goimage.processor.golang.version.SemanticVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads vendor/modules.txt line by line; several lines about one module are joined. */
final class VendorModulesParser {
    private static final class Entry {
        private final int line;
        private boolean explicit;
        private Optional<ModuleVersion> replacement = Optional.empty();
        private final TreeSet<String> packages = new TreeSet<>();

        Entry(int line) {
            this.line = line;
        }
    }

    private final Map<ModuleVersion, Entry> entries = new LinkedHashMap<>();
    private Optional<Entry> current = Optional.empty();

    VendorModules parse(String file, String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            readLine(lines[i], i + 1);
        }
        List<VendoredModule> modules = new ArrayList<>();
        entries.forEach((module, entry) -> modules.add(new VendoredModule(
                module,
                entry.explicit,
                entry.replacement,
                Collections.unmodifiableSortedSet(entry.packages),
                entry.line)));
        return new VendorModules(file, annotations(lines[0]).contains("workspace"), List.copyOf(modules));
    }

    private void readLine(String line, int number) {
        if (line.startsWith("# ")) {
            readModule(List.of(line.strip().split("\\s+")), number);
        } else if (line.startsWith("## ")) {
            current.ifPresent(entry -> entry.explicit |= annotations(line).contains("explicit"));
        } else if (isOneWord(line.strip())) {
            current.ifPresent(entry -> entry.packages.add(line.strip()));
        }
    }

    private static boolean isOneWord(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
    }

    /** Reads {@code # path version [=> path [version]]}, or {@code # path => path [version]} for every version. */
    private void readModule(List<String> fields, int line) {
        if (fields.size() < 3) {
            return;
        }
        boolean versioned = SemanticVersion.parse(fields.get(2)).isPresent();
        if (!versioned && !fields.get(2).equals("=>")) {
            current = Optional.empty();
            return;
        }
        ModuleVersion module = new ModuleVersion(fields.get(1), versioned ? fields.get(2) : "");
        Entry entry = entries.computeIfAbsent(module, added -> new Entry(line));
        current = Optional.of(entry);
        List<String> behind = fields.subList(versioned ? 3 : 2, fields.size());
        if (behind.size() == 2 && behind.get(0).equals("=>")) {
            entry.replacement = Optional.of(new ModuleVersion(behind.get(1), ""));
        } else if (behind.size() == 3 && behind.get(0).equals("=>")) {
            entry.replacement = Optional.of(new ModuleVersion(behind.get(1), behind.get(2)));
        }
    }

    private static List<String> annotations(String line) {
        if (!line.startsWith("## ")) {
            return List.of();
        }
        List<String> annotations = new ArrayList<>();
        for (String annotation : line.substring(3).split(";")) {
            annotations.add(annotation.strip());
        }
        return annotations;
    }
}
