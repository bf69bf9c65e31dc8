package io.github.goimage.processor.rules;

import io.github.goimage.processor.base.SystemPaths;
import io.github.goimage.processor.copied.FileEntry.Found;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.Shown;
import io.github.goimage.processor.spec.FileSpec;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds paths in {@code files} and {@code volumes} that lead out of the module, or to a place in the image that is not
 * the service's.
 */
final class ImagePlaces {
    /** Directories of some bases, in which a service may have files. */
    private static final Set<String> DIRECTORIES = Set.of("/home", "/media", "/mnt", "/opt", "/srv");

    /** The file in which programs look for trusted authorities. */
    private static final String BUNDLE = SystemPaths.CERTIFICATES + "/ca-certificates.crt";

    /** The problem of a path that looks as if it stayed inside. */
    static final String LEADS_OUT = " leads out of the project through a symbolic link; goimage reads nothing there";

    private ImagePlaces() {}

    /** Returns the findings about programs whose names are not free or not known. */
    static Stream<Finding> programs(JudgedImage subject) {
        List<NamedProgram> programs = NamedProgram.of(subject);
        return programs.stream().flatMap(program -> program(program, program.equals(programs.get(0))).stream());
    }

    private static Optional<Finding> program(NamedProgram program, boolean entryPoint) {
        if (!program.hasName()) {
            return Optional.of(new Finding(
                    program.text().path(),
                    "the go command names the program of "
                            + Shown.of(program.text().value()) + " after the module, and no go.mod was found",
                    "name the module's directory, as module = \"services/api\""));
        }
        String target = program.target();
        if (target.equals(ImageSpec.BINARY) && !entryPoint) {
            return Optional.of(new Finding(
                    program.text().path(),
                    Shown.of(target) + " is the first program of main",
                    "rename the directory, from which the program takes its name; or name it first"));
        }
        return SystemPaths.holds(target) || DIRECTORIES.contains(target)
                ? Optional.of(new Finding(
                        program.text().path(),
                        Shown.of(target) + " belongs to the system of the image",
                        "rename the directory, from which the program takes its name"))
                : Optional.empty();
    }

    /** Returns the findings about sources outside the module and about targets that are not free. */
    static Stream<Finding> files(JudgedImage subject) {
        return NamedFile.of(subject).stream().flatMap(ImagePlaces::file);
    }

    private static Stream<Finding> file(NamedFile file) {
        FileSpec spec = file.spec();
        if (!spec.isInside()) {
            return Stream.of(new Finding(file.text().path(), notInside(spec), insideFix(file)));
        }
        Stream<Finding> outside = file.found().stream()
                .flatMap(found -> found.outside().stream())
                .map(link -> new Finding(
                        file.text().path(), Shown.of(link) + LEADS_OUT, "replace the link with a copy of the file"));
        return Stream.concat(outside, target(file).stream());
    }

    private static String notInside(FileSpec spec) {
        return Shown.of(spec.path()) + " is not a path below the module directory";
    }

    private static String insideFix(NamedFile file) {
        FileSpec slashed = new FileSpec(
                file.spec().path().replace('\\', '/').replaceFirst("^/+", ""),
                file.spec().target(),
                file.spec().workdir());
        // A path in the machine's system is unlikely to be in the module.
        return slashed.isInside() && !slashed.isWhole() && !SystemPaths.holds("/" + slashed.source())
                ? file.withPath(slashed.source())
                : "use a path with / and without .., such as "
                        + Fix.string(file.text().path(), "web/static");
    }

    private static Optional<Finding> target(NamedFile file) {
        FileSpec spec = file.spec();
        boolean written = !spec.target().isEmpty() || file.text().value().endsWith(":");
        if (written && !ImagePath.isOne(spec.target())) {
            return Optional.of(new Finding(
                    file.text().path(),
                    "the target " + Shown.of(spec.target()) + " is not an absolute path",
                    file.withTarget(fitting(spec.target(), spec))));
        }
        if (spec.isWhole() && !written) {
            return Optional.empty();
        }
        String landing = file.entry().landing();
        if (ImagePath.isWithin(landing, ImageSpec.BINARY)) {
            return Optional.of(new Finding(
                    file.text().path(),
                    Shown.of(landing)
                            + (landing.equals(ImageSpec.BINARY) ? " is the binary" : " is below /app, the binary"),
                    file.withTarget(fitting("", spec))));
        }
        if (!SystemPaths.holds(landing) || isCertificate(file, landing)) {
            return Optional.empty();
        }
        String reason = ImagePath.isWithin(landing, SystemPaths.CERTIFICATES) && !landing.equals(BUNDLE)
                ? ", which accepts only *.pem and *.crt files that hold only certificates"
                : "";
        return Optional.of(new Finding(
                file.text().path(),
                Shown.of(landing) + " belongs to the system of the image" + reason,
                file.withTarget(fitting("", spec))));
    }

