package io.github.goimage.processor.policy;

import io.github.goimage.processor.gomod.GoFileException;
import io.github.goimage.processor.gomod.SourceTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a project decides for all of its images.
 *
 * @param today the day on which waivers are judged
 * @param lock the digests that are known
 */
public record Policy(LocalDate today, LockFile lock) {
    /** Reads what lies in a root directory. */
    public static Policy read(LocalDate today, Path rootDir) {
        SourceTree tree = new SourceTree(rootDir);
        Path file = rootDir.resolve(LockFile.NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Policy(today, LockFile.NONE);
        }
        try {
            return new Policy(today, LockFile.parse(new String(tree.read(file), StandardCharsets.UTF_8)));
        } catch (GoFileException e) {
            return new Policy(today, LockFile.broken(0, e.problem()));
        }
    }

    /**
     * Today in UTC: the day of {@code SOURCE_DATE_EPOCH} where the environment has it, so that a build can be repeated.
     *
     * @see <a href="https://reproducible-builds.org/specs/source-date-epoch/">SOURCE_DATE_EPOCH</a>
     */
    public static LocalDate today(Map<String, String> environment) {
        String epoch = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
        if (!epoch.matches("[0-9]{1,12}")) {
            return LocalDate.now(ZoneOffset.UTC);
        }
        return Instant.ofEpochSecond(Long.parseLong(epoch))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }
}
