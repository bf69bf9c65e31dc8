package io.github.goimage.processor.service;

import io.github.goimage.processor.files.GlobPattern;
import io.github.goimage.processor.files.SlashedPath;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.files.TreeEntry;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.facts.Fact.FileUse.Access;
import io.github.goimage.processor.secret.SensitiveFiles;
import io.github.goimage.processor.service.OpenedFile.Found;
import io.github.goimage.processor.spec.ImagePath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks in the module for the files that its program opens. */
final class OpenedFiles {
    private static final Pattern KEY = Pattern.compile("(?i).*\\.(?:pem|crt|cer|key|p12|pfx|jks)");

    /** The extensions that viper knows. */
    private static final List<String> CONFIGURATIONS =
            List.of("json", "toml", "yaml", "yml", "properties", "props", "prop", "hcl", "tfvars", "env", "ini");

    /** A path of more names has more than the 4096 bytes that Linux allows. */
    private static final int MOST_NAMES = 2048;

    private final SourceTree tree;
    private final Path module;
    private final String workdir;

    OpenedFiles(SourceTree tree, Path module, String workdir) {
        this.tree = tree;
        this.module = module;
        this.workdir = workdir;
    }

    /** Returns those whose path stays below the directory that it is relative to. */
    List<OpenedFile> find(List<FileUse> uses) {
        return uses.stream().flatMap(this::find).distinct().toList();
    }

    private Stream<OpenedFile> find(FileUse use) {
        if (use.access() == Access.SEARCH) {
            return searched(use).stream().flatMap(this::find);
        }
        return single(use).stream();
    }

    private Optional<OpenedFile> single(FileUse use) {
        if (use.ofSource() || use.isInHome()) {
            return Optional.of(new OpenedFile(use, use.path(), Found.ABSENT, "", ""));
        }
        List<String> names = new ArrayList<>();
        boolean rooted = use.path().startsWith("/");
        for (String name : (rooted ? SlashedPath.clean(use.path()) : use.path()).split("/")) {
            if (name.equals("..")) {
                return Optional.empty();
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        String plain = String.join("/", names);
        String path = rooted ? "/" + plain : ImagePath.in(workdir, plain);
        try {
            return use.access() == Access.GLOB ? Optional.of(glob(use, path, names)) : file(use, path, names);
        } catch (InvalidPathException | UnusableFileException unusable) {
            return Optional.empty();
        }
    }

    /** Returns the file of the module that a search finds; none if the module has none, as a run may mount one. */
    private List<FileUse> searched(FileUse use) {
        int slash = use.path().lastIndexOf('/');
        String parent = slash < 0 ? "." : use.path().substring(0, slash);
        String name = use.path().substring(slash + 1);
        if (use.path().startsWith("/") || use.path().startsWith("$") || ("/" + parent + "/").contains("/../")) {
            return List.of();
        }
        try {
            return tree.listIfPresent(module.resolve(parent)).orElse(List.of()).stream()
                    .filter(TreeEntry::isReadableFile)
                    .map(TreeEntry::name)
                    .filter(file -> CONFIGURATIONS.stream().anyMatch(type -> file.equals(name + "." + type)))
                    .limit(1)
                    .map(file -> use.opening(parent + "/" + file, Access.READ))
                    .toList();
        } catch (InvalidPathException | UnusableFileException unusable) {
            return List.of();
        }
    }

    /** Returns a file or directory; empty for one of Go code, which only tools for the code itself list. */
    private Optional<OpenedFile> file(FileUse use, String path, List<String> names) {
        String source = String.join("/", names);
        Path file = module.resolve(source);
        boolean directory = tree.isDirectory(file);
        if (directory && !use.certain() && use.access() == Access.LIST && isCode(file)) {
            return Optional.empty();
        }
        if (names.isEmpty() || !(directory || tree.isFile(file))) {
            return Optional.of(new OpenedFile(use, path, Found.ABSENT, "", ""));
        }
        String name = names.get(names.size() - 1);
        boolean sensitive = !directory
                && (SensitiveFiles.isSecret(name) || KEY.matcher(name).matches());
        return Optional.of(
                new OpenedFile(use, path, sensitive ? Found.SENSITIVE : Found.PRESENT, source, whole(parent(source))));
    }

    private boolean isCode(Path directory) {
        return tree.list(directory).stream().anyMatch(entry -> entry.name().endsWith(".go"));
    }

    /** Returns the deepest directory before a wildcard. */
    private OpenedFile glob(FileUse use, String path, List<String> names) {
        Set<Path> matches = names.size() > MOST_NAMES ? Set.of() : Set.of(module);
        for (String name : names) {
            matches = expanded(matches, name);
        }
        String fixed = GlobPattern.literal(String.join("/", names));
        boolean present = !names.isEmpty() && !matches.isEmpty();
        return new OpenedFile(
                use, path, present ? Found.PRESENT : Found.ABSENT, present ? fixed : "", present ? whole(fixed) : "");
    }

    /** Returns what matches in these directories, each looked at once: links can lead to one on many ways. */
    private Set<Path> expanded(Set<Path> parents, String name) {
        Set<Path> longer = new LinkedHashSet<>();
        Optional<GlobPattern> pattern = GlobPattern.parse(name);
        parents.stream().filter(tree::isDirectory).map(tree::real).distinct().forEach(parent -> {
            for (TreeEntry entry : tree.list(parent)) {
                if (pattern.filter(found -> found.matches(entry.name())).isPresent()) {
                    longer.add(entry.in(parent));
                }
            }
        });
        return longer;
    }

    private static String parent(String source) {
        int slash = source.lastIndexOf('/');
        return slash < 0 ? "" : source.substring(0, slash);
    }

    /** Returns a directory that may be copied; the empty string for another. */
    private String whole(String directory) {
        return directory.isEmpty() || holdsSensitive(module.resolve(directory)) ? "" : directory;
    }

    private boolean holdsSensitive(Path directory) {
        return tree.list(directory).stream()
                .anyMatch(entry -> entry.isDirectory()
                        ? holdsSensitive(entry.in(directory))
                        : SensitiveFiles.isSecret(entry.name()));
    }
}
