package io.github.goimage.processor.existing;

import java.util.List;

/**
 * A {@code COPY}, or an {@code ADD} of files.
 *
 * @param line where it stands
 * @param stage the stage or image it copies from; empty for the build context
 * @param sources paths in there
 * @param target the absolute path in the stage; ends with a slash if the sources land in it
 */
record Copied(int line, String stage, List<String> sources, String target) {}
