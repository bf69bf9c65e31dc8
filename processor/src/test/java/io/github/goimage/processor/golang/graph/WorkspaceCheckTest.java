package io.github.goimage.processor.golang.graph;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.golang.GoTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspaceCheckTest {
    @TempDir
    Path temporary;

    private void read(String work, String go) {
        new GoTree(temporary)
                .file("go.work", work)
                .file("api/go.mod", "module example.com/api", "replace example.com/x => ./x")
                .file("lib/go.mod", "module example.com/lib", "go " + go)
                .file("copy/go.mod", "module example.com/api")
                .sources()
                .modules(temporary.resolve("api"));
    }

    private void refuses(String problem, String work, String go) {
        assertEquals(
                problem,
                assertThrows(UnusableFileException.class, () -> read(work, go)).getMessage());
    }

    @Test
    void refusesAGoLineBelowThatOfAModule() {
        refuses(
                "go.work:1: lists go 1.25, but its module ./lib requires go >= 1.26: run go work use",
                "go 1.25\nuse ./api\nuse ./lib",
                "1.26");
        refuses(
                "go.work:3: lists go 1.26, but its module ./lib requires go >= 1.26.1: run go work use",
                "use ./api\nuse ./lib\ngo 1.26",
                "1.26.1");
        refuses(
                "go.work: implicitly requires go 1.18, but its module ./lib requires go >= 1.21: run go work use",
                "use ./api\nuse ./lib",
                "1.21");
    }

    @Test
    void refusesWhatIsUsedTwice() {
        refuses(
                "go.work:3: path ./lib/../api appears multiple times in workspace",
                "go 1.26\nuse ./api\nuse ./lib/../api",
                "1.26");
        refuses(
                "go.work:3: module example.com/api appears multiple times in workspace",
                "go 1.26\nuse ./api\nuse ./copy",
                "1.26");
    }

    @Test
    void refusesReplacementsThatGoRefuses() {
        refuses(
                "go.work:4: workspace module example.com/lib is replaced at all versions: remove the line, or"
                        + " name the version",
                "go 1.26\nuse ./api\nuse ./lib\nreplace example.com/lib => ./lib",
                "1.26");
        refuses(
                "lib/go.mod:3: conflicting replacements for example.com/x, here and in api/go.mod: a replace line in"
                        + " go.work decides",
                "go 1.26\nuse ./api\nuse ./lib",
                "1.26\nreplace example.com/x => ../y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace example.com/x => ../api/x",
                "replace example.com/x v1.0.0 => ../y",
                "replace example.com/z => ../z"
            })
    void acceptsReplacementsThatAgree(String line) {
        assertDoesNotThrow(() -> read("go 1.26\nuse ./api\nuse ./lib", "1.26\n" + line));
    }

    @Test
    void acceptsAReplacementOfGoWorkInPlaceOfTwoThatDiffer() {
        assertDoesNotThrow(() -> read(
                "go 1.26\nuse ./api\nuse ./lib\nreplace example.com/x => ./y\nreplace example.com/lib v0.0.0 => ./lib",
                "1.26\nreplace example.com/x => ../other"));
    }

    @ParameterizedTest
    @CsvSource({"go 1.26, 1.26", "go 1.26.0, 1.26", "go 1.27, 1.26", "go 1.18, 1.20", "// no go line, 1.20"})
    void acceptsAGoLineThatIsHighEnough(String line, String go) {
        assertDoesNotThrow(() -> read(line + "\nuse ./api\nuse ./lib", go));
    }
}
