package io.github.goimage.processor.golang.source;

import io.github.goimage.processor.files.UnusableFileException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What go/build rejects in the bytes of a file's head, including its comments: Go source is UTF-8 without NUL. */
final class HeadEncoding {
    private static final int MARK = 0xFEFF;

    /** Stands in decoded text for each byte that is not UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private HeadEncoding() {}

    /** Returns why Go would reject the text up to {@code end}; a byte order mark at its very start is fine. */
    static Optional<UnusableFileException> problem(String file, byte[] source, int end) {
        if (source.length > 1 && (isUtf16(source[0], source[1]) || isUtf16(source[1], source[0]))) {
            return Optional.of(UnusableFileException.syntax(file, 1, "illegal UTF-8 encoding (got UTF-16)"));
        }
        String text = new String(source, 0, end, StandardCharsets.UTF_8);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            long line =
                    1 + text.substring(0, nul).chars().filter(c -> c == '\n').count();
            return Optional.of(UnusableFileException.syntax(file, Math.toIntExact(line), "unexpected NUL in input"));
        }
        boolean ascii = text.length() == end && text.indexOf(REPLACED) < 0;
        return ascii ? Optional.empty() : problemOfText(file, source, end);
    }

    private static boolean isUtf16(byte one, byte other) {
        return one == (byte) 0xff && other == (byte) 0xfe;
    }

    /** Checks line by line, to know the line; no character of UTF-8 contains a line feed. */
    private static Optional<UnusableFileException> problemOfText(String file, byte[] source, int end) {
        int line = 1;
        for (int start = GoScanner.startOf(source), at = start; at <= end; at++) {
            if (at == end || source[at] == '\n') {
                Optional<String> problem = problemOfLine(ByteBuffer.wrap(source, start, at - start));
                if (problem.isPresent()) {
                    return Optional.of(UnusableFileException.syntax(file, line, problem.get()));
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
