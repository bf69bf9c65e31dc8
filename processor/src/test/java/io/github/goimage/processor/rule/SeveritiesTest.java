package io.github.goimage.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.policy.Policy;
import io.github.goimage.processor.policy.PolicyReader;
import io.github.goimage.processor.policy.ProcessorJars;
import io.github.goimage.processor.project.Project;
import io.github.goimage.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the root directory's file, a project's file and options make of a finding, and what they cannot. */
final class SeveritiesTest {
    private static final RuleBook RULES = RuleBook.load();

    @TempDir
    Path root;

    private String rootFile = "";
    private String projectFile = "";
    private Map<String, String> options = Map.of();

    static Stream<String> fixedRules() {
        return RULES.ids().fixed().stream().sorted();
    }

    @Test
    void withoutSettingsAFindingHasItsOwnWeight() throws IOException {
        assertEquals(Optional.of(Severity.WARN), severity("LowUid", 1000));
        assertEquals(Optional.of(Severity.ERROR), severity("RootUser", 0));
        assertEquals(Optional.of(Severity.NOTE), severity("UnpinnedBase", 65532));
    }

    @Test
    void theRootDirectoryLowersAnError() throws IOException {
        rootFile = "rules = RootUser:warn";
        assertEquals(Optional.of(Severity.WARN), severity("RootUser", 0));

        rootFile = "rules = RootUser:off";
        assertEquals(Optional.empty(), severity("RootUser", 0));
        assertEquals(List.of(), errors(0));
    }

    @Test
    void aProjectRaisesAndLowersWhatIsNoError() throws IOException {
        projectFile = "rules = LowUid:error, UnpinnedBase:off";
        assertEquals(Optional.of(Severity.ERROR), severity("LowUid", 1000));
        assertEquals(Optional.empty(), severity("UnpinnedBase", 1000));
        assertEquals(List.of("LowUid"), errors(1000));
    }

    @Test
    void anOptionHasTheLastWord() throws IOException {
        rootFile = "rules = LowUid:note";
        projectFile = "rules = LowUid:off";
        options = Map.of("goimage.rules", "LowUid:warn");
        assertEquals(Optional.of(Severity.WARN), severity("LowUid", 1000));
        assertEquals(List.of(), errors(1000));
    }

    @Test
    void strictMakesErrorsOfTheRulesMarkedForIt() throws IOException {
        options = Map.of("goimage.profile", "strict");
        assertEquals(Optional.of(Severity.ERROR), severity("UnpinnedBase", 1000));
        assertEquals(Optional.of(Severity.WARN), severity("LowUid", 1000));

        rootFile = "rules = UnpinnedBase:note";
        assertEquals(Optional.of(Severity.NOTE), severity("UnpinnedBase", 1000));
    }

    @Test
    void theRulesMarkedForStrict() {
        assertEquals(
                List.of("DebugEndpoint", "OversizedBase", "UnpinnedBase", "VulnerableModule"),
                RULES.rules().stream()
                        .filter(rule -> rule.info().strict())
                        .map(rule -> rule.id())
                        .toList());
    }

    /** The fourth way, a waiver, is the matter of {@link RuleBookTest#noWaiverOpensAFixedRule}. */
    @ParameterizedTest
    @MethodSource("fixedRules")
    void nothingLowersAFixedRule(String rule) throws IOException {
        for (String level : List.of("off", "note", "warn")) {
            String setting = rule + ":" + level;

            rootFile = "rules = " + setting;
            assertEquals(List.of("InvalidUser", "UnknownWaiver"), errors(-1), "the root directory's file");
            rootFile = "";

            projectFile = "rules = " + setting;
            assertEquals(List.of("InvalidUser", "UnknownWaiver"), errors(-1), "the project's file");
            projectFile = "";

            options = Map.of("goimage.rules", setting);
            assertEquals(List.of("InvalidUser", "UnknownWaiver"), errors(-1), "the option");
            options = Map.of();
        }
    }

    private Optional<Severity> severity(String rule, int user) throws IOException {
        return evaluate(user).results().stream()
                .filter(result -> result.rule().equals(rule))
                .map(RuleResult::severity)
                .findFirst();
    }

    private List<String> errors(int user) throws IOException {
        return evaluate(user).results().stream()
                .filter(RuleResult::isError)
                .map(RuleResult::rule)
                .toList();
    }

    private Evaluation evaluate(int user) throws IOException {
        Path project = Files.createDirectories(root.resolve("service"));
        Files.writeString(root.resolve("goimage.properties"), rootFile);
        Files.writeString(project.resolve("goimage.properties"), projectFile);
        Policy policy = new PolicyReader(options, Subjects.TODAY, ProcessorJars.NONE).read(new Project(project, root));
        return RULES.evaluate(Subjects.of(RULES, policy, user));
    }
}
