package io.github.goimage;

/** The signal that asks the service to stop: {@code STOPSIGNAL} of the Dockerfile. */
public enum StopSignal {
    /** The signal that Docker and Kubernetes send by default. */
    SIGTERM,

    /** For a program that listens only for {@code os.Interrupt}. */
    SIGINT,

    /** For a program that stops gracefully on SIGQUIT. */
    SIGQUIT,

    /** For a program that stops gracefully on SIGHUP. */
    SIGHUP,

    /** For a program that stops gracefully on SIGUSR1. */
    SIGUSR1,

    /** For a program that stops gracefully on SIGUSR2. */
    SIGUSR2
}
