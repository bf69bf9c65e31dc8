package io.github.goimage.processor.hostile;

import io.github.goimage.rule.Base;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a hostile text gets into an annotation: the member that holds it, what stands around it, and the files that must
 * be there for it to be right.
 *
 * @param member the member's path
 * @param kind what the text may be
 * @param weight how often the frame is used, beside the others
 * @param prefix what stands before the text in the member's value
 * @param harmless a text in the place of the hostile one, with which the annotation is correct
 * @param suffix what stands behind the text
 * @param neighbours of an array, the elements before and behind the value; or none
 * @param others the annotation's other members
 */
record Frame(
        String member,
        Kind kind,
        int weight,
        String prefix,
        String harmless,
        String suffix,
        List<String> neighbours,
        Map<String, Object> others) {

    /** What a text may be. */
    enum Kind {
        /** Anything. */
        TEXT,
        /** A text within a GOFLAGS value: without quotes, which it has no escape for. */
        UNQUOTED,
        /** One element of a path of the build context, which is there on the disk. */
        PATH,
        /** A path in the image. */
        TARGET,
        /** A word with its own grammar, most often almost right. */
        WORD
    }

    private static final String MARK = "zq7zq";

    /** A module that needs nothing outside itself, and so is the whole build context. */
    static final String ALONE = "alone/";

    private static final int LONGEST_NAME = 200;

    /** Whether this JVM can name files beyond ASCII, which follows the locale. */
    private static final boolean UNICODE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"))
            .newEncoder()
            .canEncode('\u65e5');

    /**
     * All frames. Most values go where any text is right: elsewhere nearly each is rejected, and a rejected value that
     * holds no control character counts as needless.
     */
    static final List<Frame> ALL = List.of(
            text("env", "ZQ=", "BEFORE=1", "AFTER=2"),
            text("labels", "com.example.zq=", "com.example.before=1", "com.example.after=2"),
            text("args", "", "-before", "-after"),
            text("fixedArgs", "", "-before", "-after"),
            text("healthcheck", "", "-before", "-after"),
            new Frame(
                    "waive.reason",
                    Kind.TEXT,
                    30,
                    "so ",
                    MARK,
                    "",
                    List.of(),
                    Map.of("waive.rule", "PrivilegedPort", "port", List.of(80))),
            new Frame("build.stamp", Kind.UNQUOTED, 30, "main.version=", MARK, "", List.of(), Map.of()),
            new Frame("workdir", Kind.TARGET, 10, "/srv/", MARK, "", List.of(), Map.of()),
            new Frame("volumes", Kind.TARGET, 10, "/data/", MARK, "", List.of("/a/before", "/z/last"), Map.of()),
            new Frame("files", Kind.PATH, 10, "web/", MARK, "", List.of(), Map.of()),
            new Frame("files", Kind.TARGET, 10, "static:/srv/", MARK, "", List.of(), Map.of()),
            new Frame("module", Kind.PATH, 10, "svc/", MARK, "", List.of(), Map.of()),
            new Frame("module", Kind.PATH, 10, "m", MARK, "", List.of(), Map.of()),
            new Frame("module", Kind.PATH, 10, ALONE, MARK, "", List.of(), Map.of()),
            new Frame("build.prebuilt", Kind.PATH, 10, "dist/", MARK, "", List.of(), Map.of()),
            word("name", MARK, Map.of()),
            new Frame("main", Kind.WORD, 1, "./cmd/", MARK, "", List.of(), Map.of()),
            new Frame("main", Kind.WORD, 1, "./cmd/", MARK, "", List.of("."), Map.of()),
            word("from", "gcr.io/distroless/zq7zq:1.0", Map.of("base", Base.DISTROLESS_STATIC)),
            new Frame("env", Kind.WORD, 1, "", MARK, "=x", List.of("BEFORE=1", "AFTER=2"), Map.of()),
            new Frame("labels", Kind.WORD, 1, "", MARK, "=x", List.of(), Map.of()),
            new Frame("build.stamp", Kind.WORD, 1, "", "main.version", "=zq", List.of(), Map.of()),
            word("healthcheckOptions.interval", "10s", Map.of("healthcheck", List.of("-health"))),
            word("healthcheckOptions.timeout", "1m30s", Map.of("healthcheck", List.of("-health"))),
            word("healthcheckOptions.startPeriod", "500ms", Map.of("healthcheck", List.of("-health"))),
            word("build.go", "1.26", Map.of()),
            word("build.from", "docker.io/library/zq7zq:1.26", Map.of("build.go", "1.26")),
            word("build.tags", MARK, Map.of()),
            new Frame(
                    "build.flags",
                    Kind.WORD,
                    1,
                    "-coverpkg=",
                    MARK,
                    "",
                    List.of("GOEXPERIMENT=jsonv2", "-gcflags=all=-N -l"),
                    Map.of(
                            "stripDebug",
                            false,
                            "env",
                            List.of("GOCOVERDIR=/coverage"),
                            "volumes",
                            List.of("/coverage"))),
            word("build.platforms", "linux/arm64", Map.of()),
            word("build.privateModules", "git.example.com/*", Map.of()),
            new Frame("build.privateModules", Kind.WORD, 1, "ssh://git.example.com/*/", MARK, "", List.of(), Map.of()),
            word("waive.rule", "PrivilegedPort", Map.of("waive.reason", "a test", "port", List.of(80))),
            word(
                    "waive.only",
                    "80",
                    Map.of("waive.rule", "PrivilegedPort", "waive.reason", "a test", "port", List.of(80))),
            word(
                    "waive.until",
                    "2027-06-30",
                    Map.of("waive.rule", "PrivilegedPort", "waive.reason", "a test", "port", List.of(80))));

    private static Frame text(String member, String prefix, String before, String after) {
        return new Frame(member, Kind.TEXT, 30, prefix, MARK, "", List.of(before, after), Map.of());
    }

    private static Frame word(String member, String harmless, Map<String, Object> others) {
        return new Frame(member, Kind.WORD, 1, "", harmless, "", List.of(), others);
    }

    /** The next hostile text for this frame. */
    String next(HostileText texts) {
        return switch (kind) {
            case TEXT -> texts.next();
            case WORD -> name(texts.number(3) == 0 ? texts.next() : texts.mutated(harmless));
            case UNQUOTED -> texts.number(50) == 0 ? texts.next() : texts.next().replaceAll("[\"']", "");
            case PATH, TARGET -> texts.number(50) == 0 ? whole(texts.next()) : pathElement(texts.next());
        };
    }

    /** Returns a text that is one name: before an equals sign, after the last dot, between slashes. */
    private String name(String text) {
        return switch (member) {
            case "main" -> whole(text);
            case "build.stamp" -> suffix.startsWith("=") ? variable(text) : text;
            // They are empty if nobody writes them.
            case "build.go", "waive.only", "waive.until" -> text.isEmpty() ? harmless : text;
            default -> suffix.startsWith("=") ? text.replace("=", "") : text;
        };
    }

    /**
     * Returns a variable with one dot; for an unknown package it has the known name, because the build argument is
     * named after it.
     */
    private static String variable(String text) {
        String name = text.replace("=", "").replaceAll("\\.(?=.*\\.)", "");
        return name.startsWith("main.") ? name : name.replaceAll("(?s)\\..*", ".version");
    }

    /** A text that may lead out of its directory, or one name: another path would be written in its shortest form. */
    private String whole(String text) {
        boolean leadsUp = text.matches("(?s)(.*/)?\\.\\.(/.*)?");
        return leadsUp || (!text.isEmpty() && !text.contains("/")) ? text : pathElement(text);
    }

    /** A text as one name that a directory can have. */
    private String pathElement(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints()
                .filter(c -> c != '/' && c != '\\' && c != 0 && (c < 0x80 || UNICODE_NAMES))
                .filter(c -> kind == Kind.PATH || c != ':')
                .limit(LONGEST_NAME / 4)
                .forEach(name::appendCodePoint);
        return name.toString().matches("\\.{0,2}|\\s*") ? "a" + name : name.toString();
    }

    /** The annotation's members with a text in its place. */
    Map<String, Object> members(String text) {
        Map<String, Object> members = new HashMap<>(others);
        String value = prefix + text + suffix;
        if (!Specs.isArray(member)) {
            members.put(member, value);
            return members;
        }
        List<String> values = new ArrayList<>(neighbours);
        values.add(values.size() / 2, value);
        members.put(member, List.copyOf(values));
        return members;
    }

    /** Returns whether the build context holds the text as a name, so that each value needs its own files. */
    boolean hasFiles() {
        return kind == Kind.PATH || member.equals("main");
    }

    /**
     * Lays a project: a Go module with what the frame's member names, and beside it what must not get into an image.
     *
     * @return whether the disk takes the name
     */
    boolean lay(Path root, String text) throws IOException {
        String inside = prefix + text;
        Path module = root;
        try {
            switch (member) {
                case "module" -> {
                    module = root.resolve(inside);
                    write(root.resolve("lib/go.mod"), "module example.com/lib\n\ngo 1.26\n");
                    write(root.resolve("lib/lib.go"), "package lib\n");
                    write(root.resolve(inside + "x/secret.txt"), "");
                }
                case "main" -> write(root.resolve(inside).resolve("main.go"), "package main\n\nfunc main() {}\n");
                case "files" -> write(root.resolve(inside).resolve("index.html"), "<p>\n");
                case "build.prebuilt" -> Elf.write(root.resolve(inside));
                default -> {}
            }
        } catch (InvalidPathException | FileSystemException e) {
            return false;
        }
        boolean replaces = member.equals("module") && !prefix.equals(ALONE);
        String up = "../".repeat(root.relativize(module).getNameCount());
        write(
                module.resolve("go.mod"),
                "module example.com/zq\n\ngo 1.26\n"
                        + (replaces
                                ? "\nrequire example.com/lib v0.0.0\n\nreplace example.com/lib => " + up + "lib\n"
                                : ""));
        write(module.resolve("main.go"), """
                package main

                import (
                    _ "embed"
                %s)

                //go:embed assets/a.txt
                var asset string

                var version = "x"

                func main() { println(asset, version) }
                """.formatted(replaces ? "    _ \"example.com/lib\"\n" : ""));
        write(module.resolve("assets/a.txt"), "a\n");
        write(module.resolve("assets/.env"), "A=b\n");
        write(module.resolve("static/site.css"), "p {}\n");
        write(module.resolve(".env"), "A=b\n");
        write(root.resolve("aside/secret.txt"), "");
        write(root.resolve("README.md"), "");
        return true;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Override
    public String toString() {
        return member + " " + prefix + "…" + suffix + (neighbours.isEmpty() ? "" : " among " + neighbours);
    }
}
