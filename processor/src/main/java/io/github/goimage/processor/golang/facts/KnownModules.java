package io.github.goimage.processor.golang.facts;

import io.github.goimage.processor.table.Table;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modules whose source is not in the tree and whose needs are known by name: the rows of {@code modules.tsv}. Of
 * two rows that hold an import path the longer counts, so that a harmless package of a module can have a row of its
 * own.
 */
final class KnownModules {
    private static final Map<String, KnownModule> ROWS = rows();

    private KnownModules() {}

    private static Map<String, KnownModule> rows() {
        Map<String, KnownModule> rows = new HashMap<>();
        for (List<String> row : Table.read("modules.tsv")) {
            rows.put(row.get(0), new KnownModule(row.get(0), effects(row.get(1)), row.get(2)));
        }
        return rows;
    }

    private static Set<ModuleEffect> effects(String names) {
        Set<ModuleEffect> effects = EnumSet.noneOf(ModuleEffect.class);
        if (!names.equals("none")) {
            for (String name : names.split(" ")) {
                effects.add(ModuleEffect.valueOf(name));
            }
        }
        return effects;
    }

    static Optional<KnownModule> of(String importPath) {
        for (String path = importPath; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
            KnownModule module = ROWS.get(path);
            if (module != null) {
                return Optional.of(module);
            }
        }
        return Optional.empty();
    }
}
