package io.github.goimage.processor.files;

import java.util.Arrays;
import java.util.List;

/** Recognizes programs by their first bytes: ELF, Windows' PE, and Mach-O in both byte orders. */
public final class Executable {
    /** The bytes to look at. */
    public static final int MAGIC_LENGTH = 4;

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final byte[] SCRIPT = {'#', '!'};

    private static final List<byte[]> MAGIC = List.of(
            ELF, new byte[] {'M', 'Z'}, new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe}, new byte[] {
                (byte) 0xfe, (byte) 0xed, (byte) 0xfa, (byte) 0xcf
            });

    private Executable() {}

    /** Returns whether a file that begins with these bytes is a program, of whatever system. */
    public static boolean isOne(byte[] head) {
        return MAGIC.stream().anyMatch(magic -> beginsWith(head, magic));
    }

    /**
     * Returns whether Linux can execute a file that begins with these bytes: an ELF file, or a script with its
     * interpreter.
     */
    public static boolean runsOnLinux(byte[] head) {
        return beginsWith(head, ELF) || beginsWith(head, SCRIPT);
    }

    private static boolean beginsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(head, magic.length));
    }
}
