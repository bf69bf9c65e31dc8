package io.github.goimage.processor.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small ELF files, by the ABI: a header, program headers, and section headers with their names. */
public final class Elves {
    private int type = 2;
    private int machine = 62;
    private int system;
    private boolean wide = true;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long entry = 0x1000;
    private String loader = "";
    private final List<String> sections = new ArrayList<>(List.of("", ".text", ".shstrtab"));

    /** A static program for linux/amd64 without debug information. */
    public static Elves program() {
        return new Elves();
    }

    /** With another type: 1 an object file, 3 a library or a program at any address. */
    public Elves type(int number) {
        type = number;
        return this;
    }

    /** For another machine. */
    public Elves machine(int number, boolean is64, boolean little) {
        machine = number;
        wide = is64;
        order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return this;
    }

    /** For another system: 9 is FreeBSD. */
    public Elves system(int number) {
        system = number;
        return this;
    }

    /** Without a place to start at. */
    public Elves withoutEntry() {
        entry = 0;
        return this;
    }

    /** Dynamically linked. */
    public Elves loader(String path) {
        loader = path;
        return this;
    }

    /** With a further section. */
    public Elves section(String name) {
        sections.add(name);
        return this;
    }

    /** The file. */
    public byte[] bytes() {
        int headerSize = wide ? 64 : 52;
        int programSize = wide ? 56 : 32;
        int sectionSize = wide ? 64 : 40;
        int programs = loader.isEmpty() ? 1 : 2;
        byte[] loaderBytes = (loader + "\0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] names = (String.join("\0", sections) + "\0").getBytes(StandardCharsets.ISO_8859_1);
        int loaderAt = headerSize + programs * programSize;
        int namesAt = loaderAt + loaderBytes.length;
        int sectionsAt = namesAt + names.length;
        ByteBuffer file =
                ByteBuffer.allocate(sectionsAt + sections.size() * sectionSize).order(order);
        file.put(new byte[] {
            0x7f,
            'E',
            'L',
            'F',
            (byte) (wide ? 2 : 1),
            (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2),
            1,
            (byte) system
        });
        file.position(16);
        file.putShort((short) type).putShort((short) machine).putInt(1);
        address(file, entry);
        address(file, headerSize);
        address(file, sectionsAt);
        file.putInt(0).putShort((short) headerSize);
        file.putShort((short) programSize).putShort((short) programs);
        file.putShort((short) sectionSize).putShort((short) sections.size()).putShort((short) 2);
        programHeader(file, headerSize, 1, 0, headerSize);
        if (!loader.isEmpty()) {
            programHeader(file, headerSize + programSize, 3, loaderAt, loaderBytes.length);
        }
        file.position(loaderAt);
        file.put(loaderBytes).put(names);
        int name = 0;
        for (int i = 0; i < sections.size(); i++) {
            int at = sectionsAt + i * sectionSize;
            file.putInt(at, name);
            if (i == 2) {
                file.position(at + (wide ? 24 : 16));
                address(file, namesAt);
                address(file, names.length);
            }
            name += sections.get(i).length() + 1;
        }
        return file.array();
    }

    private void programHeader(ByteBuffer file, int at, int kind, long offset, long length) {
        file.putInt(at, kind);
        file.position(at + (wide ? 8 : 4));
        address(file, offset);
        file.position(at + (wide ? 32 : 16));
        address(file, length);
    }

    private void address(ByteBuffer file, long value) {
        if (wide) {
            file.putLong(value);
        } else {
            file.putInt((int) value);
        }
    }

    /** Returns the file with padding at its end. */
    public byte[] bytes(int padding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes());
        out.writeBytes(new byte[padding]);
        return out.toByteArray();
    }
}
