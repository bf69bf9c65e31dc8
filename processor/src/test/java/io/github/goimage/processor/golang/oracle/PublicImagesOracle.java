package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.Targets;
import io.github.goimage.processor.golang.graph.PackageDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All rules on public modules: an annotation for each main package that names nothing but that package, and then the
 * completed annotation of its note. An error or a warning is printed, and has to be a true one that is listed here.
 * Needs the go command and the module proxy; its name keeps it out of an ordinary run:
 * {@code -Dtest=PublicImagesOracle}.
 */
@Tag("toolchain")
class PublicImagesOracle {
    private static final Pattern COMPLETE = Pattern.compile("^complete: (.*)$", Pattern.MULTILINE);
    private static final Pattern ADVICE = Pattern.compile("^\\[(\\w+)] (.*)$", Pattern.MULTILINE);

    /** True findings: a pattern of the module's name and the finding's first line, and why it is true. */
    private static final Map<String, String> TRUE = Map.of(
            ".*/litestream@.* \\[CgoRequired\\] .* cmd/litestream-test/load.go:18 imports"
                    + " github.com/mattn/go-sqlite3, .*",
            "built without cgo, its populate command ends with: go-sqlite3 requires cgo to work. This is a stub",
            ".*/syncthing@.* \\[MissingDeclaration\\] .* uses auto.Assets, .*",
            "the module's archive lacks the generated file, and go build says: undefined: auto.Assets",
            ".*/syncthing@.* \\[NotWritable\\] .* cmd/dev/stvanity/main.go:145 writes \"cert.pem\", .*",
            "it creates the file in the working directory, and ends with exit code 1 if it cannot");

    private final List<String> surprises = new ArrayList<>();
    private final Map<String, Integer> advice = new TreeMap<>();
    private int modules;
    private int images;
    private int completed;
    private int errors;
    private int warnings;

    @TempDir
    Path temporary;

    @Test
    void aCorrectAnnotationIsAcceptedInSilence() throws Exception {
        for (PublicModule module : PublicModules.ALL) {
            if (module.name().contains(System.getProperty("oracle.only", ""))) {
                judge(module);
            }
        }
        System.out.println("advice=" + advice);
        System.out.println("modules=" + modules + " images=" + images + " completed=" + completed + " errors=" + errors
                + " warnings=" + warnings);
        assertEquals(List.of(), surprises);
    }

    private void judge(PublicModule module) throws Exception {
        Path root = temporary.toRealPath().resolve("module" + modules++);
        Path directory = module.lay(root);
        List<String> annotations = annotations(root, directory);
        if (!annotations.isEmpty()) {
            images += annotations.size();
            Outcome bare = compile(module, root, "bare", annotations);
            List<String> complete = bare.notes().stream()
                    .flatMap(note -> COMPLETE.matcher(note.text()).results())
                    .map(result -> result.group(1))
                    .toList();
            if (!complete.isEmpty()) {
                completed += complete.size();
                Outcome pasted = compile(module, root, "pasted", complete);
                assertTrue(pasted.notes().stream().noneMatch(note -> note.text().contains("complete: ")));
            }
        }
        delete(root);
    }

    private static List<String> annotations(Path root, Path directory) {
        GoSources sources = new GoSources(new SourceTree(root));
        List<String> annotations = new ArrayList<>();
        for (PackageDirectory found :
                sources.packages(sources.modules(directory).main(), Targets.linux("amd64", false, 26))) {
            if (found.isMain()) {
                String main = found.path().equals(".") ? "." : "./" + found.path();
                annotations.add("@GoImage(name = \"image-" + annotations.size() + "\", module = \""
                        + (directory.equals(root) ? "." : root.relativize(directory)) + "\", main = \"" + main + "\")");
            }
        }
        return annotations;
    }

    private Outcome compile(PublicModule module, Path root, String kind, List<String> annotations) {
        Outcome outcome = TestCompiler.in(temporary.resolve("java" + modules).resolve(kind))
                .packageInfo(String.join("\n", annotations))
                .option("-Agoimage.projectDir=" + root, "-Agoimage.rootDir=" + root)
                .javac();
        System.out.println(module.name() + " " + kind + ": images=" + annotations.size() + " notes="
                + outcome.notes().size() + " findings=" + outcome.findings().size());
        outcome.findings().forEach(finding -> count(module, finding));
        for (Message note : outcome.notes()) {
            for (MatchResult result : ADVICE.matcher(note.text()).results().toList()) {
                advice.merge(result.group(1), 1, Integer::sum);
                if (!result.group(1).equals("UnpinnedBase")) {
                    System.out.println("  NOTE " + result.group());
                }
            }
            COMPLETE.matcher(note.text()).results().forEach(result -> System.out.println("  " + result.group()));
        }
        return outcome;
    }

    private void count(PublicModule module, Message finding) {
        if (finding.kind() == Kind.ERROR) {
            errors++;
        } else {
            warnings++;
        }
        System.out.println("  " + finding.kind() + " " + finding.headline());
        String whole = module.name() + " " + finding.headline();
        if (TRUE.keySet().stream().noneMatch(known -> Pattern.matches(known, whole))) {
            surprises.add(whole);
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
