package io.github.goimage.processor.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text that Git LFS leaves in place of a file which it has not fetched.
 *
 * @see <a href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md">Git LFS specification</a>
 */
public final class LfsPointer {
    private static final byte[] BEGINNING =
            "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.US_ASCII);

    /** How many bytes of a file tell whether it is one. */
    public static final int LENGTH = BEGINNING.length;

    private LfsPointer() {}

    /**
     * Returns whether a file is one.
     *
     * @throws UnusableFileException if it is not a regular file that can be read
     */
    public static boolean isAt(SourceTree tree, Path file) {
        return begins(tree.head(file, LENGTH));
    }

    /** Returns whether a file that begins with some bytes is one. */
    public static boolean begins(byte[] head) {
        return head.length >= LENGTH && Arrays.equals(head, 0, LENGTH, BEGINNING, 0, LENGTH);
    }
}
