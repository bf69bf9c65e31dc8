package io.github.goimage.processor.rules;

import com.google.auto.service.AutoService;
import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.rule.OwnRule;
import io.github.goimage.processor.text.Printable;
import io.github.goimage.rule.Finding;
import io.github.goimage.rule.Rule;
import io.github.goimage.rule.RuleInfo;
import io.github.goimage.rule.Severity;
import java.util.List;
import java.util.OptionalInt;

/**
 * Rejects a character that could end a line of the Dockerfile and start a new instruction, one that cannot be seen or
 * changes the order in which text is shown, and an unpaired surrogate, which UTF-8 cannot encode. Tabs are fine.
 */
@AutoService(Rule.class)
@RuleInfo(summary = "a control character in a string", severity = Severity.ERROR, fixed = true)
public final class ControlCharacter extends OwnRule {
    @Override
    protected List<Finding> findings(JudgedImage subject) {
        return SpecText.of(subject.spec()).stream()
                .flatMap(text -> first(text.value()).stream().mapToObj(c -> finding(text, c)))
                .toList();
    }

    /** Returns true: a value that breaks a line has no other fault worth a message. */
    @Override
    protected boolean standsAlone() {
        return true;
    }

    private static Finding finding(SpecText text, int character) {
        String harm = switch (Character.getType(character)) {
            case Character.SURROGATE -> " is an unpaired surrogate, which UTF-8 cannot encode";
            case Character.FORMAT, Character.UNASSIGNED, Character.OTHER_LETTER, Character.NON_SPACING_MARK ->
                " is invisible, so a reader would see another value than the builder";
            default -> " would break a line of the Dockerfile";
        };
        return new Finding(text.path(), "the character " + Printable.escape(character) + harm, "remove the character");
    }

    /** Returns whether a text holds such a character. */
    static boolean isIn(String text) {
        return first(text).isPresent();
    }

    private static OptionalInt first(String text) {
        return text.codePoints()
                .filter(c -> c != '\t' && Printable.isControl(c))
                .findFirst();
    }
}
