package io.github.goimage.processor.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.goimage.processor.files.UnusableFileException.Kind;
import io.github.goimage.processor.golang.GoTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    Path temporary;

    @Test
    void whatLinksLeadOutOfTheRootIsRefused() {
        new GoTree(temporary)
                .file("secret", "x")
                .file("root/file", "x")
                .link("root/inside", "file")
                .link("root/outside", "../secret")
                .link("root/up", "..")
                .link("root/dangling", "../nothing")
                .link("root/absolute", temporary.resolve("nothing").toString())
                .link("root/deep/twice", "../dangling")
                .link("root/back", "../root/nothing")
                .link("root/here", temporary.resolve("root/nothing").toString())
                .directory("root/a/b/c")
                .file("root/a/x", "x")
                .link("root/in", "a/b/c")
                .link("root/behind", "in/../../x")
                .link("root/behindAndLost", "in/../../nothing")
                .link("root/far", "../elsewhere/directory")
                .link("root/behindTheRoot", "far/../nothing")
                .link("root/belowAFile", "a/x/nothing");
        SourceTree tree = new SourceTree(temporary.resolve("root"));

        assertEquals("x\n", new String(tree.read(temporary.resolve("root/inside")), StandardCharsets.UTF_8));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/outside"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/../nothing"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/up/nothing"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/up/secret"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/../secret"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/dangling"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/dangling/file"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/absolute"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/deep/twice"));
        assertEquals(Kind.MISSING, kindOf(tree, "root/back"));
        assertEquals(Kind.MISSING, kindOf(tree, "root/here"));
        assertFalse(tree.leadsOut(temporary.resolve("root/behind")));
        assertEquals(Kind.MISSING, kindOf(tree, "root/behindAndLost"));
        assertEquals(Kind.OUTSIDE_ROOT, kindOf(tree, "root/behindTheRoot"));
        assertEquals(Kind.MISSING, kindOf(tree, "root/belowAFile"));
        assertEquals(Kind.MISSING, kindOf(tree, "root/a/x/nothing"));
        assertFalse(tree.isFile(temporary.resolve("root/outside")));
    }

    @Test
    void aRootThatIsItselfALinkIsFine() {
        new GoTree(temporary).file("real/a", "x").link("link", "real");
        SourceTree tree = new SourceTree(temporary.resolve("link"));

        assertEquals("x\n", new String(tree.read(temporary.resolve("link/a")), StandardCharsets.UTF_8));
        assertEquals("a", tree.nameOf(temporary.resolve("link/a")));
    }

    @Test
    void whatCannotBeReadSaysWhy() throws IOException {
        new GoTree(temporary).link("loop", "loop").directory("x.go");
        try (RandomAccessFile huge =
                new RandomAccessFile(temporary.resolve("huge").toFile(), "rw")) {
            huge.setLength(100L << 20);
        }
        SourceTree tree = new SourceTree(temporary);

        assertEquals(
                "loop: leads into a loop of symbolic links",
                assertThrows(UnusableFileException.class, () -> tree.read(temporary.resolve("loop")))
                        .getMessage());
        assertEquals(Kind.UNREADABLE, kindOf(tree, "x.go"));
        assertEquals(Kind.TOO_LARGE, kindOf(tree, "huge"));
        assertEquals(Kind.MISSING, kindOf(tree, "vanished"));
    }

    @Test
    void namesAreSortedAndTellWhatTheyAre() {
        new GoTree(temporary)
                .file("b", "")
                .directory("a")
                .link("c", "b")
                .link("d", "a")
                .link("e", "nowhere");

        List<String> entries = new SourceTree(temporary)
                .list(temporary).stream()
                        .map(entry -> entry.name() + " " + entry.type())
                        .toList();

        assertEquals(List.of("a DIRECTORY", "b FILE", "c LINK_TO_FILE", "d LINK_TO_DIRECTORY", "e OTHER"), entries);
    }

    private Kind kindOf(SourceTree tree, String path) {
        return assertThrows(UnusableFileException.class, () -> tree.read(temporary.resolve(path)))
                .kind();
    }
}
