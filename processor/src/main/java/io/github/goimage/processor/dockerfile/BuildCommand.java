package io.github.goimage.processor.dockerfile;

import java.util.List;
import java.util.stream.Collectors;

/** The command that builds an image with BuildKit. */
public final class BuildCommand {
    /** The name of the secret with the credentials for private modules. */
    public static final String SECRET_ID = "netrc";

    /** The name of the secret with the keys of the hosts that ssh may talk to. */
    public static final String KNOWN_HOSTS_ID = "known_hosts";

    private static final String SSH =
            " --ssh default --secret \"id=" + KNOWN_HOSTS_ID + ",src=$HOME/.ssh/known_hosts\"";

    /** In double quotes: a shell, also PowerShell, inserts the home directory, which may contain spaces. */
    private static final String SECRET = " --secret \"id=" + SECRET_ID + ",src=$HOME/.netrc\"";

    private BuildCommand() {}

    /** Returns the command for a shell. */
    public static String of(ImagePlan plan, String dockerfile, String context, Shell shell) {
        return words(plan, shell.command(List.of(dockerfile)), context, shell);
    }

    /** Returns the same for every place that the Dockerfile is copied to, which is written {@code <this file>}. */
    static String forThisFile(ImagePlan plan) {
        return words(plan, "<this file>", plan.contextFromProject(), Shell.POSIX);
    }

    private static String words(ImagePlan plan, String quotedDockerfile, String context, Shell shell) {
        return "docker build"
                + (plan.builder().pulled() ? " --pull" : "")
                + plan.onlyPlatform().map(option -> " " + option).orElse("") + stamps(plan, shell) + " -t "
                + plan.spec().name() + " -f " + quotedDockerfile + (plan.usesNetrc() ? SECRET : "")
                + (plan.usesSsh() ? SSH : "") + " "
                + shell.command(List.of(context));
    }

    /** Returns the build arguments that the linker sets, with the values that they have anyway. */
    private static String stamps(ImagePlan plan, Shell shell) {
        return plan.stamps().stream()
                .map(stamp -> stamp.argument() + "=" + stamp.absent().orElse(""))
                .map(argument -> " --build-arg " + shell.command(List.of(argument)))
                .distinct()
                .collect(Collectors.joining());
    }
}
