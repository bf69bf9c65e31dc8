package io.github.goimage.processor.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.CompiledImage;
import io.github.goimage.processor.ImageCompiler;
import io.github.goimage.processor.base.ImageFamily;
import io.github.goimage.processor.dockerfile.ImagePlan;
import io.github.goimage.processor.output.Artifact;
import io.github.goimage.processor.output.TypedClass;
import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.project.Project;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.service.BuildInput;
import io.github.goimage.processor.service.ServiceFinder;
import io.github.goimage.rule.ImageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values that try to break out, in each member of the annotation that holds a string: either a rule refuses the value,
 * or BuildKit's own parser, shell lexer and ignore file reader, a JSON reader and javac find in the files exactly what
 * the annotation says. Needs the go command and the module proxy; its name keeps it out of an ordinary run:
 * {@code -Dtest=HostileValuesOracle}, with {@code -DargLine=-Dhostile.values=1000000} for a longer one.
 */
@Tag("toolchain")
final class HostileValuesOracle {
    private static final long SEED = Long.getLong("hostile.seed", 20261125);
    private static final int VALUES = Integer.getInteger("hostile.values", 10_000);
    private static final int BATCH = 2_000;
    private static final double MOST_NEEDLESS = 0.05;

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    /**
     * The rules that refuse a text because it is not what the member holds: a reason without three letters or digits, a
     * word that is not a duration.
     */
    private static final Set<String> OF_A_GRAMMAR = Set.of("WaiverWithoutReason", "InvalidHealthcheck");

    private final ImageCompiler compiler = new ImageCompiler(RuleBook.load());
    private final Map<Frame, Twin> twins = new HashMap<>();
    private final Map<String, Count> counts = new TreeMap<>();
    private final List<String> escapes = new ArrayList<>();
    private final TypedClasses classes = new TypedClasses();

    @TempDir
    Path temporary;

    /** What became of the values of one member. */
    private static final class Count {
        private int values;
        private int refused;
        private int needless;
    }

    /** The image of a frame with its harmless text, which no rule rejects. */
    private record Twin(
            Frame frame,
            BuildInput input,
            ServiceFinder finder,
            Path root,
            Map<String, String> artifacts,
            String source) {
        String name(String artifact) {
            return frame + "/" + artifact;
        }
    }

    @Test
    void noValueBreaksOut() throws Exception {
        HostileText texts = new HostileText(SEED);
        List<Frame> row = Frame.ALL.stream()
                .flatMap(frame -> Stream.generate(() -> frame).limit(frame.weight()))
                .toList();
        try (Judge judge = new Judge(temporary)) {
            defineTwins(judge);
            for (int i = 0; i < VALUES; i += BATCH) {
                Path batch = Files.createDirectory(temporary.toRealPath().resolve("batch" + i));
                for (int j = i; j < Math.min(VALUES, i + BATCH); j++) {
                    Frame frame = row.get(texts.number(row.size()));
                    compile(judge, twins.get(frame), frame.next(texts), batch.resolve("p" + j), j);
                }
                escapes.addAll(judge.differences());
                escapes.addAll(classes.differences());
                delete(batch);
            }
        }
        report();
    }

    /** The files that a writer without any quoting would produce: the judge has to detect each of them. */
    @Test
    void theJudgeSeesValuesThatBreakOut() throws Exception {
        try (Judge judge = new Judge(temporary)) {
            defineTwins(judge);
            int planted = 0;
            for (Twin twin : twins.values()) {
                for (String text : List.of("a b", "\"", "$X", "\\", "x\nUSER root", "\",\"b", "x\n# a\nRUN [\"id\"]")) {
                    planted += plant(judge, twin, text);
                }
            }
            Set<String> seen = judge.differences().stream()
                    .map(difference -> difference.substring(0, difference.indexOf('\t')))
                    .collect(Collectors.toSet());
            System.out.println("planted=" + planted + " seen=" + seen.size());
            assertEquals(planted, seen.size());
            assertTrue(planted > 20);
        }
    }

