package io.github.goimage.processor.policy;

import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.base.ImageReference;
import io.github.goimage.processor.policy.PolicyBuilder.NamedFiles;
import io.github.goimage.processor.policy.Setting.Source;
import io.github.goimage.processor.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds from settings where images and modules come from; who may say so depends on what was said before. */
final class SupplyBuilder {
    /** It replaces goimage's own list, so a project that could set it would lower an error. */
    static final String REGISTRIES = "registries";

    private static final String MIRROR = "mirror.";
    private static final String IMAGES = "images";
    private static final Set<String> OTHERS = Set.of("go.proxy", "go.sumdb", "ca");

    private static final String PROXY = "(?:direct|off|(?:https?|file)://[^\\s,|\"'\\\\$]+)";

    /**
     * Hosts, ports and paths, separated by what GOPROXY allows; a rule reports credentials. The possessive group needs
     * no stack for each.
     */
    private static final Pattern PROXIES = Pattern.compile(PROXY + "(?:[,|]" + PROXY + ")*+");

    /** A name, optionally with its public key, optionally with the address of another server, or {@code off}. */
    private static final Pattern SUMDB =
            Pattern.compile("[A-Za-z0-9.:/_-]+(?:\\+[0-9a-f]+\\+[A-Za-z0-9+/=]+)?(?: https?://[^\\s\"'\\\\$]+)?");

    /** Where goimage's bases and builders come from. */
    private static final List<String> OUR_REGISTRIES = List.of("docker.io", "gcr.io", "cgr.dev");

    /** Other registries whose names are similar to those. */
    private static final Set<String> OTHER_REGISTRIES = Set.of("ghcr.io", "icr.io", "lscr.io", "nvcr.io");

    private final SettingFaults faults;
    private final List<String> registries = new ArrayList<>();
    private final Map<String, String> mirrors = new TreeMap<>();
    private ImageFamily images = ImageFamily.OFFICIAL;
    private Optional<String> goProxy = Optional.empty();
    private Optional<String> goSumdb = Optional.empty();
    private Optional<CaBundle> ca = Optional.empty();

    SupplyBuilder(SettingFaults faults) {
        this.faults = faults;
    }

    /** Returns whether a setting says where images or modules come from. */
    static boolean isKey(String key) {
        return key.equals(REGISTRIES) || key.equals(IMAGES) || OTHERS.contains(key) || key.startsWith(MIRROR);
    }

    /**
     * Adds a setting.
     *
     * @param settings all that came so far, this one included
     */
    void add(Setting setting, List<Setting> settings, NamedFiles files) {
        Optional<SettingFault> notTheirs = notTheirs(setting, settings);
        if (notTheirs.isPresent()) {
            faults.add(notTheirs.get());
            return;
        }
        switch (setting.key()) {
            case REGISTRIES -> registries(setting);
            case IMAGES ->
                faults.value(setting, ImageFamily::of, setting.with("official", "hardened", "chainguard"))
                        .ifPresent(value -> images = value);
            case "go.proxy" ->
                faults.matching(setting, PROXIES, "addresses as in GOPROXY: https://proxy.acme.example,direct")
                        .ifPresent(value -> goProxy = Optional.of(value));
            case "go.sumdb" ->
                faults.matching(setting, SUMDB, "a checksum database as in GOSUMDB: sum.golang.org")
                        .ifPresent(value -> goSumdb = Optional.of(value));
            case "ca" -> files.certificates(setting).ifPresent(bundle -> certificates(setting, bundle));
            default -> mirror(setting, setting.key().substring(MIRROR.length()));
        }
    }

    /**
     * Returns the fault of a setting that says where images or modules really come from, if a file with more authority
     * sets the same, or restricts sources in any way, or if another policy says something else.
     */
    private static Optional<SettingFault> notTheirs(Setting setting, List<Setting> settings) {
        List<Setting> above = settings.stream()
                .filter(said -> said.source().compareTo(setting.source()) < 0)
                .toList();
        Optional<Setting> same =
                above.stream().filter(said -> said.key().equals(setting.key())).findFirst();
        if (same.isPresent()) {
            return Optional.of(new SettingFault(
                    setting.place(),
                    same.get().holder() + " already sets " + setting.key(),
                    "remove " + setting.key()));
        }
        if (setting.key().equals(REGISTRIES)) {
            return Optional.empty();
        }
        return above.stream()
                .filter(SupplyBuilder::restrictsSources)
                .findFirst()
                .map(said -> new SettingFault(
                        setting.place(),
                        setting.key() + " can be set only in " + said.holder() + ", because that restricts sources ("
                                + said.place() + ": " + said.key() + ")",
                        "move the line there"))
                .or(() -> settings.stream()
                        .filter(said -> said.source() == Source.JAR && setting.source() == Source.JAR)
                        .filter(said -> said.key().equals(setting.key()))
                        .filter(said -> !said.value().equals(setting.value()) && !isOfOneFile(said, setting))
                        .findFirst()
                        .map(said -> new SettingFault(
                                setting.place(),
                                said.holder() + " sets " + setting.key() + " to another value",
                                "write the same value in both policies")));
    }

