package io.github.goimage.processor.gomod;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What go/build refuses in the bytes of a file's head, comments among them: Go source is UTF-8 without NUL. */
final class HeadEncoding {
    private static final int MARK = 0xFEFF;

    private HeadEncoding() {}

    /** Why Go would refuse the text up to {@code end}; a byte order mark at its very start is fine. */
    static Optional<GoFileException> problem(String file, byte[] source, int end) {
        if (source.length > 1 && (isUtf16(source[0], source[1]) || isUtf16(source[1], source[0]))) {
            return Optional.of(GoFileException.syntax(file, 1, "illegal UTF-8 encoding (got UTF-16)"));
        }
        int line = 1;
        boolean ascii = true;
        for (int at = 0; at < end; at++) {
            if (source[at] == 0) {
                return Optional.of(GoFileException.syntax(file, line, "unexpected NUL in input"));
            }
            line += source[at] == '\n' ? 1 : 0;
            ascii &= source[at] > 0;
        }
        return ascii ? Optional.empty() : problemOfText(file, source, end);
    }

    private static boolean isUtf16(byte one, byte other) {
        return one == (byte) 0xff && other == (byte) 0xfe;
    }

    /** Line by line, to tell the line; no character of UTF-8 holds a line feed. */
    private static Optional<GoFileException> problemOfText(String file, byte[] source, int end) {
        int line = 1;
        for (int start = GoScanner.startOf(source), at = start; at <= end; at++) {
            if (at == end || source[at] == '\n') {
                Optional<String> problem = problemOfLine(ByteBuffer.wrap(source, start, at - start));
                if (problem.isPresent()) {
                    return Optional.of(GoFileException.syntax(file, line, problem.get()));
                }
                line++;
                start = at + 1;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemOfLine(ByteBuffer line) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(line).toString();
            return text.indexOf(MARK) < 0 ? Optional.empty() : Optional.of("illegal byte order mark");
        } catch (CharacterCodingException e) {
            return Optional.of("illegal UTF-8 encoding");
        }
    }
}
