package io.github.goimage.processor.spec;

import io.github.goimage.rule.Base;
import io.github.goimage.rule.BuildSpec;
import io.github.goimage.rule.HealthcheckOptionsSpec;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.StopSignal;
import io.github.goimage.rule.WaiverSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;

/** Reads the {@code @GoImage} annotations of a package from their mirrors. */
public final class SpecReader {
    /** The annotation's qualified name. */
    public static final String GO_IMAGE = "io.github.goimage.GoImage";

    /** The qualified name of the container of repeated annotations. */
    public static final String GO_IMAGES = "io.github.goimage.GoImages";

    private SpecReader() {}

    /**
     * Reads all images of a package.
     *
     * @return in source order; empty if the package has none
     * @throws UnresolvedValueException if a constant is not there yet: another round may bring it
     */
    public static List<AnnotatedImage> read(PackageElement element) {
        List<AnnotationMirror> mirrors = mirrors(element);
        List<AnnotatedImage> images = new ArrayList<>();
        for (int i = 0; i < mirrors.size(); i++) {
            String packageName = element.getQualifiedName().toString();
            ImageSpec spec = spec(packageName, i, mirrors.size() > 1, mirrors.get(i));
            images.add(new AnnotatedImage(element, mirrors.get(i), spec));
        }
        return images;
    }

    /**
     * Returns the names of the package's images that are resolved, for what must be known of an image before its other
     * values are.
     */
    public static List<String> names(PackageElement element) {
        List<String> names = new ArrayList<>();
        for (AnnotationMirror mirror : mirrors(element)) {
            try {
                names.add(name(element.getQualifiedName().toString(), new MemberReader(mirror)));
            } catch (UnresolvedValueException e) {
                // A later round may bring the name.
            }
        }
        return names;
    }

    private static List<AnnotationMirror> mirrors(PackageElement element) {
        List<AnnotationMirror> mirrors = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (MemberReader.isOfType(mirror, GO_IMAGE)) {
                mirrors.add(mirror);
            } else if (MemberReader.isOfType(mirror, GO_IMAGES)) {
                mirrors.addAll(new MemberReader(mirror).annotations("value"));
            }
        }
        return mirrors;
    }

    private static ImageSpec spec(String packageName, int index, boolean repeated, AnnotationMirror mirror) {
        MemberReader image = new MemberReader(mirror);
        Set<String> written = new LinkedHashSet<>(image.written());
        Optional<MemberReader> options = nested(image, "healthcheckOptions", written);
        Optional<MemberReader> build = nested(image, "build", written);
        return new ImageSpec(
                packageName,
                index,
                repeated,
                Set.copyOf(written),
                name(packageName, image),
                image.string("module", ""),
                image.strings("main"),
                image.constant("base", Base.class, Base.SCRATCH),
                image.string("from", ""),
                image.ints("port"),
                image.ints("udpPort"),
                image.integer("user", 65532),
                image.bool("stripDebug", true),
                image.constants("needs", Need.class, List.of(Need.AUTO)),
                image.strings("files"),
                image.strings("env"),
                image.strings("labels"),
                image.strings("args"),
                image.strings("fixedArgs"),
                image.string("workdir", ImagePath.ROOT),
                image.strings("volumes"),
                image.constant("stopSignal", StopSignal.class, StopSignal.SIGTERM),
                image.strings("healthcheck"),
                options.map(SpecReader::healthcheckOptions).orElse(HealthcheckOptionsSpec.DEFAULT),
                build.map(SpecReader::build).orElse(BuildSpec.DEFAULT),
                image.annotations("waive").stream().map(SpecReader::waiver).toList());
    }

    /**
     * Returns the reader of a nested annotation that is written, and adds its members to those that are. Its defaults
     * are not looked at: javac 17 throws when it reads array defaults of an annotation that is itself a default.
     */
    private static Optional<MemberReader> nested(MemberReader image, String annotation, Set<String> written) {
        Optional<MemberReader> nested = image.annotation(annotation).map(MemberReader::new);
        nested.ifPresent(reader -> reader.written().forEach(member -> written.add(annotation + "." + member)));
        return nested;
    }

    private static String name(String packageName, MemberReader image) {
        return image.isWritten("name") ? image.string("name", "") : ImageSpec.defaultName(packageName);
    }

    private static HealthcheckOptionsSpec healthcheckOptions(MemberReader options) {
        HealthcheckOptionsSpec absent = HealthcheckOptionsSpec.DEFAULT;
        return new HealthcheckOptionsSpec(
                options.string("interval", absent.interval()),
                options.string("timeout", absent.timeout()),
                options.string("startPeriod", absent.startPeriod()),
                options.integer("retries", absent.retries()));
    }

    private static BuildSpec build(MemberReader build) {
        return new BuildSpec(
                build.string("go", ""),
                build.string("from", ""),
                build.bool("cgo", false),
                build.strings("tags"),
                build.strings("flags"),
                build.strings("stamp"),
                build.strings("platforms"),
                build.strings("privateModules"),
                build.string("prebuilt", ""));
    }

    private static WaiverSpec waiver(AnnotationMirror mirror) {
        MemberReader waiver = new MemberReader(mirror);
        return new WaiverSpec(
                waiver.string("rule", ""),
                waiver.string("only", ""),
                waiver.string("reason", ""),
                waiver.string("until", ""));
    }
}
