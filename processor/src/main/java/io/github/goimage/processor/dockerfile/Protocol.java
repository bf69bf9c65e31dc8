package io.github.goimage.processor.dockerfile;

/** The transport of a port. */
enum Protocol {
    /** TCP, which Docker's grammar omits. */
    TCP(""),
    /** UDP. */
    UDP("/udp");

    private final String suffix;

    Protocol(String suffix) {
        this.suffix = suffix;
    }

    /** Returns what follows the number in {@code EXPOSE} and {@code docker run -p}. */
    String suffix() {
        return suffix;
    }
}
