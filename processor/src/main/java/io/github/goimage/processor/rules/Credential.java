package io.github.goimage.processor.rules;

import io.github.goimage.processor.secret.Secrets;
import io.github.goimage.rule.AttributePath;
import io.github.goimage.rule.ImageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A string of an annotation that is a credential, by itself or by the flag before it.
 *
 * @param path where it stands
 * @param value the string; must not be shown
 * @param what what it is, with its article
 */
public record Credential(AttributePath path, String value, String what) {
    /** Returns the credentials of an annotation, in the order of its members. */
    public static List<Credential> of(ImageSpec spec) {
        List<Credential> found = new ArrayList<>();
        for (SpecText text : SpecText.of(spec)) {
            Secrets.find(text.value()).ifPresent(what -> found.add(new Credential(text.path(), text.value(), what)));
        }
        addWordsAfterFlags(found, SpecText.of("args", spec.args()));
        addWordsAfterFlags(found, SpecText.of("fixedArgs", spec.fixedArgs()));
        addWordsAfterFlags(found, SpecText.of("healthcheck", spec.healthcheck()));
        return found;
    }

    /** Adds the value after a flag that names it: {@code args = {"-db-password", "…"}}. */
    private static void addWordsAfterFlags(List<Credential> found, List<SpecText> words) {
        for (int i = 1; i < words.size(); i++) {
            String flag = words.get(i - 1).value();
            SpecText word = words.get(i);
            Optional<String> what =
                    flag.startsWith("-") && Secrets.find(word.value()).isEmpty()
                            ? Secrets.find(flag, word.value())
                            : Optional.empty();
            what.ifPresent(is -> found.add(new Credential(word.path(), word.value(), is)));
        }
    }
}
