package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.modfile.GoMod;
import io.github.goimage.processor.golang.modfile.GoWork;
import io.github.goimage.processor.golang.modfile.Replacement;
import io.github.goimage.processor.golang.source.Godebug;
import io.github.goimage.processor.golang.source.Located;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.golang.version.ModuleVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * go.mod and go.work files, compared with how golang.org/x/mod/modfile reads them: its test data, the texts in its
 * tests, and mutations of both. Not in an ordinary run: {@code -Dtest=ModFileOracle}.
 */
@Tag("toolchain")
class ModFileOracle {
    private static final String MUTATIONS = "60";

    @TempDir
    Path temporary;

    @Test
    void filesAreReadAsModfileReadsThem() throws Exception {
        List<List<String>> lines =
                new GoProgram(temporary, "modfile.go.txt", "golang.org/x/mod@v0.43.0").run(MUTATIONS);
        int accepted = 0;
        List<String> differences = new ArrayList<>();
        for (List<String> line : lines) {
            String text = line.get(1);
            String ours = line.get(0).equals("mod")
                    ? read(() -> show(GoMod.parse("go.mod", text)))
                    : read(() -> show(GoWork.parse("go.work", text)));
            String theirs = line.get(2).isEmpty() ? "" : canonicalGo(line.get(2));
            accepted += theirs.isEmpty() ? 0 : 1;
            if (!theirs.equals(ours)) {
                differences.add(
                        line.get(0) + "\n" + text + "\ngo: " + theirs + line.get(3) + "\nwe: " + ours + error(line));
            }
        }
        System.out.println("files=" + lines.size() + " accepted=" + accepted + " differences=" + differences.size());
        differences.stream().limit(20).forEach(System.out::println);
        assertEquals(0, differences.size());
    }

    private static String error(List<String> line) {
        try {
            if (line.get(0).equals("mod")) {
                GoMod.parse("go.mod", line.get(1));
            } else {
                GoWork.parse("go.work", line.get(1));
            }
            return "";
        } catch (UnusableFileException e) {
            return " " + e.getMessage();
        }
    }

    private static String read(Supplier<String> reader) {
        try {
            return reader.get();
        } catch (UnusableFileException refused) {
            return "";
        }
    }

    private static String canonicalGo(String shown) {
        String[] lines = shown.split("\n", 2);
        String go = lines[0].substring("go ".length());
        return "go " + (go.isEmpty() ? go : GoVersion.parse(go).orElseThrow()) + "\n" + lines[1];
    }

    private static String show(GoMod mod) {
        StringBuilder text = new StringBuilder(start(mod.go(), mod.toolchain(), mod.godebug()));
        text.append("module ")
                .append(mod.modulePath())
                .append(' ')
                .append(mod.module().line())
                .append('\n');
        mod.require()
                .forEach(one -> text.append("require ")
                        .append(show(one.module()))
                        .append(' ')
                        .append(one.line())
                        .append('\n'));
        mod.exclude()
                .forEach(one -> text.append("exclude ")
                        .append(show(one.value()))
                        .append(' ')
                        .append(one.line())
                        .append('\n'));
        text.append(replacements(mod.replace()));
        text.append(paths("ignore", mod.ignore()));
        return text.toString();
    }

    private static String show(GoWork work) {
        return start(work.go(), work.toolchain(), work.godebug())
                + paths("use", work.use())
                + replacements(work.replace());
    }

    private static String start(
            Optional<Located<GoVersion>> go, Optional<Located<String>> toolchain, List<Godebug> godebug) {
        StringBuilder text = new StringBuilder(
                "go " + go.map(line -> line.value().toString()).orElse("") + "\n");
        text.append("toolchain ")
                .append(toolchain.map(Located::value).orElse(""))
                .append('\n');
        godebug.forEach(one -> text.append("godebug ")
                .append(one.key())
                .append('=')
                .append(one.value())
                .append(' ')
                .append(one.line())
                .append('\n'));
        return text.toString();
    }

    private static String replacements(List<Replacement> replacements) {
        StringBuilder text = new StringBuilder();
        replacements.forEach(one -> text.append("replace ")
                .append(show(one.original()))
                .append(" => ")
                .append(show(one.target()))
                .append(' ')
                .append(one.line())
                .append('\n'));
        return text.toString();
    }

    private static String paths(String verb, List<Located<String>> paths) {
        StringBuilder text = new StringBuilder();
        paths.forEach(one -> text.append(verb)
                .append(' ')
                .append(one.value())
                .append(' ')
                .append(one.line())
                .append('\n'));
        return text.toString();
    }

    private static String show(ModuleVersion module) {
        return module.path() + " " + module.version();
    }
}
