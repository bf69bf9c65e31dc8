package io.github.goimage.processor.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code pom.xml} says about where a Maven build begins: nothing but the names of its modules. */
final class MavenPom {
    private static final String NAME = "pom.xml";

    /** The largest that is read. */
    private static final int LARGEST = 1 << 20;

    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL);

    /** Maven 4 calls them subprojects. */
    private static final Pattern MODULE = Pattern.compile("<(?:module|subproject)>([^<]*+)</");

    /** Maven 4 has an attribute for what {@code .mvn} says. */
    private static final Pattern ROOT = Pattern.compile("<project\\s[^>]*\\broot\\s*=\\s*[\"']true[\"']");

    private MavenPom() {}

    /** Returns whether a directory is the root of a build: {@code .mvn} or its pom says so. */
    static boolean isRoot(Path directory) {
        return Files.isRegularFile(directory.resolve(NAME))
                && (Files.isDirectory(directory.resolve(".mvn"))
                        || ROOT.matcher(text(directory)).find());
    }

    /** Returns whether a directory's pom names another directory as a module. */
    static boolean lists(Path directory, Path other) {
        if (directory.equals(other)) {
            return false;
        }
        Matcher module = MODULE.matcher(text(directory));
        while (module.find()) {
            if (isModule(other, directory, module.group(1).strip())) {
                return true;
            }
        }
        return false;
    }

    /** Returns a pom without its comments; empty if there is none. */
    private static String text(Path directory) {
        Path pom = directory.resolve(NAME);
        if (!Files.isRegularFile(pom)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(pom)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            return COMMENT.matcher(text).replaceAll("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static boolean isModule(Path other, Path directory, String module) {
        try {
            Path named = directory.resolve(module).normalize();
            return !module.isEmpty() && other.equals(Files.isRegularFile(named) ? named.getParent() : named);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
