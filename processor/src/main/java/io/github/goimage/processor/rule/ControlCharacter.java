package io.github.goimage.processor.rule;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.spec.Printable;
import java.util.List;
import java.util.OptionalInt;

/**
 * A character that could end a line of the Dockerfile and so begin an instruction of its own, or that is half of a character
 * and has no bytes. Tabs are fine.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a control character in a string", severity = Severity.ERROR, fixed = true)
public final class ControlCharacter implements Rule {
    @Override
    public List<Finding> check(Subject subject) {
        return SpecText.of(subject.spec()).stream()
                .filter(text -> firstControl(text.value()).isPresent())
                .map(text -> new Finding(
                        text.path(),
                        "the character "
                                + Printable.of(Character.toString(
                                        firstControl(text.value()).getAsInt())) + " could end a line of the Dockerfile",
                        "leave the character out"))
                .toList();
    }

    private static OptionalInt firstControl(String text) {
        return text.codePoints()
                .filter(c -> c != '\t' && Printable.isControl(c))
                .findFirst();
    }
}
