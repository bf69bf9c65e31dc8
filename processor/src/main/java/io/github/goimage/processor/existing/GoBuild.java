package io.github.goimage.processor.existing;

import java.util.List;
import java.util.Optional;

/**
 * A {@code go build} or {@code go install} of a Dockerfile.
 *
 * @param line where its instruction begins
 * @param directory the absolute path in the stage where it runs; may be unknown
 * @param packages the packages that it builds
 * @param output the value of {@code -o}, or empty
 * @param tags build tags
 * @param stamps variables of {@code -X}, as {@code build.stamp} takes them
 * @param cgo whether cgo is on, where the Dockerfile says so
 */
record GoBuild(
        int line,
        String directory,
        List<String> packages,
        String output,
        List<String> tags,
        List<String> stamps,
        Optional<Boolean> cgo) {}
