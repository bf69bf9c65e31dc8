package io.github.goimage.processor.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that the rules say of one image.
 *
 * @param standing what is to be reported, by rule
 * @param waived what the annotation accepts
 */
public record Judgement(List<Verdict> standing, List<WaivedFinding> waived) {
    /** The same, with what only the finished files could show. */
    public Judgement and(Verdict verdict) {
        return new Judgement(
                Stream.concat(standing.stream(), Stream.of(verdict)).toList(), waived);
    }

    /** Whether nothing forbids the image. */
    public boolean accepted() {
        return standing.stream().noneMatch(Verdict::isError);
    }
}
