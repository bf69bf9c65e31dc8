package io.github.goimage.processor.base;

import io.github.goimage.processor.golang.version.GoVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A release that got no more security fixes when this goimage was released, in November 2026. Debian counts as supported as long
 * as its volunteers' long-term support lasts, of which Docker's images are built; Ubuntu without Ubuntu Pro.
 *
 * @param release its name, {@code "Debian 11"}
 * @param since the day from which on there were no more fixes, {@code "2026-08-31"}, or what happened then
 * @param source where this is said
 */
public record EndOfLife(String release, String since, String source) {
    private static final String ALPINE = "https://alpinelinux.org/releases/";
    private static final String DEBIAN = "https://wiki.debian.org/LTS";
    private static final String UBUNTU = "https://ubuntu.com/about/release-cycle";
    private static final String DISTROLESS =
            "https://github.com/GoogleContainerTools/distroless/blob/main/SUPPORT_POLICY.md";
    private static final String GO = "https://go.dev/doc/devel/release#policy";

    /** Branches of Alpine, by the number after {@code 3.}. */
    private static final String[] ALPINE_ENDS = {
        "2016-05-01", "2016-11-01", "2017-05-01", "2017-11-01", "2018-05-01", "2018-11-01", "2019-05-01", "2019-11-01",
        "2020-05-01", "2020-11-01", "2021-05-01", "2021-11-01", "2022-05-01", "2022-11-01", "2023-05-01", "2023-11-01",
        "2024-05-23", "2024-11-22", "2025-05-09", "2025-11-01", "2026-04-01", "2026-11-01",
    };

    /** Names of suites as they stand in tags, those of Debian and of Ubuntu. */
    private static final Map<String, EndOfLife> SUITES = suites();

    /** The Debian releases of distroless' static, base and cc. */
    private static final Map<String, EndOfLife> DISTROLESS_ENDS = Map.of(
            "debian12", new EndOfLife("distroless of Debian 12", "2026-09-01", DISTROLESS),
            "debian11", new EndOfLife("distroless of Debian 11", "2024-06-10", DISTROLESS),
            "debian10", new EndOfLife("distroless of Debian 10", "2022-08-31", DISTROLESS),
            "debian9", new EndOfLife("distroless of Debian 9", "2022-06-30", DISTROLESS));

    private static final Pattern ALPINE_BRANCH = Pattern.compile("(?:alpine)?3\\.([0-9]{1,3})(?:\\..*)?");
    private static final Pattern LEADING_NUMBER = Pattern.compile("([0-9]+)(?:\\..*)?");
    private static final Pattern UBUNTU_RELEASE = Pattern.compile("([0-9]{2}\\.[0-9]{2}).*");

    private static Map<String, EndOfLife> suites() {
        Map<String, EndOfLife> suites = new HashMap<>();
        debian(suites, "11", "bullseye", "2026-08-31");
        debian(suites, "10", "buster", "2024-06-30");
        debian(suites, "9", "stretch", "2022-07-01");
        debian(suites, "8", "jessie", "2020-06-30");
        debian(suites, "7", "wheezy", "2018-05-31");
        debian(suites, "6", "squeeze", "2016-02-29");
        ubuntu(suites, "25.10", "questing", "2026-07-01");
        ubuntu(suites, "25.04", "plucky", "2026-01-17");
        ubuntu(suites, "24.10", "oracular", "2025-07-10");
        ubuntu(suites, "23.10", "mantic", "2024-07-12");
        ubuntu(suites, "23.04", "lunar", "2024-01-20");
        ubuntu(suites, "22.10", "kinetic", "2023-07-20");
        ubuntu(suites, "21.10", "impish", "2022-07-14");
        ubuntu(suites, "21.04", "hirsute", "2022-01-20");
        ubuntu(suites, "20.10", "groovy", "2021-07-22");
        ubuntu(suites, "20.04", "focal", "2025-05-31");
        ubuntu(suites, "18.04", "bionic", "2023-05-31");
        ubuntu(suites, "16.04", "xenial", "2021-04-02");
        ubuntu(suites, "14.04", "trusty", "2019-04-02");
        ubuntu(suites, "12.04", "precise", "2017-04-28");
        return Map.copyOf(suites);
    }

    private static void debian(Map<String, EndOfLife> suites, String number, String suite, String since) {
        EndOfLife end = new EndOfLife("Debian " + number, since, DEBIAN);
        suites.put("debian:" + number, end);
        suites.put(suite, end);
    }

    private static void ubuntu(Map<String, EndOfLife> suites, String number, String suite, String since) {
        EndOfLife end = new EndOfLife("Ubuntu " + number, since, UBUNTU);
        suites.put("ubuntu:" + number, end);
        suites.put(suite, end);
    }

    /**
     * The release that an image's name says it is of, where that is one of these: of Docker's official images by the words of the
     * tag, of distroless by the repository.
     */
    public static Optional<EndOfLife> of(ImageReference image) {
        String name = image.repository().substring(image.repository().lastIndexOf('/') + 1);
        if (image.name().startsWith("gcr.io/distroless/")) {
            return Optional.ofNullable(DISTROLESS_ENDS.get(name.substring(name.lastIndexOf('-') + 1)));
        }
        if (!image.isOfficial()) {
            return Optional.empty();
        }
        String[] words = image.tag().split("[-_]");
        return Stream.concat(numbered(name, words[0]).stream(), Stream.of(words).map(EndOfLife::suite))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What the number means with which a tag of these images begins. */
    private static Optional<EndOfLife> numbered(String name, String number) {
        return switch (name) {
            case "alpine" -> Optional.ofNullable(alpine(number));
            case "debian" -> suite("debian:", LEADING_NUMBER, number);
            case "ubuntu" -> suite("ubuntu:", UBUNTU_RELEASE, number);
            case "golang" -> GoVersion.parse(number).flatMap(EndOfLife::ofGo);
            default -> Optional.empty();
        };
    }

    private static Optional<EndOfLife> suite(String prefix, Pattern pattern, String number) {
        Matcher matcher = pattern.matcher(number);
        return matcher.matches() ? Optional.ofNullable(SUITES.get(prefix + matcher.group(1))) : Optional.empty();
    }

    private static @Nullable EndOfLife suite(String word) {
        return word.startsWith("alpine") ? alpine(word) : SUITES.get(word);
    }

    private static @Nullable EndOfLife alpine(String branch) {
        Matcher matcher = ALPINE_BRANCH.matcher(branch);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= ALPINE_ENDS.length) {
            return null;
        }
        int minor = Integer.parseInt(matcher.group(1));
        return new EndOfLife("Alpine 3." + minor, ALPINE_ENDS[minor], ALPINE);
    }

    /** A release of Go: each is supported until there are two newer ones. */
    public static Optional<EndOfLife> ofGo(GoVersion go) {
        if (go.major() != 1 || go.minor() >= Builder.OLDEST_SUPPORTED_MINOR) {
            return Optional.empty();
        }
        return Optional.of(new EndOfLife("Go 1." + go.minor(), "Go 1." + (go.minor() + 2) + " was released", GO));
    }
}