    private static int plant(Judge judge, Twin twin, String text) throws IOException {
        Frame frame = twin.frame();
        String dockerfile = twin.artifacts().getOrDefault("Dockerfile", "");
        // In exec form and in comments not each of them has a meaning.
        boolean inWords = List.of("env", "labels").contains(frame.member()) && frame.kind() == Frame.Kind.TEXT;
        boolean inJson = List.of("args", "fixedArgs", "healthcheck").contains(frame.member())
                && !List.of("a b", "$X").contains(text);
        boolean breaks = frame.member().equals("waive.reason") && text.contains("\n");
        if (!inWords && !inJson && !breaks) {
            return 0;
        }
        ImageSpec spec = Specs.of("twin.image", frame.members(text));
        String broken = dockerfile.replace(frame.harmless(), text);
        judge.ask(
                frame + Json.string(text),
                "dockerfile",
                broken,
                twin.root(),
                twin.name("Dockerfile"),
                swapped(frame, text, spec),
                Intended.of(spec));
        return 1;
    }

    private void defineTwins(Judge judge) throws IOException {
        for (Frame frame : Frame.ALL) {
            Path root = Files.createDirectory(temporary.toRealPath().resolve("twin" + twins.size()));
            assertTrue(frame.lay(root, frame.harmless()));
            ServiceFinder finder = new ServiceFinder(
                    new Project(root, root), Optional.empty(), false, ImageFamily.OFFICIAL, Optional.empty());
            ImageSpec spec = Specs.of("twin.image", frame.members(frame.harmless()));
            BuildInput input = finder.find(spec);
            CompiledImage result = compiler.compile(spec, imageContext(input, root));
            Set<String> refusals = refusals(result);
            assertEquals(Set.of(), refusals, () -> frame + " is not correct with its harmless text: " + refusals);
            Map<String, String> artifacts = artifacts(result);
            String source = result.plan().map(HostileValuesOracle::source).orElse("");
            Twin twin = new Twin(frame, input, finder, root, artifacts, source);
            for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
                judge.define(
                        kind(artifact.getKey()),
                        artifact.getValue(),
                        imageContext(input, root).context(),
                        twin.name(artifact.getKey()));
            }
            twins.put(frame, twin);
        }
        assertEquals(List.of(), judge.differences());
        assertEquals(
                Set.copyOf(Specs.stringMembers()),
                Frame.ALL.stream().map(Frame::member).collect(Collectors.toSet()),
                "each member that holds strings needs a frame");
    }

    private void compile(Judge judge, Twin twin, String text, Path directory, int number) throws IOException {
        Frame frame = twin.frame();
        Path root = twin.root();
        Count count = counts.computeIfAbsent(frame.member(), absent -> new Count());
        count.values++;
        if (frame.hasFiles()) {
            root = Files.createDirectory(directory);
            frame.lay(root, text);
        }
        ImageSpec spec = Specs.of("v" + number + ".image", frame.members(text));
        String id = number + " " + frame + " " + Json.string(text.substring(0, Math.min(200, text.length())));
        BuildInput input;
        CompiledImage result;
        try {
            input = input(twin, spec, root);
            result = compiler.compile(spec, imageContext(input, root));
        } catch (RuntimeException bug) {
            escapes.add(id + "\t" + bug);
            return;
        }
        Set<String> refusals = refusals(result);
        if (!refusals.isEmpty()) {
            count.refused++;
            if (!HostileText.mayBeRefused(text) && Collections.disjoint(refusals, OF_A_GRAMMAR)) {
                count.needless++;
                show(id, refusals);
            }
            return;
        }
        judge(judge, twin, text, imageContext(input, root).context(), id, spec, result);
    }

    private void judge(Judge judge, Twin twin, String text, Path root, String id, ImageSpec spec, CompiledImage result)
            throws IOException {
        Frame frame = twin.frame();
        Map<String, String> artifacts = artifacts(result);
        if (HostileText.isTorn(text) || !artifacts.keySet().equals(files(twin, text))) {
            escapes.add(id + "\tmakes " + artifacts.keySet());
            return;
        }
        for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
            String kind = kind(artifact.getKey());
            boolean same = artifact.getValue()
                    .replace(spec.packageName(), "twin.image")
                    .equals(twin.artifacts().get(artifact.getKey()));
            if (kind.equals("ignore") && same && !frame.hasFiles()) {
                continue;
            }
            // The report of such a value has one finding more than its twin's.
            if (kind.equals("json") && finds(result, "UnexpandedVariable")) {
                continue;
            }
            judge.ask(
                    id + " " + artifact.getKey(),
                    kind,
                    artifact.getValue(),
                    root,
                    twin.name(artifact.getKey()),
                    swapped(frame, text, spec),
                    kind.equals("dockerfile") ? Intended.of(spec) : null);
        }
        String source = source(result.plan().orElseThrow());
        if (!source.replace("package " + spec.packageName() + ";", "package twin.image;")
                .equals(twin.source())) {
            classes.add(id, source, spec, twin.source(), frame.harmless(), text);
        }
    }

    /** Returns the files that must exist: no bake file if buildx would look for another directory. */
    private static Set<String> files(Twin twin, String text) {
        Set<String> files = new TreeSet<>(twin.artifacts().keySet());
        if (twin.frame().prefix().equals(Frame.ALONE) && !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            files.remove("docker-bake.json");
        }
        return files;
    }

    /**
     * Returns what replaces what in a file compared with its twin: the text, and the package that tells classes apart.
     */
    private static Map<String, String> swapped(Frame frame, String text, ImageSpec spec) {
        Map<String, String> swapped = new LinkedHashMap<>();
        swapped.put("twin.image", spec.packageName());
        swapped.put(frame.harmless(), text);
        return swapped;
    }

    private static String kind(String artifact) {
        return artifact.endsWith("Dockerfile")
                ? "dockerfile"
                : artifact.endsWith("bake.json") ? "bake" : artifact.endsWith(".json") ? "json" : "ignore";
    }

    /** Returns the input; only a value about the Go code or the build context makes it be read again. */
    private static BuildInput input(Twin twin, ImageSpec spec, Path root) {
        if (twin.frame().hasFiles()) {
            return new ServiceFinder(
                            new Project(root, root), Optional.empty(), false, ImageFamily.OFFICIAL, Optional.empty())
                    .find(spec);
        }
        return twin.frame().member().startsWith("build.")
                        || twin.frame().member().equals("files")
                ? twin.finder().find(spec)
                : twin.input();
    }

    private static ImageContext imageContext(BuildInput input, Path root) {
        return new ImageContext(
                input,
                Policy.none(TODAY),
                Optional.of(new Project(root, root)),
                List.of(),
                Optional.of(root.resolve("classes")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean finds(CompiledImage result, String rule) {
        return result.evaluation().results().stream()
                .anyMatch(found -> found.rule().equals(rule));
    }

    private static Set<String> refusals(CompiledImage result) {
        return result.plan().isPresent()
                ? Set.of()
                : result.evaluation().results().stream()
                        .filter(RuleResult::isError)
                        .map(RuleResult::rule)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> artifacts(CompiledImage result) {
        return result.artifacts().stream()
                .collect(Collectors.toMap(HostileValuesOracle::path, HostileValuesOracle::withoutDigests));
    }

    /**
     * The report holds the digests of the other files, which differ with each value; a text in it has no line break.
     */
    private static String withoutDigests(Artifact artifact) {
        return artifact.text().replaceFirst("(?m)^  \"sha256\": \\{\n(?:    .*\n)*  },\n", "");
    }

    /** From the image's own directory, {@code "portable/Dockerfile"}. */
    private static String path(Artifact artifact) {
        return artifact.file().resourceName("i").substring("META-INF/goimage/i/".length());
    }

    private static String source(ImagePlan plan) {
        return TypedClass.source(plan, false, false);
    }

    private static void show(String id, Set<String> refusals) {
        if (Boolean.getBoolean("hostile.show")) {
            System.out.println("needless: " + id + " " + refusals);
        }
    }

    private void report() {
        counts.forEach((member, count) -> System.out.println("  " + member + ": values=" + count.values + " refused="
                + count.refused + " needless=" + count.needless));
        int refused = counts.values().stream().mapToInt(count -> count.refused).sum();
        int needless =
                counts.values().stream().mapToInt(count -> count.needless).sum();
        escapes.stream().limit(50).forEach(escape -> System.out.println("escape: " + escape));
        System.out.println("values=" + VALUES + " escapes=" + escapes.size() + " refused=" + refused + " needless="
                + needless + " members=" + counts.size() + " classes=" + classes.compared() + " seed=" + SEED);
        assertEquals(List.of(), escapes.stream().limit(50).toList());
        assertTrue(needless < MOST_NEEDLESS * VALUES, () -> needless + " values are refused without need");
        assertEquals(Set.copyOf(Specs.stringMembers()), counts.keySet());
        assertFalse(counts.values().stream().anyMatch(count -> count.values == 0));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
