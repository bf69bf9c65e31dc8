package io.github.goimage.processor.rules;

import io.github.goimage.processor.rule.JudgedImage;
import io.github.goimage.processor.service.BuiltProgram;
import io.github.goimage.processor.service.Source;
import io.github.goimage.processor.service.SourcePlan;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An element of {@code main}, where there are several.
 *
 * @param text the element
 * @param program what is built of it
 */
record NamedProgram(SpecText text, BuiltProgram program) {
    /** Returns the programs of an image in their order; none for an image with one, which is always {@code /app}. */
    static List<NamedProgram> of(JudgedImage subject) {
        List<SpecText> texts = SpecText.of("main", subject.spec().main());
        List<BuiltProgram> programs = subject.program()
                .map(program -> program.source().programs())
                .orElseGet(() -> subject.input() instanceof Source
                        ? List.of()
                        : SourcePlan.unknown(subject.spec().main()).programs());
        return texts.size() < 2 || texts.size() != programs.size()
                ? List.of()
                : IntStream.range(0, texts.size())
                        .mapToObj(i -> new NamedProgram(texts.get(i), programs.get(i)))
                        .toList();
    }

    /** Returns whether it is known what the go command calls it. */
    boolean hasName() {
        return !program.executable().isEmpty();
    }

    /** Returns where the go command writes it, in the root of the image. */
    String target() {
        return "/" + program.executable();
    }
}
