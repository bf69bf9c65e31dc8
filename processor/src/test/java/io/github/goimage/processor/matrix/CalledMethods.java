package io.github.goimage.processor.matrix;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The methods that compiled classes call or refer to, {@code io/github/goimage/rule/ImageSpec.port}: what their
 * constant pools name.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">the constant pool</a>
 */
final class CalledMethods {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final int[] first;
    private final int[] second;
    private final int[] tags;
    private final String[] texts;

    private CalledMethods(DataInputStream in) throws IOException {
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        first = new int[count];
        second = new int[count];
        tags = new int[count];
        texts = new String[count];
        for (int i = 1; i < count; i++) {
            tags[i] = in.readUnsignedByte();
            switch (tags[i]) {
                case UTF8 -> texts[i] = in.readUTF();
                case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                case 15 -> in.skipNBytes(3);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> {
                    first[i] = in.readUnsignedShort();
                    second[i] = in.readUnsignedShort();
                }
            }
        }
    }

    /** Returns what the classes below a directory call, of those whose files are wanted. */
    static Set<String> in(Path directory, Predicate<Path> wanted) throws IOException {
        Set<String> called = new HashSet<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(file -> file.toString().endsWith(".class"))
                    .filter(wanted)
                    .toList()) {
                try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
                    new CalledMethods(in).addTo(called);
                }
            }
        }
        return called;
    }

    private void addTo(Set<String> called) {
        for (int i = 0; i < tags.length; i++) {
            if (tags[i] == METHOD || tags[i] == INTERFACE_METHOD) {
                called.add(texts[first[first[i]]] + "." + texts[first[second[i]]]);
            }
        }
    }
}
