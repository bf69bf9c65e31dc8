package io.github.goimage.processor.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the headers of an ELF file and nothing else of it, however large it is. A truncated file, or one whose headers
 * point outside it, is rejected.
 *
 * @see <a href="https://gabi.xinuos.com/elf/">System V ABI, ELF</a>
 */
public final class ElfReader {
    /** A file of which parts can be read. */
    public interface Source {
        /** Returns the bytes from an offset on; fewer if the file ends before. */
        byte[] part(long offset, int length);
    }

    /** Thrown if the file is not an ELF file, or a damaged one; the message is the predicate of a sentence about it. */
    public static final class ElfException extends Exception {
        private static final long serialVersionUID = 1;

        private final String fault;

        ElfException(String fault) {
            super(fault);
            this.fault = fault;
        }

        /** Returns what is wrong with the file, as the end of a sentence that begins with its name. */
        public String fault() {
            return fault;
        }
    }

    private static final int IDENT = 16;
    private static final int HEADER_32 = 52;
    private static final int HEADER_64 = 64;
    private static final int PROGRAM_HEADER_32 = 32;
    private static final int PROGRAM_HEADER_64 = 56;
    private static final int SECTION_HEADER_32 = 40;
    private static final int SECTION_HEADER_64 = 64;

    private static final int TYPE_EXECUTABLE = 2;
    private static final int TYPE_SHARED = 3;
    private static final int SEGMENT_LOAD = 1;
    private static final int SEGMENT_INTERPRETER = 3;
    private static final int SYSTEM_NONE = 0;
    private static final int SYSTEM_GNU = 3;

    private static final int LONGEST_PATH = 4096;
    private static final int LARGEST_NAMES = 1 << 20;

    private final Source source;
    private final boolean wide;
    private final ByteBuffer header;

    private ElfReader(Source source, boolean wide, ByteBuffer header) {
        this.source = source;
        this.wide = wide;
        this.header = header;
    }

    /**
     * Reads a file.
     *
     * @throws ElfException if it is not an ELF file, or a damaged one
     */
    public static Elf read(Source source) throws ElfException {
        byte[] ident = source.part(0, IDENT);
        if (ident.length < 4 || ident[0] != 0x7f || ident[1] != 'E' || ident[2] != 'L' || ident[3] != 'F') {
            throw new ElfException(otherFormat(ident));
        }
        check(ident.length == IDENT && isOneOrTwo(ident[4]) && isOneOrTwo(ident[5]));
        boolean wide = ident[4] == 2;
        ByteOrder order = ident[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return new ElfReader(source, wide, part(source, order, 0, wide ? HEADER_64 : HEADER_32)).read();
    }

    private static String otherFormat(byte[] head) {
        if (head.length == 0) {
            return "is empty";
        }
        if (head.length > 1 && head[0] == '#' && head[1] == '!') {
            return "is a script, but a base need not have its interpreter";
        }
        return Executable.isOne(head) ? "is not a program for Linux" : "is not a program: it is not an ELF file";
    }

    private static boolean isOneOrTwo(byte value) {
        return value == 1 || value == 2;
    }

    private Elf read() throws ElfException {
        int system = header.get(7);
        int type = unsigned16(header, 16);
        long entry = wide ? header.getLong(24) : unsigned32(header, 24);
        Optional<String> loader = loader();
        return new Elf(
                system == SYSTEM_NONE || system == SYSTEM_GNU,
                (type == TYPE_EXECUTABLE || type == TYPE_SHARED) && entry != 0,
                arch(unsigned16(header, 18), wide, header.order() == ByteOrder.LITTLE_ENDIAN),
                loader,
                holdsDebugSections());
    }

    /** Returns the architecture that Go builds Linux programs for, by the machine number of the ABI. */
    private static Optional<String> arch(int machine, boolean wide, boolean little) {
        return Optional.ofNullable(
                switch (machine) {
                    case 3 -> "386";
                    case 8 -> "mips" + (wide ? "64" : "") + (little ? "le" : "");
                    case 21 -> little ? "ppc64le" : "ppc64";
                    case 22 -> wide ? "s390x" : null;
                    case 40 -> little ? "arm" : null;
                    case 62 -> wide ? "amd64" : null;
                    case 183 -> little ? "arm64" : null;
                    case 243 -> wide ? "riscv64" : null;
                    case 258 -> wide ? "loong64" : null;
                    default -> null;
                });
    }

    private Optional<String> loader() throws ElfException {
        int count = unsigned16(header, wide ? 56 : 44);
        if (count == 0) {
            return Optional.empty();
        }
        int size = wide ? PROGRAM_HEADER_64 : PROGRAM_HEADER_32;
        check(unsigned16(header, wide ? 54 : 42) == size);
        ByteBuffer table = part(address(header, wide ? 32 : 28), count * size);
        Optional<String> loader = Optional.empty();
        for (int at = 0; at < table.capacity(); at += size) {
            long type = unsigned32(table, at);
            long offset = address(table, at + (wide ? 8 : 4));
            long length = address(table, at + (wide ? 32 : 16));
            if (type == SEGMENT_LOAD && length > 0) {
                part(last(offset, length), 1);
            } else if (type == SEGMENT_INTERPRETER) {
                check(length > 1 && length <= LONGEST_PATH);
                loader = Optional.of(text(part(offset, (int) length), 0));
            }
        }
        return loader;
    }

    private static long last(long offset, long length) throws ElfException {
        check(offset <= Long.MAX_VALUE - length);
        return offset + length - 1;
    }

    private boolean holdsDebugSections() throws ElfException {
        long offset = address(header, wide ? 40 : 32);
        int count = unsigned16(header, wide ? 60 : 48);
        int names = unsigned16(header, wide ? 62 : 50);
        if (offset == 0 || count == 0 || names == 0) {
            return false;
        }
        int size = wide ? SECTION_HEADER_64 : SECTION_HEADER_32;
        check(unsigned16(header, wide ? 58 : 46) == size && names < count);
        ByteBuffer table = part(offset, count * size);
        long length = address(table, names * size + (wide ? 32 : 20));
        check(length > 0 && length <= LARGEST_NAMES);
        ByteBuffer strings = part(address(table, names * size + (wide ? 24 : 16)), (int) length);
        for (int at = 0; at < table.capacity(); at += size) {
            long name = unsigned32(table, at);
            check(name < length);
            String text = text(strings, (int) name);
            if (text.startsWith(".debug_") || text.startsWith(".zdebug_")) {
                return true;
            }
        }
        return false;
    }

    /** Returns the text up to the next zero byte. */
    private static String text(ByteBuffer bytes, int from) {
        int to = from;
        while (to < bytes.capacity() && bytes.get(to) != 0) {
            to++;
        }
        byte[] text = new byte[to - from];
        bytes.get(from, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private long address(ByteBuffer bytes, int at) throws ElfException {
        long address = wide ? bytes.getLong(at) : unsigned32(bytes, at);
        check(address >= 0);
        return address;
    }

    private static int unsigned16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static long unsigned32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    private ByteBuffer part(long offset, int length) throws ElfException {
        return part(source, header.order(), offset, length);
    }

    private static ByteBuffer part(Source source, ByteOrder order, long offset, int length) throws ElfException {
        byte[] bytes = source.part(offset, length);
        check(bytes.length == length);
        return ByteBuffer.wrap(bytes).order(order);
    }

    private static void check(boolean right) throws ElfException {
        if (!right) {
            throw new ElfException("is damaged or truncated: its ELF headers point outside the file");
        }
    }
}
