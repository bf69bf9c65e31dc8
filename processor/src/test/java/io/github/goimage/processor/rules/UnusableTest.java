package io.github.goimage.processor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.goimage.processor.files.SourceLine;
import io.github.goimage.processor.files.UnusableFileException;
import io.github.goimage.processor.rule.ImageContext;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.RuleBook;
import io.github.goimage.processor.rule.RuleResult;
import io.github.goimage.processor.rule.Subjects;
import io.github.goimage.processor.service.Unusable;
import io.github.goimage.processor.service.Unusable.PrebuiltOutsideRoot;
import io.github.goimage.processor.service.Unusable.Reason;
import io.github.goimage.processor.spec.CapturedSpecs;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An input that nothing can be built from has no plan, so a rule that no setting lowers has to reject it. */
final class UnusableTest {
    private static final RuleBook RULES = RuleBook.load();
    private static final SourceLine LINE = new SourceLine("go.mod", 3);

    @TempDir
    private Path directory;

    static Stream<Reason> reasons() {
        return Stream.of(
                new Unusable.MissingModule("svc", List.of()),
                new Unusable.SeveralModules(List.of(
                        new Unusable.FoundModule("a", Optional.empty()),
                        new Unusable.FoundModule("b", Optional.of("./cmd/b")))),
                new Unusable.CodeWithoutModule("main.go", List.of(".")),
                new Unusable.OutsideRoot("../svc"),
                new PrebuiltOutsideRoot(),
                new Unusable.OutsideLine(LINE, "../lib", Path.of("/lib"), Path.of("/repo")),
                new Unusable.AbsoluteLine(LINE, "/repo/lib", "../lib"),
                new Unusable.UnusableFile(UnusableFileException.Kind.SYNTAX, LINE, "is torn"),
                new Unusable.UnnameablePath("\ufffd"));
    }

    @Test
    void everyReasonIsTried() {
        assertEquals(
                Set.of(Reason.class.getPermittedSubclasses()),
                reasons().map(Object::getClass).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void aRuleThatNoSettingLowersRejectsIt(Reason reason) {
        JudgedImage bare = Subjects.of(RULES, 65532);
        ImageContext context = new ImageContext(
                new Unusable(bare.input().settings(), reason),
                bare.policy(),
                bare.imageContext().project(),
                List.of(),
                bare.imageContext().output(),
                bare.imageContext().outputFault(),
                bare.imageContext().optionFault(),
                bare.imageContext().annotationFile());
        String members = reason instanceof PrebuiltOutsideRoot ? "build = @Build(prebuilt = \"app\")" : "";
        JudgedImage image = new JudgedImage(
                CapturedSpecs.of(directory, "@GoImage(" + members + ")").get(0),
                context,
                bare.baseReference(),
                bare.builderReference(),
                bare.timeZonesReference(),
                RULES.ids());

        List<String> rejecting = RULES.evaluate(image).results().stream()
                .filter(result -> result.isError() && isFixed(result.rule()))
                .map(RuleResult::rule)
                .toList();

        assertEquals(1, rejecting.size(), () -> reason + ": " + rejecting);
    }

    private static boolean isFixed(String id) {
        return RULES.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .map(Rule::info)
                .anyMatch(RuleInfo::fixed);
    }
}
