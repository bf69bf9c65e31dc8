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

    private MavenPom() {}

    /** Returns whether a directory is the root of a build: {@code .mvn} says so. */
    static boolean isRoot(Path directory) {
        return Files.isDirectory(directory.resolve(".mvn")) && Files.isRegularFile(directory.resolve(NAME));
    }

    /** Returns whether a directory's pom names another directory as a module. */
    static boolean lists(Path directory, Path other) {
        Path pom = directory.resolve(NAME);
        if (directory.equals(other) || !Files.isRegularFile(pom)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(pom)) {
            String text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
            Matcher module = MODULE.matcher(COMMENT.matcher(text).replaceAll(""));
            while (module.find()) {
                if (isModule(other, directory, module.group(1).strip())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
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
