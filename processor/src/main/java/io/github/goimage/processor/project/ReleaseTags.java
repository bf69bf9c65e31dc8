package io.github.goimage.processor.project;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The build tags with which a module's own release is built, as its goreleaser file or its Makefile says.
 *
 * @param at where they stand
 * @param tags in their order, without those that only choose how to link
 * @see <a href="https://goreleaser.com/customization/builds/go/">goreleaser, builds</a>
 */
public record ReleaseTags(SourceLine at, List<String> tags) {
    private static final List<String> GORELEASER = List.of(".goreleaser.yml", ".goreleaser.yaml");
    private static final List<String> MAKEFILES = List.of("GNUmakefile", "makefile", "Makefile");
    private static final int LONGEST = 1 << 18;

    /** Variables that name each other may never end. */
    private static final int DEEPEST = 8;

    /** What decides how Go links, resolves names and finds time zones, which goimage does itself; and tags of tools. */
    private static final Set<String> NOT_OF_SERVICES = Set.of(
            "netgo",
            "netcgo",
            "osusergo",
            "static",
            "static_build",
            "timetzdata",
            "purego",
            "tools",
            "e2e",
            "integration");

    /** What a release names for all systems, and Linux lacks. */
    private static final Set<String> OF_OTHER_SYSTEMS = Set.of("kqueue");

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern YAML_LIST = Pattern.compile("^(?<indent> *+)(?:- )?tags: *+(?<inline>.*)");
    private static final Pattern YAML_ITEM = Pattern.compile("^(?<indent> *+)- *+(?<item>[^:]*+)");
    private static final Pattern FLAG = Pattern.compile("-tags(?:=|\\s+)(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^(?:export )?([A-Za-z_][A-Za-z0-9_]*+)\\s*+[?:]{0,3}=\\s*+(.*)");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$[({](?:shell cat ([A-Za-z0-9_./-]+)|([A-Za-z_][A-Za-z0-9_]*))[)}]");
    private static final Pattern GO_BUILD = Pattern.compile("(?:^|[\\s;&|@/])go(?:[0-9.]*) (?:build|install)\\s");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?\\}\\}");

    /** Returns the tags of a module's release; empty if no file of its directory names any. */
    public static Optional<ReleaseTags> find(SourceTree tree, Path module) {
        return Stream.concat(
                        GORELEASER.stream().map(file -> found(tree, module, file, ReleaseTags::goreleaser)),
                        MAKEFILES.stream()
                                .map(file -> found(tree, module, file, (at, text) -> make(tree, module, at, text))))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(release -> !OF_OTHER_SYSTEMS.containsAll(release.tags()));
    }

    private static Optional<ReleaseTags> found(
            SourceTree tree, Path module, String file, BiFunction<String, String, Optional<ReleaseTags>> reader) {
        boolean present = tree.listIfPresent(module).orElse(List.of()).stream()
                .map(TreeEntry::name)
                .anyMatch(file::equals);
        return present
                ? text(tree, module.resolve(file)).flatMap(text -> reader.apply(tree.nameOf(module, file), text))
                : Optional.empty();
    }

    private static Optional<String> text(SourceTree tree, Path file) {
        try {
            return tree.isFile(file)
                    ? Optional.of(new String(tree.head(file, LONGEST), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (UnusableFileException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ReleaseTags> goreleaser(String file, String text) {
        List<String> lines = text.lines().toList();
        boolean builds = false;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && "# -".indexOf(lines.get(i).charAt(0)) < 0) {
                builds = lines.get(i).startsWith("builds:");
            }
            if (!builds) {
                continue;
            }
            Matcher list = YAML_LIST.matcher(lines.get(i));
            List<String> words = new ArrayList<>();
            if (list.matches()) {
                words.add(list.group("inline").replaceAll("[\\[\\]]", ""));
                for (int j = i + 1; j < lines.size(); j++) {
                    Matcher item = YAML_ITEM.matcher(lines.get(j));
                    if (!item.matches()
                            || item.group("indent").length()
                                    < list.group("indent").length()) {
                        break;
                    }
                    words.add(item.group("item"));
                }
            } else if (lines.get(i).stripLeading().startsWith("- -tags=")) {
                words.add(lines.get(i).strip().substring("- -tags=".length()));
            }
            Optional<ReleaseTags> tags = of(new SourceLine(file, i + 1), String.join(" ", words));
            if (tags.isPresent()) {
                return tags;
            }
        }
        return Optional.empty();
    }

    private static Optional<ReleaseTags> make(SourceTree tree, Path module, String file, String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> variables = new HashMap<>(Map.of("GO", "go"));
        for (int i = 0; i < lines.size(); i++) {
            Matcher assignment = ASSIGNMENT.matcher(joined(lines, i));
            if (assignment.matches()) {
                variables.put(assignment.group(1), assignment.group(2).strip());
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("\t")) {
                continue;
            }
            String line = joined(lines, i);
            for (int depth = 0; depth < DEEPEST && line.contains("$"); depth++) {
                line = REFERENCE
                        .matcher(line)
                        .replaceAll(match -> Matcher.quoteReplacement(value(match, variables, tree, module)));
            }
            Matcher flag = FLAG.matcher(line);
            // What builds all packages at once makes no program.
            if (GO_BUILD.matcher(line).find() && !line.contains("/...") && flag.find()) {
                Optional<ReleaseTags> tags = of(
                        new SourceLine(file, i + 1),
                        Stream.of(flag.group(1), flag.group(2), flag.group(3))
                                .filter(group -> group != null)
                                .findFirst()
                                .orElse(""));
                if (tags.isPresent()) {
                    return tags;
                }
            }
        }
        return Optional.empty();
    }

    private static String value(MatchResult match, Map<String, String> variables, SourceTree tree, Path module) {
        if (match.group(2) != null) {
            return variables.getOrDefault(match.group(2), "");
        }
        Path file = module.resolve(match.group(1)).normalize();
        return file.startsWith(module) ? text(tree, file).orElse("").strip() : "";
    }

    /** Returns a line with those that continue it. */
    private static String joined(List<String> lines, int first) {
        StringBuilder joined = new StringBuilder(lines.get(first));
        for (int i = first + 1; i < lines.size() && joined.toString().endsWith("\\"); i++) {
            joined.setLength(joined.length() - 1);
            joined.append(lines.get(i));
        }
        return joined.toString();
    }

    private static Optional<ReleaseTags> of(SourceLine at, String words) {
        List<String> tags = Stream.of(TEMPLATE.matcher(words).replaceAll(" ").split("[\\s,'\"]+"))
                .filter(word -> TAG.matcher(word).matches() && !NOT_OF_SERVICES.contains(word))
                .distinct()
                .toList();
        return tags.isEmpty() ? Optional.empty() : Optional.of(new ReleaseTags(at, tags));
    }
}
