package io.github.goimage.processor.base;

/** The image of the build stage: Docker's official {@code golang}. */
public final class BuilderImage {
    /**
     * The minor number of the oldest Go 1 release that was supported when this goimage was released, by
     * <a href="https://go.dev/doc/devel/release#policy">Go's release policy</a>: each major release is supported until
     * there are two newer ones. Newer compilers honour an older {@code go} line of go.mod.
     */
    public static final int OLDEST_SUPPORTED_MINOR = 26;

    private BuilderImage() {}

    /**
     * The reference for a Go release.
     *
     * @param go {@code "1.26"} or an exact patch, {@code "1.26.3"}
     * @return the Alpine variant, a quarter of the bytes of the Debian one; neither gcc nor git is in it
     */
    public static String of(String go) {
        return "golang:" + go + "-alpine";
    }
}
