package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.copied.FileEntry.Found;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rejects two elements of {@code main}, {@code files} or {@code volumes} that compete for one place: a file where
 * another file, a directory or a volume is, or in the path to it. A directory may be laid over another, and a volume
 * may start with a directory's content.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "two files, programs or volumes at the same place in the image", severity = Severity.ERROR)
public final class DuplicateTarget extends OwnRule {
    /** An element and where it lands. */
    private record Place(SpecText text, String target, Kind kind) {
        /** Returns whether this place leaves no room for the other one. */
        boolean excludes(Place other) {
            // When the files are copied, the entry point has become /app.
            if (kind.isOfFiles() && other.kind == Kind.ENTRY_POINT) {
                return false;
            }
            if (target.equals(other.target)) {
                return kind.isFile() || other.kind.isFile() || (kind == Kind.VOLUME && other.kind == Kind.VOLUME);
            }
            return (kind.isFile() && ImagePath.isWithin(other.target, target))
                    || (other.kind.isFile() && ImagePath.isWithin(target, other.target));
        }
    }

    /** What lies at a place; of several programs the first lies there only until it is called {@code /app}. */
    private enum Kind {
        ENTRY_POINT,
        PROGRAM,
        FILE,
        DIRECTORY,
        VOLUME,
        WORKDIR;

        boolean isFile() {
            return this != DIRECTORY && this != VOLUME && this != WORKDIR;
        }

        boolean isOfFiles() {
            return this == FILE || this == DIRECTORY;
        }
    }

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<Place> places = places(subject);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Optional<Place> earlier =
                    places.subList(0, i).stream().filter(place::excludes).findFirst();
            earlier.ifPresent(other -> findings.add(new Finding(
                    place.text().path(),
                    Shown.of(place.target()) + " conflicts with "
                            + Shown.of(other.text().value()) + " in "
                            + other.text().path(),
                    place.kind() == Kind.PROGRAM
                            ? "rename the directory of one of them, or remove one"
                            : "move one of them, or remove it")));
        }
        return findings;
    }

    private static List<Place> places(JudgedImage subject) {
        List<Place> places = new ArrayList<>(programs(subject));
        for (NamedFile file : NamedFile.of(subject)) {
            file.found()
                    .map(found -> new Place(file.text(), found.landing(), kind(found)))
                    .ifPresent(places::add);
        }
        SpecText.of("volumes", subject.spec().volumes()).stream()
                .map(text -> new Place(text, ImagePath.clean(ImagePath.in(subject.spec(), text.value())), Kind.VOLUME))
                .filter(place -> ImagePath.isOne(place.target()))
                .forEach(places::add);
        if (subject.spec().isWritten("workdir")
                && ImagePath.isOne(subject.spec().workdir())) {
            String workdir = subject.spec().workdir();
            places.add(new Place(
                    new SpecText(AttributePath.of("workdir"), workdir), ImagePath.clean(workdir), Kind.WORKDIR));
        }
        return places;
    }

    private static List<Place> programs(JudgedImage subject) {
        List<NamedProgram> programs = NamedProgram.of(subject);
        return programs.stream()
                .filter(NamedProgram::hasName)
                .map(program -> new Place(
                        program.text(),
                        program.target(),
                        program.equals(programs.get(0)) ? Kind.ENTRY_POINT : Kind.PROGRAM))
                .toList();
    }

    private static Kind kind(Found found) {
        return found.directory() ? Kind.DIRECTORY : Kind.FILE;
    }
}
