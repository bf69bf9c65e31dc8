package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Message;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in {@code docs/rules}: one for each rule, with examples that do what the page says.
 *
 * <p>An example is a fence below {@code <!-- bad -->}, {@code <!-- good -->} or {@code <!-- bad and good -->}: a whole
 * package-info.java; {@code bad file: go.mod} is a file beside it, and {@code bad command} tells how it is compiled.
 *
 * <p>{@code -Dgoimage.docs=write} regenerates what the rules themselves say: the third line of each page, and the
 * index.
 */
final class RulePagesTest {
    private static final Path PAGES = Path.of("../docs/rules");
    private static final Path INDEX = PAGES.resolve("README.md");
    private static final boolean WRITE = "write".equals(System.getProperty("goimage.docs"));
    private static final RuleBook RULES = RuleBook.load();

    private static final Pattern EXAMPLE = Pattern.compile(
            "<!-- (bad|good|bad and good)(?: (command|chmod|file: (\\S+)))? -->\n```\\w*\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern WAIVER = Pattern.compile("```java\n(waive = .*?)\n```", Pattern.DOTALL);
    private static final Pattern FINDING = Pattern.compile("^\\[(\\w+)]", Pattern.MULTILINE);

    private static final Pattern PROJECT = Pattern.compile("(?m)^project directory: .*\n");

    @TempDir
    Path directory;

    static Stream<Rule> rules() {
        return RULES.rules().stream();
    }

    static Stream<Rule> waivableRules() {
        return rules().filter(rule -> !rule.info().fixed());
    }

    @Test
    void everyRuleHasAPageAndEveryPageARule() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertEquals(
                    rules().map(rule -> rule.id() + ".md").toList(),
                    files.filter(file -> !file.equals(INDEX))
                            .map(file -> file.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasATest(Rule rule) {
        assertDoesNotThrow(() -> Class.forName(RulePagesTest.class.getPackageName() + "." + rule.id() + "Test"));
    }

    @Test
    void theIndexListsWhatTheRulesSay() throws IOException {
        if (WRITE) {
            Files.writeString(INDEX, index());
        }
        assertEquals(index(), Files.readString(INDEX));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPageBeginsWithWhatTheRuleSays(Rule rule) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(page(rule)));
        if (WRITE) {
            lines.set(2, head(rule));
            Files.writeString(page(rule), String.join("\n", lines) + "\n");
        }
        assertEquals(List.of("# " + rule.id(), "", head(rule), ""), lines.subList(0, 4));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theBadExampleHasThisFindingAlone(Rule rule) throws IOException {
        TestCompiler compiler = example(rule, "bad", "");
        Outcome outcome = compiler.read();

        if (rule.info().severity() == Severity.NOTE) {
            assertEquals(List.of(), outcome.findings());
            assertTrue(notes(outcome).contains(rule.id()), outcome.messages()::toString);
        } else {
            assertFalse(outcome.findings().isEmpty());
            outcome.findings()
                    .forEach(finding -> assertTrue(
                            finding.text().startsWith("[" + rule.id() + "] "), outcome.messages()::toString));
        }
        assertEquals(rule.info().severity() != Severity.ERROR, outcome.success());
        assertTrue(ours(outcome).stream().anyMatch(text -> text.contains("[" + rule.id() + "] ")));

        Outcome ofEclipse = compiler.option("-proc:only").ecj();
        assertEquals(ours(outcome), ours(ofEclipse), "on Eclipse's compiler");
        assertEquals(outcome.success(), ofEclipse.success());
    }

    /**
     * The texts of goimage: of what is too long for a class file, Eclipse's compiler has something to say itself. Only
     * a compilation tells the file of an annotation, on which the note's line about the project directory depends.
     */
    private static List<String> ours(Outcome outcome) {
        return outcome.messages().stream()
                .map(Message::text)
                .filter(text -> text.startsWith("[") || text.startsWith("goimage: "))
                .map(text -> PROJECT.matcher(text).replaceFirst(""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theGoodExampleHasNone(Rule rule) throws IOException {
        isWithoutFinding(rule, example(rule, "good", "").read());
    }

    @ParameterizedTest
    @MethodSource("waivableRules")
    void theWaiverAcceptsTheBadExample(Rule rule) throws IOException {
        MatchResult waiver = WAIVER.matcher(text(rule)).results().findFirst().orElseThrow();

        isWithoutFinding(rule, example(rule, "bad", waiver.group(1)).read());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyWholeAnnotationIsAnExample(Rule rule) throws IOException {
        String rest = EXAMPLE.matcher(text(rule)).replaceAll("");

        assertFalse(rest.contains("@GoImage("), rest);
        assertEquals(!rule.info().fixed(), WAIVER.matcher(rest).find(), "only what can be waived shows how");
    }

    private static void isWithoutFinding(Rule rule, Outcome outcome) {
        assertEquals(List.of(), outcome.findings());
        assertTrue(outcome.success());
        assertFalse(notes(outcome).contains(rule.id()), outcome.messages()::toString);
    }

    /** The rules whose advice the notes hold. */
    private static List<String> notes(Outcome outcome) {
        return outcome.notes().stream()
                .flatMap(note -> FINDING.matcher(note.text()).results())
                .map(result -> result.group(1))
                .toList();
    }

    /** Returns the example to compile, with a waiver before its members if one is given. */
    private TestCompiler example(Rule rule, String kind, String waiver) throws IOException {
        TestCompiler compiler = TestCompiler.in(directory).source("pom.xml", "<project/>");
        for (MatchResult example : EXAMPLE.matcher(text(rule)).results().toList()) {
            if (!List.of(example.group(1).split(" and ")).contains(kind)) {
                continue;
            }
            String text = example.group(4);
            if (example.group(2) == null) {
                compiler.source("package-info.java", waiver.isEmpty() ? text : waived(text, waiver));
            } else if (example.group(3) != null) {
                compiler.source(example.group(3), text);
            } else if (example.group(2).equals("chmod")) {
                chmod(text.strip().split(" ")[2]);
            } else {
                List<String> words = Arrays.asList(text.strip().split(" "));
                words.stream().filter(word -> word.startsWith("-A")).forEach(compiler::option);
                if (!words.contains("-d")) {
                    compiler.withoutOutput();
                }
            }
        }
        return compiler;
    }

    /** A file that only its owner can read; the compiler's helper fills it. */
    private void chmod(String path) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String waived(String text, String waiver) {
        return text.contains("waive = @")
                ? text.replaceFirst(
                        "(?s)waive = (@Waiver\\(.*?\"\\))", "waive = {$1, " + waiver.replace("waive = ", "") + "}")
                : text.replaceFirst("@GoImage\\(", "@GoImage(" + waiver + ", ") + "import io.github.goimage.Waiver;\n";
    }

    private static String head(Rule rule) {
        String covers = covers(rule);
        return "**" + sentence(severity(rule)) + "**, " + (rule.info().fixed() ? "cannot be waived." : "can be waived.")
                + (covers.isEmpty() ? "" : " Covers " + covers + ".");
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String index() {
        return """
                # Rules

                A message shows the rule's name in brackets. An error rejects the image, a warning does not, and advice is
                part of the note about a written image. The last column lists the rules of other checkers that a rule
                covers: hadolint (DL), Trivy (DS, KSV), Checkov (CKV), BuildKit (BK), CIS Docker Benchmark (CIS),
                Kubernetes Pod Security Standards (PSS).

                A waiver accepts the findings of a rule for one image, with a reason and, if you like, a last day:
                `waive = @Waiver(rule = "LowUid", reason = "the volume belongs to 1000", until = "2027-06-30")`. Fixed
                rules cannot be waived: for what they reject there is no Dockerfile that builds, or none that does what
                was asked for.

                | rule | severity | | rejects | covers |
                |---|---|---|---|---|
                """ + rules().map(RulePagesTest::row).collect(Collectors.joining());
    }

    private static String row(Rule rule) {
        return "| [" + rule.id() + "](" + rule.id() + ".md) | "
                + severity(rule) + " | " + (rule.info().fixed() ? "fixed" : "") + " | "
                + rule.info().summary() + " | " + covers(rule) + " |\n";
    }

    private static String severity(Rule rule) {
        return Stream.concat(
                        Stream.of(rule.info().severity()), Stream.of(rule.info().otherwise()))
                .map(RulePagesTest::word)
                .collect(Collectors.joining(" or "));
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARN -> "warning";
            case NOTE -> "advice";
        };
    }

    private static String covers(Rule rule) {
        return String.join(", ", rule.info().covers());
    }

    private static Path page(Rule rule) {
        return PAGES.resolve(rule.id() + ".md");
    }

    private static String text(Rule rule) throws IOException {
        return Files.readString(page(rule));
    }
}
