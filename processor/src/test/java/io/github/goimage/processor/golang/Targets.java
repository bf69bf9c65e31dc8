package io.github.goimage.processor.golang;

import io.github.goimage.processor.golang.source.BuildTarget;
import java.util.Set;

/** Build targets for tests. */
public final class Targets {
    private Targets() {}

    /** Returns a target of Linux at the architecture's default level and without tags. */
    public static BuildTarget linux(String arch, boolean cgo, int release) {
        return new BuildTarget("linux", arch, "", cgo, Set.of(), release);
    }
}
