package io.github.goimage.processor.dockerfile;

/** The two kinds of builders that a Dockerfile is written for. */
public enum Flavor {
    /** BuildKit: Docker Engine since 20.10 with {@code DOCKER_BUILDKIT=1}, 23.0 without; buildx; current buildah. */
    BUILDKIT("For BuildKit: docker build and docker buildx."),

    /** Builders without mounts and platforms: docker-java, Testcontainers, Maven and Gradle Docker plugins, kaniko. */
    PORTABLE(
            "For builders without BuildKit: Testcontainers, docker-java, the Maven and Gradle Docker plugins, kaniko.");

    private final String purpose;

    Flavor(String purpose) {
        this.purpose = purpose;
    }

    /** Returns a sentence that says which builders. */
    String purpose() {
        return purpose;
    }
}
