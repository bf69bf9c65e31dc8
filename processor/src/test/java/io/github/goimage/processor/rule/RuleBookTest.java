package io.github.goimage.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.goimage.processor.GoImageProcessor;
import io.github.goimage.processor.TestCompiler;
import io.github.goimage.processor.TestCompiler.Outcome;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.WaiverSpec;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.annotation.processing.Processor;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleBookTest {
    private static final RuleBook RULES = RuleBook.load();
    private static final String SERVICE_FILE = "META-INF/services/" + Rule.class.getName();

    @TempDir
    Path directory;

    static Stream<String> rules() {
        return RULES.rules().stream().map(Rule::id);
    }

    static Stream<String> fixedRules() {
        return RULES.ids().fixed().stream().sorted();
    }

    static Stream<String> waivableRules() {
        return RULES.ids().waivable().stream().sorted();
    }

    @Test
    void holdsEveryRule() throws Exception {
        Path classes = Path.of(RuleBook.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> annotated = new ArrayList<>();
        for (String folder : List.of("io/github/goimage/processor/rule", "io/github/goimage/processor/rules")) {
            try (Stream<Path> files = Files.list(classes.resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    String name = file.getFileName().toString().replace(".class", "");
                    if (Class.forName(folder.replace('/', '.') + "." + name).isAnnotationPresent(RuleInfo.class)) {
                        annotated.add(name);
                    }
                }
            }
        }
        annotated.sort(Comparator.naturalOrder());

        assertEquals(annotated, rules().toList(), "sorted, and loaded through " + SERVICE_FILE);
        assertEquals(annotated.size(), new HashSet<>(annotated).size());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleSaysWhatItRejects(String rule) {
        RuleInfo info = rule(rule).info();

        assertFalse(info.summary().isBlank());
        assertFalse(info.summary().endsWith("."));
        assertEquals(
                info.summary().substring(0, 1).toLowerCase(Locale.ROOT),
                info.summary().substring(0, 1));
    }

    /** What any detector of credentials finds is not shown either where a company's rule quotes it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----",
                "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0t" + "LS0tCk1JSUVwQUlCQUFLQ0FRRUE=",
                "{\"type\": \"service_account\"" + "}",
                "DB_PASSWORD=hunter2",
            })
    void aRuleThatQuotesACredentialDoesNotShowIt(String credential) {
        RuleBook rules = new RuleBook(List.of(new QuotingRule()));
        Finding finding = rules.evaluate(Subjects.of(rules, -1, new WaiverSpec("Nowhere", "", credential, "")))
                .results()
                .get(0)
                .finding();

        assertEquals(1, finding.problem().split("<").length - 1, finding::problem);
        assertFalse(finding.problem().contains(credential), finding::problem);
        assertFalse(finding.fix().contains(credential), finding::fix);
        assertFalse(finding.problem().contains("MIIE") || finding.problem().contains("hunter2"), finding::problem);
    }

    @ParameterizedTest
    @MethodSource("fixedRules")
    void noWaiverOpensAFixedRule(String rule) {
        Evaluation evaluation = RULES.evaluate(Subjects.of(RULES, -1, new WaiverSpec(rule, "", "we want it", "")));

        assertEquals(
                List.of("InvalidUser", "UnknownWaiver"),
                evaluation.results().stream()
                        .filter(RuleResult::isError)
                        .map(RuleResult::rule)
                        .toList());
        assertEquals(List.of(), evaluation.waived());
    }

    @ParameterizedTest
    @MethodSource("waivableRules")
    void anyOtherRuleCanBeWaived(String rule) {
        String only = rule(rule).info().waivedSingly() ? "an id" : "";
        JudgedImage subject = Subjects.of(RULES, 65532, new WaiverSpec(rule, only, "a reason", ""));

        assertTrue(RULES.evaluate(subject).isAccepted());
    }

    @Test
    void aWaiverHoldsOnItsLastDay() {
        Evaluation evaluation = RULES.evaluate(rootUntil(Subjects.TODAY));

        assertEquals(
                List.of("RootUser"),
                evaluation.waived().stream()
                        .map(waived -> waived.result().rule())
                        .toList());
        assertTrue(evaluation.isAccepted());
    }

    @Test
    void aWaiverEndsTheDayAfter() {
        Evaluation evaluation = RULES.evaluate(rootUntil(Subjects.TODAY.minusDays(1)));

        assertEquals(List.of(), evaluation.waived());
        assertEquals(
                List.of("RootUser", "WaiverExpired"),
                evaluation.results().stream()
                        .filter(RuleResult::isError)
                        .map(RuleResult::rule)
                        .toList());
    }

    private static JudgedImage rootUntil(LocalDate day) {
        return Subjects.of(RULES, 0, new WaiverSpec("RootUser", "", "a reason", day.toString()));
    }

    @Test
    void aCompanysRuleSpeaksAsOursDo() throws Exception {
        Matcher example =
                Pattern.compile("(?s)```java\n(.*?)```").matcher(Files.readString(Path.of("../docs/own-rules.md")));
        assertTrue(example.find());
        jar("NoOwner", example.group(1));

        assertEquals(
                List.of("[NoOwner] com.acme.localcache @GoImage(labels): nobody owns this image"
                        + "\nfix: labels = \"com.acme.owner=payments\"\nhttps://wiki.acme.example/owners"),
                compileWithJar("port = 8000").findingTexts());
        assertEquals(List.of(), compileWithJar("labels = \"com.acme.owner=a\"").findings());
        assertEquals(
                List.of(),
                compileWithJar("waive = @Waiver(rule = \"NoOwner\", reason = \"a test\")")
                        .findings());
    }

    @Test
    void aCompanysRuleWithoutAPageHasTwoLines() throws Exception {
        jar("NoPort", """
                package com.acme.rules;

                import io.github.goimage.rule.AttributePath;
                import io.github.goimage.rule.*;
                import java.util.List;

                @RuleInfo(summary = "no port", severity = Severity.WARN)
                public final class NoPort implements Rule {
                    @Override
                    public List<Finding> check(Subject subject) {
                        return List.of(new Finding(AttributePath.of("port"), "no port", "port = 8080"));
                    }
                }
                """);

        assertEquals(
                List.of("[NoPort] com.acme.localcache @GoImage(port): no port\nfix: port = 8080"),
                compileWithJar("").findingTexts());
    }

    /** Compiles a rule into a jar that has nothing else, as a company would put it on the processor path. */
    private void jar(String name, String source) throws IOException {
        Path file = Files.createDirectories(directory.resolve("sources")).resolve(name + ".java");
        Files.writeString(file, source);
        String classes = directory.resolve("classes").toString();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, messages, messages, "-proc:none", "-d", classes, file.toString());
        assertEquals(0, code, messages::toString);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(directory.resolve("rules.jar")))) {
            jar.putNextEntry(new ZipEntry("com/acme/rules/" + name + ".class"));
            jar.write(Files.readAllBytes(
                    directory.resolve("classes/com/acme/rules").resolve(name + ".class")));
            jar.putNextEntry(new ZipEntry(SERVICE_FILE));
            jar.write(("com.acme.rules." + name + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aRuleThatThrowsIsOneErrorThatNamesIt() throws Exception {
        Outcome outcome = compileWith("io.github.goimage.processor.rule.ThrowingRule");

        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        String text = outcome.findingTexts().get(0);
        assertTrue(
                text.startsWith("[InternalError] com.acme.localcache @GoImage(): the rule"
                        + " io.github.goimage.processor.rule.ThrowingRule of "),
                text);
        assertTrue(
                text.contains(" threw java.lang.IllegalStateException: out of order at"
                        + " io.github.goimage.processor.rule.ThrowingRule.check(ThrowingRule.java:"),
                text);
        assertTrue(text.endsWith("""

                fix: report this message and the annotation to the rule's author; the image was not written
                https://github.com/goimage/goimage/blob/main/docs/own-rules.md"""), text);
        assertEquals(1, outcome.findings().get(0).line(), "the annotation's line, not the package's");
        assertEquals(Map.of(), outcome.files());
    }

    @Test
    void aRuleThatReturnsNullIsNamed() throws Exception {
        Outcome outcome = compileWith("io.github.goimage.processor.rule.SilentRule");

        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        String text = outcome.findingTexts().get(0);
        assertTrue(
                text.contains(" cannot be used: check returned null\nfix: report this message and the annotation"),
                text);
        assertEquals(Map.of(), outcome.files());
    }

    @Test
    void anErrorOfARuleIsNamedLikeAnException() throws Exception {
        Outcome outcome = compileWith("io.github.goimage.processor.rule.AssertingRule");

        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        String text = outcome.findingTexts().get(0);
        assertTrue(
                text.startsWith("[InternalError] com.acme.localcache @GoImage(): the rule"
                        + " io.github.goimage.processor.rule.AssertingRule of "),
                text);
        assertTrue(text.contains(" threw java.lang.AssertionError: never so at "), text);
        assertEquals(Map.of(), outcome.files());
    }

    @Test
    void anErrorOfARulesConstructorIsNamed() throws Exception {
        jar("Unmade", """
                package com.acme.rules;

                import io.github.goimage.rule.*;
                import java.util.List;

                @RuleInfo(summary = "nothing", severity = Severity.NOTE)
                public final class Unmade implements Rule {
                    public Unmade() {
                        throw new AssertionError("never made");
                    }

                    @Override
                    public List<Finding> check(Subject subject) {
                        return List.of();
                    }
                }
                """);
        Outcome outcome = compile(directory.resolve("rules.jar"), "port = 8000");

        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        String text = outcome.findingTexts().get(0);
        assertTrue(text.contains("rules.jar threw java.lang.AssertionError: never made at "), text);
    }

    @Test
    void aFindingWithoutAFixIsABugOfTheRule() throws Exception {
        jar("NoFix", """
                package com.acme.rules;

                import io.github.goimage.rule.AttributePath;
                import io.github.goimage.rule.*;
                import java.util.List;

                @RuleInfo(summary = "nothing", severity = Severity.NOTE)
                public final class NoFix implements Rule {
                    @Override
                    public List<Finding> check(Subject subject) {
                        return List.of(new Finding(AttributePath.of("port"), "wrong", null));
                    }
                }
                """);
        Outcome outcome = compile(directory.resolve("rules.jar"), "port = 8000");

        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        String text = outcome.findingTexts().get(0);
        assertTrue(text.contains(" com.acme.rules.NoFix of "), text);
        assertTrue(text.contains("rules.jar threw java.lang.NullPointerException: fix of a finding at "), text);
        assertEquals(Map.of(), outcome.files());
    }

    @Test
    void aFindingOfASeverityThatTheRuleDoesNotDeclareIsABugOfTheRule() throws Exception {
        Outcome outcome = compileWith("io.github.goimage.processor.rule.UndeclaredRule");

        assertEquals(1, outcome.findings().size(), outcome.messages()::toString);
        String text = outcome.findingTexts().get(0);
        assertTrue(
                text.contains(" cannot be used: its @RuleInfo does not declare the severity ERROR of a finding\n"),
                text);
        assertEquals(Map.of(), outcome.files());
    }

    @Test
    void aRuleThatCannotBeLoadedIsOneErrorThatNamesItAndWhoAsksForIt() throws Exception {
        Outcome outcome = compileWith("com.acme.NoSuchRule");

        assertEquals(
                List.of("[InternalError] com.acme.localcache @GoImage(): a rule cannot be loaded:"
                        + " io.github.goimage.rule.Rule: Provider com.acme.NoSuchRule not found, which is listed in "
                        + directory.resolve("rules").toUri().toURL().toString().replaceAll("/$", "")
                        + "\nfix: report this message and the annotation to the rule's author; the image was not"
                        + " written\nhttps://github.com/goimage/goimage/blob/main/docs/own-rules.md"),
                outcome.findingTexts());
        assertEquals(Map.of(), outcome.files());
    }

    @Test
    void aRuleWithoutInfoIsRefused() {
        Rule rule = subject -> List.of();

        BrokenRuleException thrown = assertThrows(BrokenRuleException.class, () -> new RuleBook(List.of(rule)));
        assertTrue(thrown.getMessage().endsWith(" cannot be used: it has no @RuleInfo"), thrown::getMessage);
    }

    @Test
    void aBrokenRuleLeavesNoFileOfAnEarlierCompilation() throws Exception {
        Outcome good = TestCompiler.in(directory.resolve("project"))
                .annotation("port = 8000")
                .read();
        assertTrue(good.success());

        assertEquals(
                List.of("com/acme/localcache/LocalcacheImage.java"),
                List.copyOf(compileWith("com.acme.NoSuchRule").files().keySet()),
                "the class alone may stay");
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        List<Rule> rules = List.of(new ThrowingRule(), new ThrowingRule());

        BrokenRuleException thrown = assertThrows(BrokenRuleException.class, () -> new RuleBook(rules));
        assertTrue(thrown.getMessage().endsWith("another rule has the name ThrowingRule"), thrown::getMessage);
        assertEquals("rename the class: its simple name is the rule's id", thrown.fix());
    }

    /** Compiles a good annotation with a processor that finds this rule, too. */
    private Outcome compileWith(String rule) throws Exception {
        serviceFile(rule);
        return compile(directory.resolve("rules"), "port = 8000");
    }

    private void serviceFile(String rule) throws IOException {
        Path file = directory.resolve("rules").resolve(SERVICE_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# ours\n" + rule + "\n");
    }

    private Outcome compileWithJar(String members) throws Exception {
        return compile(directory.resolve("rules.jar"), members);
    }

    private Outcome compile(Path first, String members) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(processorPath(first), ClassLoader.getPlatformClassLoader())) {
            Class<?> processor = loader.loadClass(GoImageProcessor.class.getName());
            return TestCompiler.in(directory.resolve("project"))
                    .annotation(members)
                    .processors((Processor) processor.getConstructor().newInstance())
                    .read();
        }
    }

    private static URL[] processorPath(Path first) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(first.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static Rule rule(String id) {
        return RULES.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
