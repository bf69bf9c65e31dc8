package io.github.goimage.processor.golang.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A package as {@code go list -json} prints it; only strings and lists of strings are kept. */
record ListedPackage(Map<String, List<String>> fields) {
    static final String FIELDS = "ImportPath,Dir,Name,Standard,GoFiles,CgoFiles,CFiles,CXXFiles,MFiles,HFiles,FFiles,"
            + "SFiles,SwigFiles,SwigCXXFiles,SysoFiles,EmbedPatterns,EmbedFiles,Imports,ImportMap,Incomplete";
    private static final List<String> OTHER = List.of(
            "CFiles", "CXXFiles", "MFiles", "HFiles", "FFiles", "SFiles", "SwigFiles", "SwigCXXFiles", "SysoFiles");

    /** Reads the tab-indented objects that the go command prints one after the other. */
    static List<ListedPackage> parse(String json) {
        List<ListedPackage> packages = new ArrayList<>();
        Map<String, List<String>> fields = new HashMap<>();
        List<String> open = null;
        for (String line : json.split("\n")) {
            if (line.equals("}")) {
                packages.add(new ListedPackage(fields));
                fields = new HashMap<>();
            } else if (line.startsWith("\t\"")) {
                int colon = line.indexOf("\": ");
                open = new ArrayList<>();
                fields.put(line.substring(2, colon), open);
                addString(line.substring(colon + 3), open);
            } else if (line.startsWith("\t\t\"") && open != null) {
                addString(line.strip(), open);
            }
        }
        return packages;
    }

    String one(String field) {
        return fields.getOrDefault(field, List.of("")).get(0);
    }

    List<String> many(String field) {
        return fields.getOrDefault(field, List.of());
    }

    List<String> otherFiles() {
        TreeSet<String> files = new TreeSet<>();
        OTHER.forEach(field -> files.addAll(many(field)));
        return List.copyOf(files);
    }

    private static void addString(String text, List<String> values) {
        String value = text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
        if (value.startsWith("\"") && value.endsWith("\"")) {
            values.add(unescape(value.substring(1, value.length() - 1)));
        }
    }

    private static String unescape(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                value.append(c);
            } else if (text.charAt(++i) == 'u') {
                value.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                value.append(text.charAt(i));
            }
        }
        return value.toString();
    }
}
