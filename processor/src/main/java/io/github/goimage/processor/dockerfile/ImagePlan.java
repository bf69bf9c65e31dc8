package io.github.goimage.processor.dockerfile;

import io.github.goimage.processor.base.BaseImage;
import io.github.goimage.processor.base.Builder;
import io.github.goimage.processor.copied.FilePlan;
import io.github.goimage.processor.policy.CaBundle;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.service.BuildSettings;
import io.github.goimage.processor.service.SourcePlan;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.processor.spec.PrivateModule;
import io.github.goimage.processor.spec.Stamp;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Need;
import io.github.goimage.rule.Platform;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * All decisions behind an image, before any is written as text.
 *
 * @param spec what was asked for
 * @param base what the base contains
 * @param settings how the binary is built, and what is added to it, each with the reason that the Dockerfile gives
 * @param baseReference what the final stage's {@code FROM} names
 * @param builderReference what the build stage's {@code FROM} names
 * @param policy what the project decides: where modules come from, its certificate authorities
 * @param labels the image's labels: the annotation's, then those that say what it is based on
 * @param stamps the variables that the linker sets
 * @param modulePath the module path of the Go module; empty if it was not read, or if nothing is compiled
 * @param source what of the build context is built
 * @param files what the image holds beside the binary
 * @param contextFromProject the build context's directory relative to the project directory, {@code "."},
 *     {@code "src/main/go"}
 * @param platforms those that the annotation names, otherwise the one that a prebuilt binary is for; none for the
 *     builder's own
 * @param startsPrograms whether the service runs programs of the base, whose own children outlive them as zombies
 *     unless an init process waits for them
 * @param timeZonesReference the image that time zones are copied from; empty if there are none to add, or if a build
 *     tag puts them into the binary
 */
public record ImagePlan(
        ImageSpec spec,
        BaseImage base,
        BuildSettings settings,
        String baseReference,
        String builderReference,
        Policy policy,
        List<String> labels,
        List<Stamp> stamps,
        Optional<String> modulePath,
        SourcePlan source,
        FilePlan files,
        String contextFromProject,
        List<Platform> platforms,
        boolean startsPrograms,
        Optional<String> timeZonesReference) {
    /** What BuildKit reads as it stands in the name of a cache. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~/-]+");

    /** Returns the build stage's image and how it links. */
    public Builder builder() {
        return settings.builder();
    }

    /** Returns what is added to the binary, each with the reason that the Dockerfile gives. */
    public SortedMap<Need, String> needs() {
        return settings.needs();
    }

    /** Returns whether modules are fetched with credentials, which requires BuildKit's secret mounts. */
    public boolean isPrivate() {
        return !spec.build().privateModules().isEmpty() && !spec.build().isCopied();
    }

    /** Returns whether a netrc file has the credentials of some modules. */
    public boolean usesNetrc() {
        return isPrivate()
                && privateModules().stream().anyMatch(module -> module.ssh().isEmpty());
    }

    /** Returns whether some modules are fetched over ssh, with the keys of an agent. */
    public boolean usesSsh() {
        return isPrivate()
                && privateModules().stream().anyMatch(module -> module.ssh().isPresent());
    }

    /** Returns the modules that are fetched from their hosts. */
    List<PrivateModule> privateModules() {
        return PrivateModule.of(spec.build());
    }

    /** Returns whether there is also a Dockerfile for builders without BuildKit, which must name what it copies. */
    public boolean isPortable() {
        return source.known() && !isPrivate();
    }

    /**
     * Returns the name of the directory in which the builder keeps modules and compiled packages: images of one module
     * share it. The go command knows all of it by its content, except the C libraries of the builder, which its tag
     * stands for, and the packages in the main module's directories, which it knows by the names, sizes and times of
     * their files; so another module, which lies in the same directory of its own builder, has another cache.
     *
     * @see <a href="https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching">Build and test caching</a>
     */
    String cacheId() {
        String tag = settings.builder().reference();
        return "goimage-"
                + modulePath.filter(path -> PLAIN.matcher(path).matches()).orElse(spec.name())
                + (builder().cgo() ? "-" + tag.substring(tag.lastIndexOf(':') + 1) : "");
    }

    /**
     * Returns the only platform of the image, as {@code --platform=…} for the builder, which would otherwise take its
     * own; empty if there are several, or if none is named.
     */
    Optional<String> onlyPlatform() {
        return platforms.size() == 1 ? Optional.of("--platform=" + platforms.get(0)) : Optional.empty();
    }

    /** Returns whether there is a need that the base does not meet. */
    boolean adds(Need need) {
        return needs().containsKey(need) && !base.brings(need);
    }

    /** Returns the company's authorities if the build or the service may connect to a server that they vouch for. */
    Optional<CaBundle> ca() {
        return policy.supply().ca().filter(bundle -> source.fetches() || needs().containsKey(Need.CERTIFICATES));
    }

    /** Returns whether the image gets the builder's certificates, because those of the base lack the company's own. */
    boolean addsCertificates() {
        return adds(Need.CERTIFICATES) || (needs().containsKey(Need.CERTIFICATES) && ca().isPresent());
    }

    /** Returns the directories that the service may write, a directory before those in it. */
    List<String> volumes() {
        return spec.volumes().stream()
                .map(volume -> ImagePath.clean(ImagePath.in(spec, volume)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns whether a volume starts with files of the image in it. */
    boolean isSeeded(String volume) {
        return files.copies().stream().anyMatch(copy -> ImagePath.isWithin(copy.target(), volume));
    }

    /**
     * Returns whether the service writes to {@code /tmp}, which a read-only root file system must then have as a mount.
     */
    public boolean writesTmp() {
        return needs().containsKey(Need.TMP);
    }

    /** Returns the directory that the service starts in. */
    public String workdir() {
        return ImagePath.clean(spec.workdir());
    }
}