    /**
     * Returns whether a file is a certificate of a private authority, in the directory where crypto/x509 reads every
     * file.
     */
    private static boolean isCertificate(NamedFile file, String landing) {
        return landing.matches("\\Q" + SystemPaths.CERTIFICATES + "/\\E[^/]+\\.(?:pem|crt)")
                && !landing.equals(BUNDLE)
                && file.found().filter(Found::certificates).isPresent();
    }

    /** Returns a free place to suggest. */
    private static String fitting(String target, FileSpec spec) {
        String slashed = "/" + target.strip().replace('\\', '/').replaceFirst("^/+", "");
        boolean good = !target.isBlank()
                && ImagePath.isOne(slashed)
                && !SystemPaths.holds(ImagePath.clean(slashed))
                && !ImagePath.isWithin(slashed, ImageSpec.BINARY);
        String source = spec.source();
        return good ? slashed : "/srv/" + (source.isEmpty() ? "files" : source.substring(source.lastIndexOf('/') + 1));
    }

    /** Returns the finding about a working directory that is not one of the service. */
    static Stream<Finding> workdir(JudgedImage subject) {
        String workdir = subject.spec().workdir();
        AttributePath path = AttributePath.of("workdir");
        String fix =
                Fix.string(path, "/srv/" + ImageNames.fitting(subject.spec().name()));
        if (!ImagePath.isOne(workdir) || !workdir.equals(workdir.strip())) {
            return Stream.of(new Finding(path, Shown.of(workdir) + " is not an absolute path of a directory", fix));
        }
        String clean = ImagePath.clean(workdir);
        return clean.equals(ImagePath.ROOT) || !isTaken(clean)
                ? Stream.empty()
                : Stream.of(new Finding(
                        path,
                        Shown.of(workdir)
                                + (ImagePath.isWithin(clean, ImageSpec.BINARY)
                                        ? " belongs to the binary"
                                        : " belongs to the system of the image"),
                        fix));
    }

    /** Returns the findings about volumes that are not directories of the service. */
    static Stream<Finding> volumes(JudgedImage subject) {
        return SpecText.of("volumes", subject.spec().volumes()).stream()
                .flatMap(volume -> volume(volume, ImagePath.in(subject.spec(), volume.value())).stream());
    }

    private static Optional<Finding> volume(SpecText volume, String path) {
        if (!ImagePath.isOne(path) || path.contains(":") || !path.equals(path.strip())) {
            String slashed = "/" + path.strip().replace('\\', '/').replaceFirst("^/+", "");
            boolean good = ImagePath.isOne(slashed) && !slashed.contains(":") && !isTaken(ImagePath.clean(slashed));
            return Optional.of(new Finding(
                    volume.path(),
                    Shown.of(path) + " is not an absolute path of a directory",
                    Fix.string(volume.path(), good ? ImagePath.clean(slashed) : "/var/lib/data")));
        }
        String clean = ImagePath.clean(path);
        if (!isTaken(clean)) {
            return Optional.empty();
        }
        if (ImagePath.isWithin(clean, "/tmp")) {
            return Optional.of(new Finding(
                    volume.path(),
                    Shown.of(path) + " is for temporary files, which need no volume",
                    "needs = {Need.AUTO, Need.TMP}, without the volume"));
        }
        return Optional.of(new Finding(
                volume.path(),
                Shown.of(path)
                        + (ImagePath.isWithin(clean, ImageSpec.BINARY)
                                ? " belongs to the binary"
                                : " belongs to the system of the image"),
                Fix.string(volume.path(), "/var/lib/data")));
    }

    private static boolean isTaken(String path) {
        return SystemPaths.holds(path) || ImagePath.isWithin(path, ImageSpec.BINARY);
    }
}
