package io.github.goimage.processor.policy;

import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.project.ProjectFinder;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code goimage.lock}: which content a tag stood for. A line is an image reference as in FROM before any mirror, a
 * space and {@code sha256:<64 hex digits>}; {@code #} begins a comment line.
 *
 * @param digests the digest of each reference, as it is written there
 * @param fault what is wrong with the file, with its line; empty if nothing is, or if there is no file
 * @param present whether there is a file
 */
public record LockFile(Map<String, String> digests, Optional<SettingFault> fault, boolean present) {
    /** The file's name; it lies in the root directory. */
    public static final String NAME = ProjectFinder.LOCK;

    private static final String LINE_FIX = "write one line for each image: alpine:3.24 sha256:<64 hex digits>";

    /** Nothing is locked. */
    public static final LockFile NONE = new LockFile(Map.of(), Optional.empty(), false);

    /** Reads the file's text. */
    public static LockFile parse(String text) {
        Map<String, String> digests = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        int number = 0;
        // Editors on Windows begin a file with a byte order mark.
        for (String line : text.replaceFirst("^\ufeff", "").lines().toList()) {
            number++;
            String entry = line.strip();
            if (entry.isEmpty() || entry.startsWith("#")) {
                continue;
            }
            String[] words = entry.split("\\s+");
            if (words.length != 2 || !LockLine.isDigest(words[1])) {
                return broken(number, LockLine.fault(words), LINE_FIX);
            }
            Optional<String> key = key(words[0]);
            if (key.isEmpty()) {
                return broken(number, words[0] + " is not an image reference without a digest", LINE_FIX);
            }
            if (!keys.add(key.get())) {
                return broken(number, words[0] + " is locked twice", "keep one line for each image");
            }
            digests.put(words[0], words[1]);
        }
        return new LockFile(digests, Optional.empty(), true);
    }

    /** Returns a file that cannot be read. */
    static LockFile unreadable(String problem, String fix) {
        return broken(new SettingFault(NAME, problem, fix));
    }

    private static LockFile broken(int line, String problem, String fix) {
        return broken(new SettingFault(new SourceLine(NAME, line).toString(), problem, fix));
    }

    private static LockFile broken(SettingFault fault) {
        return new LockFile(Map.of(), Optional.of(fault), true);
    }

    /** Returns the reference with its digest if that is known and the reference has none. */
    public String pin(String reference) {
        Optional<String> key = key(reference);
        return digests.entrySet().stream()
                .filter(locked -> key.isPresent() && key(locked.getKey()).equals(key))
                .findFirst()
                .map(locked -> reference + "@" + locked.getValue())
                .orElse(reference);
    }

    /**
     * Returns what two spellings of one image have in common, {@code alpine:3.24} and
     * {@code docker.io/library/alpine:3.24}.
     */
    private static Optional<String> key(String reference) {
        return ImageReference.parse(reference)
                .filter(parsed -> !parsed.isPinned())
                .map(parsed -> parsed.name() + ":" + (parsed.tag().isEmpty() ? "latest" : parsed.tag()));
    }
}
