package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.files.GlobPattern;
import io.github.goimage.processor.files.MediaTypes;
import io.github.goimage.processor.golang.facts.Fact.FileUse;
import io.github.goimage.processor.golang.facts.Fact.FileUse.Access;
import io.github.goimage.processor.golang.facts.Fact.MediaTypeDefinition;
import io.github.goimage.processor.golang.facts.Fact.MediaTypeLookup;
import io.github.goimage.processor.golang.facts.Facts;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.service.OpenedFile;
import io.github.goimage.processor.service.OpenedFile.Found;
import io.github.goimage.processor.service.Program;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that the program opens and that the image does not hold.
 *
 * <p>A warning where every run opens it and ends where that fails, and it lies in the module. Advice where a run may
 * open it, and where it has to be mounted: credentials, and what does not lie in the module either.
 */
@AutoService(Rule.class)
@RuleInfo(
        summary = "a file that the program opens and the image does not hold",
        severity = Severity.WARN,
        otherwise = Severity.NOTE)
public final class FileNotInImage extends OwnRule {
    /** Where package mime finds media types, besides those that it knows by itself. */
    private static final String TABLE = "/etc/mime.types";

    private static final AttributePath PATH = AttributePath.of("files");

    @Override
    protected List<Finding> findings(JudgedImage subject) {
        List<OpenedFile> missing = missing(OpenedPaths.of(subject));
        String files = FilesMember.covering(subject.spec().files(), notAccepted(missing, subject.spec()));
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (OpenedFile file : missing) {
            finding(file, files)
                    .map(found -> found.about(file.path()))
                    .ifPresent(found -> findings.merge(
                            file.path(),
                            found,
                            (first, second) -> first.severity().isEmpty() ? first : second));
        }
        mediaTypes(subject).ifPresent(found -> findings.put(TABLE, found));
        return List.copyOf(findings.values());
    }

    /** Returns the advice about the table of media types, if the program serves a file whose type only that says. */
    private static Optional<Finding> mediaTypes(JudgedImage subject) {
        Facts facts = subject.program().map(Program::facts).orElse(new Facts(List.of()));
        List<MediaTypeLookup> lookups = facts.of(MediaTypeLookup.class);
        OpenedPaths paths = OpenedPaths.of(subject);
        if (lookups.isEmpty()
                || facts.first(MediaTypeDefinition.class).isPresent()
                || paths.isCopied(TABLE)
                || paths.isInVolume(TABLE)) {
            return Optional.empty();
        }
        List<String> files = new ArrayList<>(subject.spec().files());
        files.add(TABLE.substring(1));
        Optional<MediaTypeLookup> asked = lookups.stream()
                .filter(lookup -> MediaTypes.areLookedUp(lookup.extension()))
                .findFirst();
        MediaTypeLookup lookup = asked.orElse(lookups.get(0));
        return asked.map(MediaTypeLookup::extension)
                .or(() -> served(subject))
                .map(file -> new Finding(
                                PATH,
                                lookup.place().at() + " calls " + lookup.what() + ", which looks up the media type of "
                                        + Shown.of(file) + " in " + TABLE + ", which no base holds",
                                "mime.AddExtensionType in the code, or " + Fix.strings("files", files)
                                        + " with a copy of the table there")
                        .about(TABLE)
                        .withSeverity(Severity.NOTE));
    }

    /** Returns a file of the image, or of the binary, whose media type is not known without a table. */
    private static Optional<String> served(JudgedImage subject) {
        Stream<String> named = NamedFile.of(subject).stream()
                .flatMap(file -> file.found().stream())
                .flatMap(found -> found.untyped().stream());
        Stream<String> embedded = subject.program().stream()
                .flatMap(program -> program.graphs().stream())
                .flatMap(graph -> graph.packages().stream())
                .flatMap(owner -> owner.embeds().stream())
                .flatMap(embed -> embed.files().stream())
                .filter(MediaTypes::areLookedUp);
        return Stream.concat(named, embedded).findFirst();
    }

    /** Returns the member {@code files} that covers what the image lacks; empty if it lacks nothing of the module. */
    public static Optional<List<String>> covering(ImageSpec spec, Source source) {
        List<OpenedFile> missing =
                notAccepted(missing(new OpenedPaths(spec, source.program(), source.files())), spec).stream()
                        .filter(file -> file.found() == Found.PRESENT)
                        .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(FilesMember.all(spec.files(), missing));
    }

