package io.github.goimage.processor.rules;

import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.text.JavaLiteral;
import io.github.goimage.rule.AttributePath;
import java.util.List;

/** What to write instead, as Java that compiles. */
final class Fix {
    private Fix() {}

    /** Returns the base without {@code from}, and which image it then is. */
    static String ownBase(JudgedImage subject) {
        return "base = Base." + subject.spec().base() + " without from, which means "
                + subject.policy().supply().images().base(subject.base().reference());
    }

    /** Returns the builder without {@code from}, and whose image it then is. */
    static String ownBuilder(JudgedImage subject) {
        String official = subject.builder().reference();
        String own = subject.policy().supply().images().builder(official);
        return "remove from in @Build, for " + (own.equals(official) ? "Docker's golang image" : own);
    }

    /**
     * Returns a string in place of the one at the path: {@code name = "api"}, or only the element if the array has
     * others.
     */
    static String string(AttributePath path, String value) {
        AttributePath.Step last = path.steps().get(path.steps().size() - 1);
        return last.index() >= 0 && last.size() > 1
                ? JavaLiteral.of(value)
                : last.member() + " = " + JavaLiteral.of(value);
    }

    /** Returns a whole array of strings: {@code volumes = "/data"}, {@code volumes = {"/a", "/b"}}. */
    static String strings(String member, List<String> values) {
        List<String> texts = values.stream().map(JavaLiteral::of).toList();
        return member + " = " + (texts.size() == 1 ? texts.get(0) : "{" + String.join(", ", texts) + "}");
    }

    /** Returns a whole array of numbers: {@code port = 8080}, {@code port = {8000, 8080}}. */
    static String numbers(String member, List<Integer> values) {
        List<String> texts = values.stream().map(String::valueOf).toList();
        return member + " = " + (texts.size() == 1 ? texts.get(0) : "{" + String.join(", ", texts) + "}");
    }
}
