package io.github.goimage.processor.golang.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.golang.GoTree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedMatcherTest {
    /** With a directory of a thousand files. */
    @TempDir
    static Path large;

    @TempDir
    Path temporary;

    private Path root;

    @BeforeAll
    static void layManyFiles() {
        GoTree files = new GoTree(large.resolve("many"));
        IntStream.range(0, 1000).forEach(i -> files.file("a".repeat(200) + i));
    }

    @BeforeEach
    void layFiles() {
        root = temporary.resolve("root");
        new GoTree(root)
                .file("a.txt")
                .file("b.txt")
                .file("[x].txt")
                .file(".env")
                .file("key.tmpl")
                .file("web/index.html")
                .file("web/.hidden")
                .file("web/_x/y.html")
                .file("web/sub/z.html")
                .file("web/.git/config")
                .file("web/module/go.mod")
                .file("web/module/m.html")
                .file("bad/it's.txt")
                .file("real/deep/d.txt")
                .link("linked", "real")
                .link("link.txt", "a.txt")
                .link("withlink/link.txt", "../a.txt")
                .file("withlink/real.txt")
                .directory("empty")
                .file("hidden/.only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.txt           | a.txt",
                "?.txt           | a.txt b.txt",
                "[a-b].txt       | a.txt b.txt",
                "[^a].txt        | b.txt",
                ".env            | .env",
                "*.tmpl          | key.tmpl",
                "web             | web/index.html web/sub/z.html",
                "all:web         | web/.hidden web/_x/y.html web/index.html web/sub/z.html",
                "web/*.html      | web/index.html",
                "web/[_s]*/*.html | web/_x/y.html web/sub/z.html",
                "web/.hidden     | web/.hidden",
                "withlink        | withlink/real.txt",
                "real/*          | real/deep/d.txt",
            })
    void patternsNameFiles(String pattern, String files) throws EmbedMatcher.Refusal {
        assertEquals(List.of(files.split(" ")), match(pattern));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c.txt             | no matching files found",
                "dist              | no matching files found",
                "a.txt/x           | no matching files found",
                ".                 | invalid pattern syntax",
                "../x              | invalid pattern syntax",
                "/etc/passwd       | invalid pattern syntax",
                "web/              | invalid pattern syntax",
                "[a                | invalid pattern syntax",
                "a\\               | invalid pattern syntax",
                "link.txt          | cannot embed irregular file link.txt",
                "linked            | cannot embed irregular file linked",
                "linked/deep/d.txt | cannot embed file linked/deep/d.txt: in non-directory linked",
                "web/module        | cannot embed directory web/module: in different module",
                "web/module/m.html | cannot embed file web/module/m.html: in different module",
                "web/.git          | cannot embed directory web/.git: invalid name .git",
                "bad               | cannot embed file bad/it's.txt: invalid name it's.txt",
                "\\[x\\].txt       | invalid input file name \"[x].txt\"",
                "empty             | cannot embed directory empty: contains no embeddable files",
                "hidden            | cannot embed directory hidden: contains no embeddable files",
            })
    void whatGoRefusesIsRefusedInItsWords(String pattern, String message) {
        assertEquals(
                message,
                assertThrows(EmbedMatcher.Refusal.class, () -> match(pattern)).getMessage());
    }

    @Test
    void linksOutOfTheRootAreNotFollowed() {
        new GoTree(root.resolve("web/sub")).link("up", "../../..");

        assertThrows(EmbedMatcher.Refusal.class, () -> match("web/sub/up/*"));
    }

    /** Each match is quick, but their number is that of the patterns times that of the files. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "many", "all:many", "many/*", "many/*a*b*c*", "*/*"})
    void thePatternsOfAPackageCannotAskForAnyAmountOfWork(String pattern) {
        SourceTree tree = new SourceTree(large);
        EmbedMatcher.Work work = new EmbedMatcher.Work(1_000_000);

        assertThrows(EmbedMatcher.TooMuchWork.class, () -> {
            for (int i = 0; i < 100; i++) {
                embedOrRefuse(tree, work, large.resolve(pattern.equals("*") ? "many" : ""), pattern);
            }
        });
    }

    private static void embedOrRefuse(SourceTree tree, EmbedMatcher.Work work, Path directory, String pattern) {
        try {
            EmbedMatcher.match(tree, work, directory, pattern);
        } catch (EmbedMatcher.Refusal refused) {
            EmbedMatcher.link(tree, work, directory, pattern);
        }
    }

    @Test
    void patternsThatEndAsFewFilesDoAreCheap() throws EmbedMatcher.Refusal {
        SourceTree tree = new SourceTree(large);
        EmbedMatcher.Work work = new EmbedMatcher.Work();

        for (int i = 100; i < 1000; i++) {
            assertEquals(
                    List.of("many/" + "a".repeat(200) + i), EmbedMatcher.match(tree, work, large, "many/*a*a*" + i));
        }
    }

    private List<String> match(String pattern) throws EmbedMatcher.Refusal {
        return EmbedMatcher.match(new SourceTree(root), new EmbedMatcher.Work(), root, pattern);
    }
}
