package io.github.goimage.processor;

import io.github.goimage.processor.existing.DockerfileFinder;
import io.github.goimage.processor.existing.DockerfileMembers;
import io.github.goimage.processor.existing.ExistingDockerfile;
import io.github.goimage.processor.files.SourceTree;
import io.github.goimage.processor.policy.Level;
import io.github.goimage.processor.report.CompletedAnnotation;
import io.github.goimage.processor.rule.Evaluation;
import io.github.goimage.processor.rule.LateFindings;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.rules.CopyFromDockerfile;
import io.github.goimage.processor.rules.Credential;
import io.github.goimage.processor.rules.NotWritable;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.spec.FileSpec;
import io.github.goimage.processor.spec.ImagePath;
import io.github.goimage.processor.spec.SpecChange;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.ImageSpec;
import io.github.goimage.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Completes an annotation by what the Go code says, and by what a Dockerfile says that the project already has. Of the
 * latter stays what the rules have no further finding about.
 *
 * @param spec the completed annotation; empty if nothing is missing
 * @param advice what is said of the Dockerfile
 */
record Completion(Optional<ImageSpec> spec, LateFindings advice) {
    private static final String RULE = CopyFromDockerfile.class.getSimpleName();
    private static final Completion NOTHING =
            new Completion(Optional.empty(), CopyFromDockerfile.of("", List.of(), List.of()));

    private static final String FILES = "files";

    /** How many annotations are evaluated. */
    private static final int MOST_TRIES = 12;

    /**
     * Completes an annotation.
     *
     * @param compiled the accepted image
     * @param evaluate evaluates another annotation in the same place
     */
    static Completion of(ImageSpec spec, CompiledImage compiled, Function<ImageSpec, Evaluation> evaluate) {
        if (!(compiled.imageContext().input() instanceof Source source)
                || !compiled.isAccepted()
                || source.program().isEmpty()
                || !Credential.of(spec).isEmpty()) {
            return NOTHING;
        }
        Map<String, Object> code = CompletedAnnotation.found(spec, source);
        Optional<ImageSpec> ofCode = code.isEmpty() ? Optional.empty() : Optional.of(SpecChange.with(spec, code));
        boolean isOff = compiled.imageContext().policy().rules().level(RULE).equals(Optional.of(Level.OFF));
        boolean isWaived =
                spec.waive().stream().anyMatch(waiver -> waiver.rule().equals(RULE));
        return (isOff
                        ? Optional.<ExistingDockerfile>empty()
                        : DockerfileFinder.find(
                                spec, source, compiled.imageContext().project().orElseThrow()))
                .flatMap(found -> with(found, spec, source, compiled, code, evaluate))
                .map(found -> isWaived ? new Completion(ofCode, found.advice()) : found)
                .orElseGet(() -> new Completion(ofCode, NOTHING.advice()));
    }

