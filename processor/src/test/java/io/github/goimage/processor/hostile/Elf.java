package io.github.goimage.processor.hostile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The smallest file that is a program for linux/amd64 by its header. */
public final class Elf {
    private static final int HEADER = 64;
    private static final short EXECUTABLE = 2;
    private static final short X86_64 = 62;

    private Elf() {}

    /** Writes one. */
    public static void write(Path file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        header.putShort(16, EXECUTABLE).putShort(18, X86_64).putInt(20, 1);
        header.putLong(24, 1); // where it starts
        header.putShort(52, (short) HEADER);
        Files.createDirectories(file.getParent());
        Files.write(file, header.array());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
