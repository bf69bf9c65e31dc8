package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.copied.FileEntry.Missing;
import io.github.goimage.processor.copied.FileEntry.Unnameable;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.text.Suggestion;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rejects an element of {@code files} that does not exist, or contains a symbolic link that leads nowhere: the build
 * would stop at its COPY, or the service would fail when it opens the file.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "an element of files that does not exist", severity = Severity.ERROR)
public final class FileMissing extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return NamedFile.of(subject).stream().flatMap(FileMissing::findings).toList();
    }

    private static Stream<Finding> findings(NamedFile file) {
        if (file.entry() instanceof Missing missing) {
            return Stream.of(missing(file, missing.fromModule(), missing.nearby()));
        }
        if (file.entry() instanceof Unnameable) {
            String path = file.spec().path();
            boolean ascii = path.chars().allMatch(c -> c < 128);
            return Stream.of(
                    ascii
                            ? missing(file, Optional.empty(), List.of())
                            : UnknownCharacters.finding(file.text().path(), path));
        }
        return file.found().stream()
                .flatMap(found -> found.broken().stream())
                .map(problem -> new Finding(
                        file.text().path(), problem, "remove the link, or point it to a file of the repository"));
    }

    private static Finding missing(NamedFile file, Optional<String> fromModule, List<String> nearby) {
        return new Finding(
                file.text().path(),
                Shown.of(file.spec().path()) + " does not exist in the module directory",
                fix(file, fromModule, nearby));
    }

    private static String fix(NamedFile file, Optional<String> fromModule, List<String> nearby) {
        String source = file.spec().source();
        Optional<String> meant = fromModule.or(() -> Suggestion.nearest(source, nearby));
        if (meant.isPresent()) {
            return file.withPath(meant.get());
        }
        return source.matches(".*[*?\\[{].*")
                ? "name the directory without a wildcard: names are literal"
                : "name an existing file or directory; if another build step creates it, run that step before javac";
    }
}
