package io.github.goimage.processor.vuln;

import io.github.goimage.processor.golang.version.SemanticVersion;
import io.github.goimage.processor.text.JsonReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A range of versions between events: it begins at each {@code introduced} version and ends before each {@code fixed}
 * one. Read as govulncheck reads it (golang.org/x/vuln/internal/semver).
 *
 * @param type {@code SEMVER}; ranges of other types say nothing of a Go module
 * @param events in the order of their versions
 */
public record VersionRange(String type, List<Event> events) {
    /** Stands for a version before every other. */
    private static final String BEGINNING = "0";

    private static final Comparator<Event> ORDER = Comparator.comparing((Event event) -> !event.isBeginning())
            .thenComparing(Event::sortedAs, DatabaseVersion::compare);

    /**
     * A version at which the vulnerability came or went.
     *
     * @param introduced {@code "1.2.0"}, or {@code "0"} for the first version of all; empty for another event
     * @param fixed {@code "1.2.3"}; empty for another event
     * @param from the first of the two as it is compared; empty if it is not a version
     * @param until the second
     */
    public record Event(
            String introduced, String fixed, Optional<SemanticVersion> from, Optional<SemanticVersion> until) {
        Event(String introduced, String fixed) {
            this(
                    introduced,
                    fixed,
                    introduced.equals(BEGINNING) ? Optional.empty() : version(introduced),
                    version(fixed));
        }

        /** Reads a version, if one is said: most events say one of the two. */
        private static Optional<SemanticVersion> version(String said) {
            return said.isEmpty() ? Optional.empty() : DatabaseVersion.parse(said);
        }

        private boolean isBeginning() {
            return introduced.equals(BEGINNING);
        }

        /** Returns what should be a version and is not. */
        Optional<String> invalid() {
            if (!introduced.isEmpty() && !isBeginning() && from.isEmpty()) {
                return Optional.of(introduced);
            }
            return fixed.isEmpty() || until.isPresent() ? Optional.empty() : Optional.of(fixed);
        }

        private Optional<SemanticVersion> sortedAs() {
            return isBeginning() || fixed.isEmpty() ? from : until;
        }
    }

    /** Sorts the events. */
    public VersionRange {
        events = events.size() < 2
                ? List.copyOf(events)
                : events.stream().sorted(ORDER).toList();
    }

    static VersionRange read(JsonReader json) {
        List<String> type = new ArrayList<>(List.of(""));
        List<Event> events = new ArrayList<>();
        json.object(member -> {
            switch (member) {
                case "type" -> type.set(0, json.string());
                case "events" -> json.array(() -> events.add(event(json)));
                default -> {
                    // The repository of a range of commits, for one.
                }
            }
        });
        return new VersionRange(type.get(0), events);
    }

    private static Event event(JsonReader json) {
        List<String> versions = new ArrayList<>(List.of("", ""));
        json.object(member -> {
            switch (member) {
                case "introduced" -> versions.set(0, json.string());
                case "fixed" -> versions.set(1, json.string());
                default -> {
                    // last_affected and limit: govulncheck knows neither.
                }
            }
        });
        return new Event(versions.get(0), versions.get(1));
    }

    boolean isSemantic() {
        return type.equals("SEMVER");
    }

    /** Returns whether a version is one of the fixed ones, or comes after one. */
    boolean isFixedAt(Optional<SemanticVersion> version) {
        return events.stream()
                .anyMatch(event -> !event.fixed().isEmpty() && DatabaseVersion.compare(version, event.until()) >= 0);
    }

    /** Returns whether a version lies in the range; one without events holds all. */
    boolean contains(Optional<SemanticVersion> version) {
        if (events.isEmpty()) {
            return true;
        }
        boolean affected = false;
        for (Event event : events) {
            if (!affected && !event.introduced().isEmpty()) {
                affected = event.isBeginning() || DatabaseVersion.compare(version, event.from()) >= 0;
            } else if (affected && !event.fixed().isEmpty()) {
                affected = DatabaseVersion.compare(version, event.until()) < 0;
            }
        }
        return affected;
    }
}