    private static boolean isOfOneFile(Setting one, Setting other) {
        return one.holder().equals(other.holder());
    }

    private static boolean restrictsSources(Setting setting) {
        return setting.key().equals(REGISTRIES)
                || setting.key().equals(IMAGES)
                || setting.key().startsWith(MIRROR)
                || (setting.key().equals("profile") && setting.value().equals("strict"));
    }

    private void registries(Setting setting) {
        List<String> valid = new ArrayList<>();
        for (String word : setting.words()) {
            if (isPrefix(word)) {
                valid.add(word);
            } else {
                faults.add(
                        setting,
                        "\"" + word + "\" is not a valid registry",
                        "registries = docker.io/library, registry.acme.example/go");
            }
        }
        if (!registries.isEmpty() && setting.source() == Source.JAR) {
            // What each of several policies trusts.
            List<String> both = Stream.concat(
                            valid.stream().filter(each -> isBelowAny(each, registries)),
                            registries.stream().filter(each -> isBelowAny(each, valid)))
                    .distinct()
                    .toList();
            if (both.isEmpty()) {
                faults.add(
                        setting, "no registry is trusted by every policy", "name a registry that every policy trusts");
                return;
            }
            registries.clear();
            registries.addAll(both);
        } else {
            registries.addAll(valid);
        }
    }

    private static boolean isBelowAny(String registry, List<String> others) {
        return others.stream().anyMatch(other -> (registry + "/").startsWith(other + "/"));
    }

    /** Two policies may name files alike that hold other certificates. */
    private void certificates(Setting setting, CaBundle bundle) {
        if (ca.filter(other -> !other.lines().equals(bundle.lines())).isPresent()) {
            faults.add(
                    setting,
                    "another policy's file of this name holds other certificates",
                    "put the same certificates into both policies");
        } else {
            ca = Optional.of(bundle);
        }
    }

    private void mirror(Setting setting, String registry) {
        if (!isHost(registry)) {
            faults.add(setting, "\"" + registry + "\" is not a valid registry", "mirror.docker.io, mirror.gcr.io");
        } else if (!isPrefix(setting.value())) {
            faults.add(
                    setting,
                    "\"" + setting.value() + "\" is not a valid registry with a path",
                    setting.key() + " = registry.acme.example/dockerhub");
        } else {
            mirrors.put(registry, setting.value());
        }
    }

    /** Returns whether a text is a registry, optionally with a path, as it precedes an image's last name. */
    private static boolean isPrefix(String text) {
        return isHost(text.contains("/") ? text.substring(0, text.indexOf('/')) : text)
                && ImageReference.parse(text + "/image")
                        .filter(reference -> reference.tag().isEmpty())
                        .isPresent();
    }

    private static boolean isHost(String text) {
        return ImageReference.parse(text + "/a/image")
                .filter(reference -> reference.registry().equals(text))
                .isPresent();
    }

    /** Reports a mirror that no image would come from, because the name of its registry is misspelled. */
    private void misspeltMirrors(List<Setting> settings) {
        for (Setting setting : settings) {
            String registry = setting.key().startsWith(MIRROR) ? setting.key().substring(MIRROR.length()) : "";
            if (mirrors.containsKey(registry)
                    && !OUR_REGISTRIES.contains(registry)
                    && !OTHER_REGISTRIES.contains(registry)
                    && registries.stream().noneMatch(each -> (each + "/").startsWith(registry + "/"))) {
                Suggestion.nearest(registry, OUR_REGISTRIES)
                        .ifPresent(nearest -> faults.add(
                                setting,
                                "no image comes from " + registry + ": did you mean " + nearest + "?",
                                MIRROR + nearest + " = " + setting.value() + "; or, if " + registry
                                        + " is right, add it to registries"));
            }
        }
    }

    /** Builds it, from all settings. */
    Supply build(List<Setting> settings) {
        misspeltMirrors(settings);
        return new Supply(registries, images, new Mirrors(mirrors), goProxy, goSumdb, ca);
    }
}