    /** Returns those that no waiver accepts. */
    private static List<OpenedFile> notAccepted(List<OpenedFile> missing, ImageSpec spec) {
        List<String> accepted = spec.waive().stream()
                .filter(waiver -> waiver.rule().equals(FileNotInImage.class.getSimpleName()))
                .map(WaiverSpec::only)
                .toList();
        return missing.stream()
                .filter(file -> !accepted.contains("") && !accepted.contains(file.path()))
                .toList();
    }

    /** Returns what the image lacks, the certain before the possible. */
    private static List<OpenedFile> missing(OpenedPaths paths) {
        List<OpenedFile> all = paths.all().toList();
        List<String> written = all.stream()
                .filter(file -> file.use().access().writes())
                .map(OpenedFile::path)
                .toList();
        return all.stream()
                .filter(file -> !file.use().access().writes())
                .filter(file -> !file.use().isInHome() && (file.use().certain() || !isCode(file)))
                .filter(file -> !OpenedPaths.isOfTheBase(file.path()) && !ImagePath.isWithin(file.path(), "/tmp"))
                .filter(file ->
                        file.use().ofSource() || (!paths.isInVolume(file.path()) && !paths.isCopied(fixed(file))))
                .filter(file -> file.found() == Found.PRESENT || !isWritten(file.path(), written))
                .toList();
    }

    /** Returns whether it is code: programs that are run beside the sources open it. */
    private static boolean isCode(OpenedFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return name.endsWith(".go") || name.equals("go.mod");
    }

    /** Returns the part of a pattern in front of its wildcards. */
    private static String fixed(OpenedFile file) {
        return file.use().access() == Access.GLOB ? GlobPattern.literal(file.path()) : file.path();
    }

    /** Returns whether the program makes the path itself. */
    private static boolean isWritten(String path, List<String> written) {
        return written.stream().anyMatch(other -> ImagePath.isWithin(path, other) || ImagePath.isWithin(other, path));
    }

    private static Optional<Finding> finding(OpenedFile file, String files) {
        FileUse use = file.use();
        if (use.ofSource()) {
            return Optional.of(ofSource(use));
        }
        return switch (file.found()) {
            case PRESENT ->
                Optional.of(weighed(
                        new Finding(PATH, opens(file) + ", which the image does not hold", files), use.certain()));
            case SENSITIVE ->
                Optional.of(new Finding(PATH, opens(file) + ", which the image does not hold and must not", mount(file))
                        .withSeverity(Severity.NOTE));
            case ABSENT -> absent(file);
        };
    }

    private static Finding weighed(Finding finding, boolean certain) {
        return certain ? finding : finding.withSeverity(Severity.NOTE);
    }

    private static String opens(OpenedFile file) {
        FileUse use = file.use();
        String said =
                use.written().equals(use.place()) ? "" : " (" + use.written().at() + ")";
        return use.place().at() + (use.certain() ? " opens " : " may open ") + Shown.of(use.path()) + said;
    }

    private static Optional<Finding> absent(OpenedFile file) {
        if (!file.use().certain()) {
            return Optional.empty();
        }
        if (file.use().access() == Access.GLOB) {
            return Optional.of(new Finding(
                    PATH,
                    opens(file) + ", which matches no file of the module",
                    "use a pattern that matches files of the module, and name their directory in files"));
        }
        return Optional.of(
                new Finding(PATH, opens(file) + ", which neither the module nor the image holds", mount(file))
                        .withSeverity(Severity.NOTE));
    }

    private static String mount(OpenedFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        if (name.startsWith(".env")) {
            return "docker run --env-file " + name + ", with the variables that the program reads from it";
        }
        String source = file.source().isEmpty() ? name : file.source();
        return "docker run -v \"$PWD/" + source + ":" + file.path() + ":ro\"";
    }

    private static Finding ofSource(FileUse use) {
        Finding finding = new Finding(
                PATH,
                use.place().at() + " opens a file beside its source file ("
                        + use.written().at() + "), whose path in a binary built with -trimpath is "
                        + Shown.of(use.path()),
                "embed the file with //go:embed, or open it by its path in the image and name it in files");
        return weighed(finding, use.certain());
    }
}
