package io.github.goimage.processor.output;

/**
 * The files of an image: what is written, what is deleted once nothing writes it any more, and what Java code can read.
 */
public enum ImageFile {
    /** For BuildKit. */
    DOCKERFILE("Dockerfile", "the Dockerfile", false),

    /** As BuildKit looks for it beside the Dockerfile. */
    IGNORE_FILE("Dockerfile.dockerignore", "its ignore file", false),

    /** The same, as other builders look for it at the root of the context. */
    CONTEXT_IGNORE_FILE(".dockerignore", "the ignore file of the context", false),

    /** For builders without BuildKit. */
    PORTABLE_DOCKERFILE("portable/Dockerfile", "the Dockerfile for builders without BuildKit", true),

    /** The same ignore file again. */
    PORTABLE_IGNORE_FILE("portable/.dockerignore", "the ignore file for builders without BuildKit", true),

    /** What {@code docker buildx bake} reads. */
    BAKE_FILE("docker-bake.json", "the bake file", false),

    /** What the image is and how it was evaluated. */
    REPORT("image.json", "the report", false),

    /** What known vulnerabilities of modules mean for the image, for scanners. */
    OPENVEX("openvex.json", "the OpenVEX document", false);

    private final String path;
    private final String description;
    private final boolean portable;

    ImageFile(String path, String description, boolean portable) {
        this.path = path;
        this.description = description;
        this.portable = portable;
    }

    /** Returns what it is, in the middle of a sentence. */
    String description() {
        return description;
    }

    /** Returns its path in the image's folder, {@code portable/Dockerfile}. */
    String path() {
        return path;
    }

    /** Returns whether a builder takes it as its instructions. */
    public boolean isDockerfile() {
        return this == DOCKERFILE || this == PORTABLE_DOCKERFILE;
    }

    /**
     * Returns the name of an image's file in the class output, {@code META-INF/goimage/<image>/portable/Dockerfile}.
     */
    public String resourceName(String image) {
        return "META-INF/goimage/" + image + "/" + path;
    }

    /** Returns whether it belongs to the flavor for builders without BuildKit, which not every image has. */
    public boolean isPortable() {
        return portable;
    }
}
