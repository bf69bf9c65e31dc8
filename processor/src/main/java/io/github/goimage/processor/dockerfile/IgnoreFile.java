package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.files.OwnFile;
import io.github.goimage.processor.secret.SensitiveFiles;
import io.github.goimage.processor.service.SourcePlan;
import io.github.goimage.processor.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The ignore file of a build context: it excludes everything but what a build reads, and excludes secrets from that
 * again. The last line that matches a path decides.
 *
 * @param lines comments and patterns in order
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">Docker's .dockerignore</a>
 */
public record IgnoreFile(List<String> lines) {
    private static final String TESTS = "**/*_test.go";

    public IgnoreFile {
        lines = List.copyOf(lines);
    }

    /** Returns the ignore file for a plan. */
    public static IgnoreFile of(ImagePlan plan) {
        SourcePlan source = plan.source();
        List<String> lines = new ArrayList<>();
        lines.add("# " + Printable.of(OwnFile.comment(plan.spec().packageName())));
        lines.add("# For builders that read only the .dockerignore at the root of the build context, copy this"
                + " file there.");
        if (source.known()) {
            allow(source, lines);
            plan.files().sources().stream()
                    .filter(file -> !source.sends(file))
                    .forEach(file -> lines.add(allowed(file)));
        }
        boolean compiled = !plan.spec().build().isCopied();
        if (!compiled && plan.files().copies().isEmpty()) {
            return new IgnoreFile(lines);
        }
        lines.add("");
        lines.add("# Never in an image: version control, tests, credentials, keys, built binaries.");
        lines.add(TESTS);
        lines.addAll(SensitiveFiles.patterns());
        source.built().stream()
                .filter(file -> !plan.files().covers(file))
                .forEach(file -> lines.add(Quoting.ignorePattern(file)));
        if (source.known() && compiled) {
            lines.add("");
            lines.add("# Go files stay, whatever their names; their tests do not.");
            source.directories().forEach(directory -> lines.add("!" + Quoting.ignorePattern(directory) + "/**/*.go"));
            source.goDirectories().forEach(directory -> lines.add(goFiles(directory)));
            lines.add(TESTS);
        }
        if (!source.embedded().isEmpty()) {
            lines.add("");
            lines.add("# Embedded in the binary.");
            source.embedded().forEach(file -> lines.add("!" + Quoting.ignorePattern(file)));
        }
        beside(plan, lines);
        return new IgnoreFile(lines);
    }

    /** Admits what is in the image under a name that is otherwise excluded. */
    private static void beside(ImagePlan plan, List<String> lines) {
        NavigableSet<String> kept = new TreeSet<>(plan.files().keptOut());
        plan.files().sources().stream()
                .filter(file -> plan.source().built().stream().anyMatch(out -> file.startsWith(out + "/")))
                .forEach(kept::add);
        if (plan.spec().build().isCopied()) {
            plan.source().files().stream().filter(SensitiveFiles::isHidden).forEach(kept::add);
        }
        if (!kept.isEmpty()) {
            lines.add("");
            lines.add("# Copied beside the binary.");
            kept.forEach(file -> lines.add(allowed(file)));
        }
    }

    /** Returns a path that is admitted; empty for the context itself. */
    private static String allowed(String path) {
        return "!" + (path.isEmpty() ? "*" : Quoting.ignorePattern(path));
    }

    private static void allow(SourcePlan source, List<String> lines) {
        lines.add("");
        lines.add("# Only what the build reads.");
        lines.add("*");
        source.directories().forEach(directory -> lines.add("!" + Quoting.ignorePattern(directory)));
        source.goDirectories().forEach(directory -> lines.add(goFiles(directory)));
        moduleFiles(source).forEach(file -> lines.add("!" + Quoting.ignorePattern(file)));
        source.files().forEach(file -> lines.add("!" + Quoting.ignorePattern(file)));
    }

    private static String goFiles(String directory) {
        return "!" + (directory.isEmpty() ? "" : Quoting.ignorePattern(directory) + "/") + "*.go";
    }

    /** Returns the module files, and a go.sum beside each go.mod: one that is added later is needed then. */
    private static NavigableSet<String> moduleFiles(SourcePlan source) {
        NavigableSet<String> files = new TreeSet<>(source.moduleFiles());
        source.moduleFiles().stream()
                .filter(file -> file.endsWith("go.mod"))
                .forEach(file -> files.add(file.replaceFirst("go\\.mod$", "go.sum")));
        return files;
    }

    /** Returns the file's text, with a line feed at its end. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
