package io.github.goimage.processor.service;

import java.util.Arrays;
import java.util.List;

/** Programs by their first bytes: ELF, Windows' PE, and Mach-O in both byte orders. */
final class Executable {
    /** The bytes to look at. */
    static final int MAGIC_LENGTH = 4;

    private static final List<byte[]> MAGIC = List.of(
            new byte[] {0x7f, 'E', 'L', 'F'},
            new byte[] {'M', 'Z'},
            new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe},
            new byte[] {(byte) 0xfe, (byte) 0xed, (byte) 0xfa, (byte) 0xcf});

    private Executable() {}

    /** Whether a file that begins with these bytes is a program. */
    static boolean isOne(byte[] head) {
        return MAGIC.stream()
                .anyMatch(magic ->
                        head.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(head, magic.length)));
    }
}