    private static Optional<Completion> with(
            ExistingDockerfile dockerfile,
            ImageSpec spec,
            Source source,
            CompiledImage compiled,
            Map<String, Object> code,
            Function<ImageSpec, Evaluation> evaluate) {
        Path rootDir = compiled.imageContext().project().orElseThrow().rootDir();
        DockerfileMembers.Said said = DockerfileMembers.of(
                dockerfile,
                new SourceTree(rootDir),
                source.modules().main().directory(),
                spec,
                DockerfileFinder.programs(spec, source));
        if (said.members().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> needed = new LinkedHashMap<>(code);
        if (said.members().containsKey("workdir")) {
            NotWritable.covering(spec, source, true).ifPresent(volumes -> needed.put("volumes", volumes));
        }
        Tries tries = new Tries(spec, needed, said.members());
        Set<String> known =
                compiled.evaluation().results().stream().map(Completion::text).collect(Collectors.toSet());
        for (int i = 0; i < MOST_TRIES; i++) {
            ImageSpec tried = SpecChange.with(spec, tries.members());
            List<Finding> wrong = evaluate.apply(tried).results().stream()
                    .filter(result -> isRefused(result) && !known.contains(text(result)))
                    .map(RuleResult::finding)
                    .toList();
            if (wrong.isEmpty()) {
                Set<String> keywords = said.keywords().entrySet().stream()
                        .filter(keyword -> tries.isOfDockerfile(keyword.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                return keywords.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Completion(
                                Optional.of(tried), CopyFromDockerfile.of(dockerfile.file(), keywords, said.left())));
            }
            tries.without(wrong);
        }
        return Optional.empty();
    }

    /** Returns whether a rule refuses a value; advice about a label says nothing else. */
    private static boolean isRefused(RuleResult result) {
        return result.severity() != Severity.NOTE
                || Tries.member(result.finding().path()).equals("labels");
    }

    private static String text(RuleResult result) {
        return result.rule() + " " + result.finding().problem();
    }

    /** The members to try, with what is left to try of each: the Dockerfile's value before the code's. */
    private static final class Tries {
        private final Map<String, Object> ofDockerfile;
        private final Map<String, Deque<Object>> values = new LinkedHashMap<>();

        Tries(ImageSpec spec, Map<String, Object> code, Map<String, Object> dockerfile) {
            this.ofDockerfile = new LinkedHashMap<>(dockerfile);
            // Files and volumes of the code are needed, whatever else the Dockerfile names.
            String workdir = String.valueOf(dockerfile.getOrDefault("workdir", spec.workdir()));
            ofDockerfile.computeIfPresent(
                    FILES, (files, copied) -> union(code.get(files), copied, (a, b) -> holds(a, b, workdir)));
            ofDockerfile.computeIfPresent(
                    "volumes",
                    (volumes, said) -> union(
                            code.get(volumes),
                            said,
                            (a, b) -> ImagePath.isWithin(absolute(b, workdir), absolute(a, workdir))));
            code.forEach((member, value) -> values(member).addLast(value));
            ofDockerfile.forEach((member, value) -> values(member).addFirst(value));
        }

        private static Object union(@Nullable Object needed, Object copied, BiPredicate<String, String> holds) {
            if (!(needed instanceof List<?> first && copied instanceof List<?> second)) {
                return copied;
            }
            List<String> kept = new ArrayList<>();
            Stream.concat(first.stream(), second.stream()).map(String::valueOf).forEach(element -> {
                if (kept.stream().noneMatch(other -> holds.test(other, element))) {
                    kept.removeIf(other -> holds.test(element, other));
                    kept.add(element);
                }
            });
            return List.copyOf(kept);
        }

        private static String absolute(String volume, String workdir) {
            return volume.startsWith(ImagePath.ROOT) ? volume : ImagePath.in(workdir, volume);
        }

        /** Returns whether an element of {@code files} puts all that another one does into the same place. */
        private static boolean holds(String outer, String inner, String workdir) {
            FileSpec around = FileSpec.parse(outer, workdir);
            FileSpec within = FileSpec.parse(inner, workdir);
            return (within.source() + "/").startsWith(around.source() + "/")
                    && within.landing(false)
                            .equals(around.landing(false)
                                    + within.source().substring(around.source().length()));
        }

        private Deque<Object> values(String member) {
            return values.computeIfAbsent(member, absent -> new ArrayDeque<>());
        }

        Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            values.forEach((member, left) -> {
                if (!left.isEmpty()) {
                    members.put(member, left.getFirst());
                }
            });
            return members;
        }

        boolean isOfDockerfile(String member) {
            return values(member).size() > 0 && values(member).getFirst().equals(ofDockerfile.get(member));
        }

        /** Drops what is wrong: an element, a value, or all of the Dockerfile if no member is to blame. */
        void without(List<Finding> wrong) {
            boolean blamed = false;
            Set<String> dropped = new LinkedHashSet<>();
            // The last first, so that the indices of the others stay.
            for (int i = wrong.size() - 1; i >= 0; i--) {
                AttributePath path = wrong.get(i).path();
                for (String member : blamed(member(path))) {
                    blamed = true;
                    int index = path.steps().get(path.steps().size() - 1).index();
                    if (dropped.add(member + index)) {
                        drop(member, index);
                    }
                }
            }
            if (!blamed) {
                ofDockerfile.keySet().forEach(member -> drop(member, -1));
            }
        }

        /** Returns the members that a finding about one is about; its times are nothing without a health check. */
        private List<String> blamed(String member) {
            return values.entrySet().stream()
                    .filter(value -> !value.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .filter(key -> key.equals(member)
                            || key.startsWith(member + ".")
                            || (member.equals("healthcheck") && key.startsWith("healthcheckOptions.")))
                    .toList();
        }

        private void drop(String member, int index) {
            Object value = values(member).pollFirst();
            if (value instanceof List<?> list && index >= 0 && index < list.size() && list.size() > 1) {
                List<Object> rest = new ArrayList<>(list);
                rest.remove(index);
                values(member).addFirst(List.copyOf(rest));
                if (value.equals(ofDockerfile.get(member))) {
                    ofDockerfile.put(member, List.copyOf(rest));
                }
            }
        }

        private static String member(AttributePath path) {
            if (path.steps().isEmpty()) {
                return "";
            }
            String first = path.steps().get(0).member();
            return path.steps().size() > 1 ? first + "." + path.steps().get(1).member() : first;
        }
    }
}
