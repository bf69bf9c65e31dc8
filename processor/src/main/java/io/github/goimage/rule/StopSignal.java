package io.github.goimage.rule;

/** The signal that asks the service to stop, by the names of the annotation's {@code io.github.goimage.StopSignal}. */
public enum StopSignal {
    /** The signal that Docker and Kubernetes send by default. */
    SIGTERM,

    /** What {@code os.Interrupt} stands for. */
    SIGINT,

    /** A quit from the keyboard. */
    SIGQUIT,

    /** A hang-up, which usually makes a program read its settings again. */
    SIGHUP,

    /** The first signal that a program may use as it likes. */
    SIGUSR1,

    /** The second signal that a program may use as it likes. */
    SIGUSR2
}
