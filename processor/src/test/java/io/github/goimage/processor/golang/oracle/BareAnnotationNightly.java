package io.github.goimage.processor.golang.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bare annotation on public services, in a package whose name helps nobody: it compiles with the main package that
 * the service's own image runs, or with the fix that is printed, pasted as it is. Then the completed annotation of the
 * note is pasted and has to compile as well. Needs the go command and the module proxy, so it runs only when it is
 * named: {@code -Dtest=BareAnnotationNightly}, with {@code -Doracle.only=gitea} for the services of that name.
 */
@Tag("toolchain")
class BareAnnotationNightly {
    private static final int AT_ONCE = 24;
    private static final Pattern MEMBER = Pattern.compile("\"(module|main)\": \"([^\"]*)\"");
    private static final Pattern FIX = Pattern.compile("^fix: (\\w+ = (?:\"[^\"]*\"|@\\w+\\([^)]*\\)|[\\w.]+)).*$");

    private int atOnce;
    private int rightAtOnce;
    private int rightInOneRound;
    private int completed;

    @TempDir
    Path temporary;

    /** A row of services.tsv. */
    private record Service(String name, List<String> parts, String module, String main) {
        static List<Service> all() throws IOException {
            try (InputStream in = Objects.requireNonNull(Service.class.getResourceAsStream("services.tsv"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t"))
                        .map(field -> new Service(field[0], List.of(field[1].split(" ")), field[2], field[3]))
                        .toList();
            }
        }
    }

    @Test
    void compilesAtOnceOrWithThePrintedFix() throws Exception {
        List<Service> services = Service.all().stream()
                .filter(service -> service.name().contains(System.getProperty("oracle.only", "")))
                .toList();
        for (Service service : services) {
            judge(service);
        }
        System.out.println("services=" + services.size() + " at once=" + atOnce + " at once and right=" + rightAtOnce
                + " right in one round=" + rightInOneRound + " completed=" + completed);
        assertEquals(services.size(), rightAtOnce + rightInOneRound);
        assertTrue(rightAtOnce >= Math.min(AT_ONCE, services.size()), () -> "at once and right: " + rightAtOnce);
    }

    private void judge(Service service) throws Exception {
        Path root = temporary.toRealPath().resolve(service.name());
        new PublicModule(service.name(), ".", "", service.parts()).lay(root);
        Outcome bare = compile(service, root, "bare", "");
        if (bare.success()) {
            atOnce++;
            rightAtOnce += isRight(service, bare) ? 1 : 0;
            complete(service, root, bare);
        } else {
            String fixes = bare.findings().stream()
                    .filter(finding -> finding.kind() == Kind.ERROR)
                    .flatMap(finding -> finding.text().lines())
                    .map(FIX::matcher)
                    .filter(Matcher::matches)
                    .map(fix -> fix.group(1))
                    .distinct()
                    .collect(Collectors.joining(", "));
            Outcome fixed = compile(service, root, "fixed", fixes);
            if (fixed.success()) {
                rightInOneRound += isRight(service, fixed) ? 1 : 0;
                complete(service, root, fixed);
            }
        }
        delete(root);
    }

    private void complete(Service service, Path root, Outcome outcome) {
        Optional<String> complete = outcome.notes().stream()
                .flatMap(note -> note.text().lines())
                .filter(line -> line.startsWith("complete: @GoImage("))
                .findFirst();
        if (complete.isPresent()) {
            String members =
                    complete.get().replaceFirst("^complete: @GoImage\\(", "").replaceFirst("\\)$", "");
            Outcome pasted = compile(service, root, "completed", members);
            assertEquals(
                    List.of(),
                    pasted.findings().stream()
                            .filter(finding -> finding.kind() == Kind.ERROR)
                            .map(Message::text)
                            .toList(),
                    service.name());
            completed++;
        }
    }

    private Outcome compile(Service service, Path root, String kind, String members) {
        Outcome outcome = TestCompiler.in(
                        temporary.resolve("java-" + service.name()).resolve(kind))
                .annotation(members)
                .option("-Agoimage.projectDir=" + root, "-Agoimage.rootDir=" + root)
                .javac();
        System.out.println("== " + service.name() + " " + kind + ": @GoImage(" + members + ")");
        outcome.messages().stream()
                .filter(message -> message.text().contains("goimage"))
                .forEach(message -> System.out.println(message.kind().name().toLowerCase(Locale.ROOT) + ": "
                        + message.text().replace(temporary.toString(), "")));
        return outcome;
    }

    private static boolean isRight(Service service, Outcome outcome) {
        String report = outcome.file("localcache", "image.json");
        String found =
                MEMBER.matcher(report).results().map(member -> member.group(2)).collect(Collectors.joining(" "));
        boolean right = found.equals(service.main() + " " + service.module());
        System.out.println(
                right ? "right" : "WRONG: " + found + " in place of " + service.main() + " " + service.module());
        return right;
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
