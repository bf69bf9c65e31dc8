package io.github.goimage.processor.rule;

import java.util.List;

/**
 * All that the rules say of one image.
 *
 * @param standing what is to be reported, by rule
 * @param waived what the annotation accepts
 */
public record Judgement(List<Verdict> standing, List<WaivedFinding> waived) {
    /** Whether nothing forbids the image. */
    public boolean accepted() {
        return standing.stream().noneMatch(Verdict::isError);
    }
}
