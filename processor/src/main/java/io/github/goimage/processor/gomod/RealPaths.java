package io.github.goimage.processor.gomod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Resolves symbolic links, those of each directory once; may be used by several threads. */
final class RealPaths {
    private final Map<Path, Path> directories = new ConcurrentHashMap<>();

    /** The path without symbolic links; what it leads to must exist. */
    Path of(Path path) throws IOException {
        Path parent = path.getParent();
        Path name = path.getFileName();
        if (parent == null || name == null || name.toString().equals("..")) {
            return path.toRealPath();
        }
        Path candidate = ofDirectory(parent).resolve(name);
        boolean link = Files.readAttributes(candidate, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isSymbolicLink();
        return link ? candidate.toRealPath() : candidate;
    }

    private Path ofDirectory(Path directory) throws IOException {
        Path known = directories.get(directory);
        if (known == null) {
            known = directory.toRealPath();
            directories.put(directory, known);
        }
        return known;
    }
}
