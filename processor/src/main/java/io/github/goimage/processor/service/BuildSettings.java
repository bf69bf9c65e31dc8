package io.github.goimage.processor.service;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.base.KnownImage;
import io.github.goimage.processor.golang.source.BuildTarget;
import io.github.goimage.processor.golang.version.GoVersion;
import io.github.goimage.processor.spec.BuildFlag;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.Platform;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the binary is built, decided once: the Go code is read with the same release and tags that the Dockerfile names.
 *
 * @param base what the base contains, as far as it is known
 * @param builder the image of the build stage, its Go release and how it links
 * @param tags the build tags, each once, in the order of {@code -tags}
 * @param implied the build tags that hold without being named: {@code race}, {@code goexperiment.jsonv2}
 * @param needs what the program needs beside the binary, each with the reason that the Dockerfile gives; the time zone
 *     database is one that a build tag can meet
 */
public record BuildSettings(
        BaseImage base, Builder builder, List<String> tags, Set<String> implied, SortedMap<Need, String> needs) {
    /** The build tag that puts the time zone database into the binary. */
    private static final String TIME_ZONES_TAG = "timetzdata";

    /** Fixes the needs. */
    public BuildSettings {
        needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    }

    /**
     * Returns the settings before any code is read.
     *
     * @param module the highest release that a go.mod or a go.work requires
     * @param minimum the oldest release that the project's policy allows
     * @param direct whether modules are fetched from their repositories
     * @param images whose images stand in place of the bases
     */
    static BuildSettings of(
            ImageSpec spec,
            Optional<GoVersion> module,
            Optional<GoVersion> minimum,
            boolean direct,
            ImageFamily images) {
        BaseImage named = BaseImage.of(spec.base());
        BaseImage base =
                KnownImage.inPlaceOf(named, spec.from().isEmpty() ? images.base(named.reference()) : spec.from());
        return of(spec, base, Builder.of(spec.build(), module, minimum, direct, base), NeedFinder.written(spec));
    }

    private static BuildSettings of(ImageSpec spec, BaseImage base, Builder builder, SortedMap<Need, String> needs) {
        boolean addsTimeZones = needs.containsKey(Need.TIME_ZONES)
                && !base.brings(Need.TIME_ZONES)
                && !spec.build().isCopied();
        List<String> tags = Stream.of(
                        spec.build().tags(),
                        addsTimeZones ? List.of(TIME_ZONES_TAG) : List.<String>of(),
                        builder.tags())
                .flatMap(List::stream)
                .distinct()
                .toList();
        Set<String> implied =
                BuildFlag.of(spec.build()).stream().flatMap(BuildFlag::tags).collect(Collectors.toUnmodifiableSet());
        return new BuildSettings(base, builder, tags, implied, needs);
    }

    /** Returns these settings for a program with these needs, which may add a build tag. */
    BuildSettings withNeeds(ImageSpec spec, SortedMap<Need, String> found) {
        return of(spec, base, builder, found);
    }

    /** Returns whether the time zone database is a part of the binary, whatever its code imports. */
    public boolean embedsTimeZones() {
        return tags.contains(TIME_ZONES_TAG);
    }

    /** Returns what decides which files are compiled for a platform. */
    BuildTarget target(Platform platform) {
        int release = GoVersion.parse(builder.go()).map(GoVersion::minor).orElse(Builder.OLDEST_SUPPORTED_MINOR);
        Set<String> all = Stream.concat(tags.stream(), implied.stream()).collect(Collectors.toUnmodifiableSet());
        return new BuildTarget("linux", platform.arch(), platform.level(), builder.cgo(), all, release);
    }
}
