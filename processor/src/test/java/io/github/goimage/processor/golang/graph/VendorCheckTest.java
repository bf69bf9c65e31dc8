package io.github.goimage.processor.golang.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.golang.GoSources;
import io.github.goimage.processor.golang.GoTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorCheckTest {
    @TempDir
    Path temporary;

    @Test
    void aListThatFitsHasNoDisagreement() {
        assertEquals(
                List.of(),
                check(
                        List.of("require a.b/c v1.0.0", "require a.b/d v1.0.0", "replace a.b/d => ./d"),
                        "# a.b/c v1.0.0",
                        "## explicit; go 1.20",
                        "a.b/c",
                        "# a.b/d v1.0.0 => ./d",
                        "## explicit",
                        "# a.b/e v1.1.0",
                        "a.b/e",
                        "# a.b/d => ./d"));
    }

    @Test
    void eachDisagreementHasItsPlaceAndTheWordsOfGo() {
        assertEquals(
                List.of(
                        "a.b/c@v1.2.0 go.mod:3 is explicitly required in go.mod, but not marked as explicit in"
                                + " vendor/modules.txt",
                        "a.b/d go.mod:4 is replaced in go.mod, but not marked as replaced in vendor/modules.txt",
                        "a.b/e@v1.0.0 go.mod:5 is replaced by ./e in go.mod, but marked as replaced by ./f in"
                                + " vendor/modules.txt",
                        "a.b/c@v1.0.0 vendor/modules.txt:1 is marked as explicit in vendor/modules.txt, but not"
                                + " explicitly required in go.mod",
                        "a.b/g@v1.0.0 vendor/modules.txt:5 is marked as replaced in vendor/modules.txt, but not"
                                + " replaced in go.mod"),
                check(
                        List.of("require a.b/c v1.2.0", "replace a.b/d => ./d", "replace a.b/e v1.0.0 => ./e"),
                        "# a.b/c v1.0.0",
                        "## explicit",
                        "a.b/c",
                        "# a.b/e v1.0.0 => ./f",
                        "# a.b/g v1.0.0 => ./g"));
    }

    private List<String> check(List<String> mod, String... modulesTxt) {
        GoTree tree = new GoTree(temporary)
                .file("go.mod", "module example.com/app", "go 1.22", String.join("\n", mod))
                .file("vendor/modules.txt", modulesTxt);
        GoSources sources = tree.sources();
        return sources.modules(temporary).vendorDisagreements().stream()
                .map(found -> found.module() + " " + found.at() + " " + found.problem())
                .toList();
    }
}
