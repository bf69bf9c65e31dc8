package io.github.goimage.processor.existing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a Dockerfile into its instructions: parser directives, comments, continued lines, flags and here-documents, as
 * BuildKit reads them. What no grammar allows is an instruction that nobody knows.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
final class DockerfileParser {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z]+)\\s*=\\s*(\\S+)\\s*");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<(-?)([\"']?)([A-Za-z_][A-Za-z0-9_.]*)\\2");
    private static final Pattern FLAG = Pattern.compile("^(--[a-z-]++(?:=\\S*+)?)(?:\\s++|$)");
    private static final Set<String> WITH_DOCUMENTS = Set.of("RUN", "COPY", "ADD");

    private final List<String> lines;
    private final List<ParsedInstruction> instructions = new ArrayList<>();
    private char escape = '\\';
    private int next;

    private DockerfileParser(String text) {
        this.lines =
                text.replace("\r\n", "\n").replaceFirst("^\ufeff", "").lines().toList();
    }

    /**
     * What was read.
     *
     * @param escape the character that continues a line and escapes another
     */
    record Parsed(List<ParsedInstruction> instructions, char escape) {}

    /** Reads the text of a Dockerfile. */
    static Parsed parse(String text) {
        DockerfileParser parser = new DockerfileParser(text);
        parser.readDirectives();
        while (parser.next < parser.lines.size()) {
            parser.readInstruction();
        }
        return new Parsed(List.copyOf(parser.instructions), parser.escape);
    }

    private void readDirectives() {
        while (next < lines.size()) {
            Matcher directive = DIRECTIVE.matcher(lines.get(next));
            if (!directive.matches()) {
                return;
            }
            if (directive.group(1).equalsIgnoreCase("escape")) {
                escape = directive.group(2).charAt(0);
            }
            next++;
        }
    }

    private void readInstruction() {
        int first = next + 1;
        String text = joined();
        if (text.isEmpty()) {
            return;
        }
        String[] parts = text.split("\\s+", 2);
        String keyword = parts[0].toUpperCase(Locale.ROOT);
        String rest = parts.length > 1 ? parts[1].strip() : "";
        List<String> flags = new ArrayList<>();
        Matcher flag = FLAG.matcher(rest);
        while (flag.lookingAt()) {
            flags.add(flag.group(1));
            rest = rest.substring(flag.end());
            flag = FLAG.matcher(rest);
        }
        if (WITH_DOCUMENTS.contains(keyword)) {
            rest += documents(rest);
        }
        instructions.add(new ParsedInstruction(first, keyword, List.copyOf(flags), rest));
    }

    /** Returns the next line with those that continue it; comments and empty lines between them do not count. */
    private String joined() {
        StringBuilder text = new StringBuilder();
        boolean continued = false;
        while (next < lines.size()) {
            String line = lines.get(next++);
            String stripped = line.strip();
            if (stripped.startsWith("#") || stripped.isEmpty()) {
                if (!continued) {
                    return "";
                }
                continue;
            }
            String kept = line.stripTrailing();
            continued = kept.charAt(kept.length() - 1) == escape;
            text.append(continued ? kept.substring(0, kept.length() - 1) : line);
            if (!continued) {
                break;
            }
        }
        return text.toString().strip();
    }

    /** Skips the here-documents of an instruction, and returns what a shell would run of them. */
    private String documents(String rest) {
        StringBuilder text = new StringBuilder();
        Matcher start = HERE_DOCUMENT.matcher(rest);
        while (start.find()) {
            boolean ended = false;
            while (!ended && next < lines.size()) {
                String line = lines.get(next++);
                ended = (start.group(1).isEmpty() ? line : line.replaceFirst("^\t+", "")).equals(start.group(3));
                text.append('\n').append(ended ? "" : line);
            }
        }
        return text.toString();
    }
}
