package io.github.goimage.processor.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.files.ElfReader.ElfException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ElfReaderTest {
    private static final String DAMAGED = "is damaged or truncated: its ELF headers point outside the file";

    private static Elf read(byte[] file) throws ElfException {
        return ElfReader.read((offset, length) -> part(file, offset, length));
    }

    private static byte[] part(byte[] file, long offset, int length) {
        return offset >= file.length
                ? new byte[0]
                : Arrays.copyOfRange(file, (int) offset, (int) Math.min(file.length, offset + length));
    }

    private static String fault(byte[] file) {
        return assertThrows(ElfException.class, () -> read(file)).getMessage();
    }

    @Test
    void readsAStaticProgram() throws ElfException {
        assertEquals(
                new Elf(true, true, Optional.of("amd64"), Optional.empty(), false),
                read(Elves.program().bytes()));
    }

    @Test
    void readsADynamicProgramWithDebugInformation() throws ElfException {
        assertEquals(
                new Elf(true, true, Optional.of("amd64"), Optional.of("/lib64/ld-linux-x86-64.so.2"), true),
                read(Elves.program()
                        .type(3)
                        .loader("/lib64/ld-linux-x86-64.so.2")
                        .section(".debug_info")
                        .bytes()));
        assertTrue(read(Elves.program().section(".zdebug_line").bytes()).debug());
        assertEquals(false, read(Elves.program().section(".symtab").bytes()).debug());
    }

    @ParameterizedTest
    @CsvSource({
        "3, false, true, 386",
        "8, false, false, mips",
        "8, false, true, mipsle",
        "8, true, false, mips64",
        "8, true, true, mips64le",
        "21, true, false, ppc64",
        "21, true, true, ppc64le",
        "22, true, false, s390x",
        "40, false, true, arm",
        "62, true, true, amd64",
        "183, true, true, arm64",
        "243, true, true, riscv64",
        "258, true, true, loong64",
        "2, false, false, ",
        "62, false, true, ",
    })
    void knowsTheMachines(int machine, boolean wide, boolean little, String arch) throws ElfException {
        assertEquals(
                Optional.ofNullable(arch),
                read(Elves.program().machine(machine, wide, little).bytes()).arch());
    }

    @Test
    void tellsWhatIsNoProgramForLinux() throws ElfException {
        assertEquals(false, read(Elves.program().system(9).bytes()).linux());
        assertEquals(false, read(Elves.program().type(1).bytes()).program());
        assertEquals(false, read(Elves.program().type(3).withoutEntry().bytes()).program());
    }

    @Test
    void refusesWhatIsNoElfFile() {
        assertEquals("is empty", fault(new byte[0]));
        assertEquals("is not a program: it is not an ELF file", fault("hello".getBytes(StandardCharsets.UTF_8)));
        assertEquals("is not a program for Linux", fault("MZ\0\0".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "is a script, but a base need not have its interpreter",
                fault("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesEveryFileThatIsCutOff() {
        for (boolean wide : new boolean[] {true, false}) {
            byte[] whole = Elves.program()
                    .machine(wide ? 62 : 40, wide, true)
                    .loader("/lib/ld.so")
                    .section(".data")
                    .bytes();
            for (int length = 4; length < whole.length; length++) {
                assertEquals(DAMAGED, fault(Arrays.copyOf(whole, length)));
            }
        }
    }

    /** Whatever the bytes are: a record or this exception, and never much of the file. */
    @Test
    void bearsDamagedHeaders() {
        Random random = new Random(20261125);
        byte[] whole =
                Elves.program().loader("/lib/ld.so").section(".debug_info").bytes();
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                damaged[4 + random.nextInt(damaged.length - 4)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : 255);
            }
            try {
                ElfReader.read((offset, length) -> {
                    assertTrue(offset >= 0 && length >= 0 && length <= 5 << 20, () -> offset + " " + length);
                    return part(damaged, offset, length);
                });
                read++;
            } catch (ElfException e) {
                assertEquals(DAMAGED, e.getMessage());
                refused++;
            }
        }
        assertTrue(read > 1000 && refused > 1000, read + " read, " + refused + " refused");
    }
}
